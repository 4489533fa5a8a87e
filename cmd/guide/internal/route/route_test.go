package route

import (
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func testMap(t *testing.T) *Map {
	t.Helper()
	var diags diag.List
	m := NewMap(nil, nil)
	for _, p := range []Page{
		{URL: Home, Origin: diag.Pos{File: "content/pages/home.md"}, Anchors: []string{"main", "start"}},
		{URL: Article("node"), Origin: diag.Pos{File: "content/articles/node.md"}, Anchors: []string{"main", "levels"}},
		{URL: Option("tea", "black"), Origin: diag.Pos{File: "data/tea/options/black.yaml", Line: 1, Col: 5}, Anchors: []string{"price"}},
		{URL: Criterion("tea", "price")},
		{URL: Compare("tea")},
		{URL: Pair("tea", "green", "black")},
	} {
		m.Add(p, &diags)
	}
	m.AddFile("content/pages/home.md", Home)
	m.AddFile("content/articles/node.md", Article("node"))
	m.AddFile("data/tea/options/black.yaml", Option("tea", "black"))
	m.AddFile("data/tea/criteria.yaml", Compare("tea"))
	m.AddFile("data/tea/criteria.yaml#price", Criterion("tea", "price"))
	if diags.Failed() {
		t.Fatal(diags.All())
	}
	return m
}

// TestResolve gives links as Markdown hands them on, and where they lead or
// why they do not.
func TestResolve(t *testing.T) {
	m := testMap(t)
	for _, test := range []struct{ target, fragment, want, rule, hint string }{
		{"content/articles/node.md", "", "/articles/node/", "", ""},
		{"/content/articles/node.md", "", "/articles/node/", "", ""},
		{"content/articles/node.md", "levels", "/articles/node/#levels", "", ""},
		{"/data/tea/options/black.yaml", "", "/tea/black/", "", ""},
		{"/data/tea/options/black.yaml", "price", "/tea/black/#price", "", ""},
		{"/data/tea/criteria.yaml", "", "/tea/compare/", "", ""},
		{"/data/tea/criteria.yaml", "price", "/tea/criteria/price/", "", ""},
		{"/tea/compare/", "", "/tea/compare/", "", ""},
		{"/tea/compare/black-vs-green/", "", "/tea/compare/black-vs-green/", "", ""},
		{"content/pages/home.md", "", "/", "", ""},
		{"/", "", "/", "", ""},
		{"", "start", "/#start", "", ""}, // on the page itself
		{"", "stat", "", "dead-anchor", `did you mean "start"?`},
		{"content/articles/nod.md", "", "", "dead-link", `did you mean "/content/articles/node.md"?`},
		{"content/articles/Node.md", "", "", "dead-link", `did you mean "/content/articles/node.md"?`},
		{"/data/tea/options/blck.yaml", "", "", "dead-link", `did you mean "/data/tea/options/black.yaml"?`},
		{"/data/tea/criteria.yaml", "prize", "", "dead-anchor", `did you mean "price"?`},
		{"content/articles/node.md", "level", "", "dead-anchor", `did you mean "levels"?`},
		{"content/articles/node.md", "x", "", "dead-anchor", "one of: levels"}, // main is nobody's part
		{"/tea/compare", "", "", "dead-link", `did you mean "/tea/compare/"?`},
		{"/Tea/compare/", "", "", "dead-link", `did you mean "/tea/compare/"?`},
		{"/tea/compare/green-vs-black/", "", "", "dead-link", ""},
		{"/tea/compare/", "price", "", "dead-anchor", ""},
		{"/somewhere/entirely/different.yaml", "", "", "dead-link", "link to a file that exists, or create it"},
		{"/somewhere/entirely/different/", "", "", "dead-link", "link to a file of the repository, such as ../pages/how-we-decide.md, or to an address such as /backend/compare/"},
	} {
		got, fault := m.Resolve(Home, test.target, test.fragment)
		if fault == nil {
			fault = &Fault{}
		}
		if got != test.want || fault.Rule != test.rule || test.hint != "" && fault.Hint != test.hint {
			t.Errorf("Resolve(%q, %q) = %q, %+v; want %q, %s, %s", test.target, test.fragment, got, *fault, test.want, test.rule, test.hint)
		}
	}
}

func TestAdd(t *testing.T) {
	for _, test := range []struct {
		url, hint string
	}{
		{"/articles/node/", "the other page is made of content/articles/node.md; rename one of the two"},
		{"/articles/Node/", "the other page is made of content/articles/node.md; rename one of the two"},
		{"/tea/black/", "the other page is made of data/tea/options/black.yaml:1:5; rename one of the two"},
		{"/tea/compare/", "it is the address of a page that every guide has; choose another one"},
	} {
		m, diags := testMap(t), &diag.List{}
		before := m.URLs()
		m.Add(Page{URL: test.url, Origin: diag.Pos{File: "x.md"}}, diags)
		all := diags.All()
		if len(all) != 1 || all[0].Rule != "address-taken" || all[0].File != "x.md" || all[0].Hint != test.hint {
			t.Errorf("%s: %v", test.url, all)
		}
		if !slices.Equal(m.URLs(), before) || !slices.IsSorted(before) {
			t.Errorf("%s: the addresses are %v, before %v", test.url, m.URLs(), before)
		}
	}
	if testMap(t).Page("/Articles/node/") != nil {
		t.Error("a page is found in another case")
	}
}

func TestAddresses(t *testing.T) {
	for got, want := range map[string]string{
		Pair("tea", "green", "black"):        "/tea/compare/black-vs-green/",
		Pair("tea", "black", "green"):        "/tea/compare/black-vs-green/",
		ReversePair("tea", "black", "green"): "/tea/compare/green-vs-black/",
		ReversePair("tea", "green", "black"): "/tea/compare/green-vs-black/",
		Cell("tea", "black", "price"):        "/tea/black/#price",
		Standing("home"):                     "/",
		Standing("how-we-decide"):            "/how-we-decide/",
		Source("old-book"):                   "/sources/#old-book",
		Data("tea"):                          "/data/tea.json",
		CSV("tea"):                           "/tea/compare/matrix.csv",
		Scenarios("tea"):                     "/tea/scenarios/",
		Sample("steep"):                      "/samples/steep/",
		Schema("stack"):                      "/data/schema/stack.json",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
