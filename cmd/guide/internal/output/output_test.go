package output

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

var update = flag.Bool("update", false, "write what the outputs give into the fixtures")

// input is the small guide of the scripts, with hostile words where an output
// could trip over them.
func input(t *testing.T) *Input {
	t.Helper()
	var diags diag.List
	g := model.Load(source.Read(os.DirFS("../../testdata/guide"), &diags), memo.New(), nil, &diags)
	for _, d := range diags.All() {
		if d.File != "layouts" && d.File != "assets" { // the fixture has neither
			t.Fatal(d)
		}
	}
	day := func(d int) model.Date { return model.Date{Year: 2026, Month: 1, Day: d} }
	g.Decisions[0].Options[0].Cell("price").Verdict.V = `=HYPERLINK("x"), <b>`
	g.Stack.Version = strict.At[int]{V: 3, Pos: diag.Pos{File: model.StackFile, Line: 1}}
	g.Stack.Follows = []model.Follow{
		{Question: model.IDAt{V: "guests"}, Answer: model.IDAt{V: "none"}, Answered: asks(map[string][]model.IDAt{"night": {{V: "short"}}}), Because: said("Nobody comes <after> such a night.")},
	}
	g.Stack.Scenarios = []model.StackScenario{{
		ID: model.IDAt{V: "alone"}, Title: said("Alone at home"), Text: said("The mug is clean, and nobody comes."), Made: asks(map[string]model.IDAt{"cup": {V: "mug"}}),
		Answers: asks(map[string]model.IDAt{"night": {V: "long"}, "guests": {V: "none"}}), Accept: asks(map[string][]model.IDAt{"cup": {{V: "mug"}}, "tea": {}}), Because: said("One cup is enough."),
	}}
	g.Stack.Links = []model.StackLink{{Query: said("cup=mug&v=1"), Outcomes: asks(map[string]model.IDAt{"tea": {V: "mild-tea"}}), Since: strict.At[model.Date]{V: day(2)}}}
	flows := flow.All(g)
	return &Input{
		Guide: g, Flows: flows, Stack: stack.New(g, flows), Origin: "https://x.example", Base: "/repo",
		Pages: func() []Page {
			return []Page{
				{URL: "/", Title: "Which tea?", Summary: "Where to begin.", Section: "Guide"},
				{URL: "/articles/black/", Twin: "/articles/black/index.md", Title: `Black [tea] & "<milk>"`, Summary: "Mornings.", Section: "Articles", Article: true, Published: day(10), Changed: day(12)},
				{URL: "/articles/green/", Title: "Green", Summary: "Afternoons.", Section: "Articles", Article: true, Published: day(11), Changed: day(11)},
				{URL: "/articles/white/", Title: "White", Summary: "Evenings.", Section: "Articles", Article: true, Published: day(12), Changed: day(12)},
				{URL: "/unlisted/", Title: "Unlisted", Summary: "Not for lists."},
			}
		},
		Redirects: []Redirect{{"/black/", "/articles/black/"}},
	}
}

func said(text string) strict.At[string] { return strict.At[string]{V: text} }

// asks is a map of a data file in the order of its keys.
func asks[V any](m map[string]V) strict.Map[V] {
	var all strict.Map[V]
	for _, key := range slices.Sorted(maps.Keys(m)) {
		all = append(all, strict.Entry[V]{Key: said(key), Value: m[key]})
	}
	return all
}

// TestFixtures compares what each output makes with testdata/<output>.txtar;
// an output without a fixture or a sentence fails.
func TestFixtures(t *testing.T) {
	for _, o := range outputs {
		if !regexp.MustCompile(`^[A-Z].*\.$`).MatchString(o.doc) {
			t.Errorf("the output %s has no sentence: %q", o.name, o.doc)
		}
		files := o.make(input(t))
		got := &txtar.Archive{}
		for _, path := range slices.Sorted(maps.Keys(files)) {
			data := files[path]()
			if strings.HasPrefix(path, "data/schema/") {
				continue // it is a file of this package
			}
			if filepath.Ext(path) == ".json" { // for who reads the fixture
				var b bytes.Buffer
				if err := json.Indent(&b, data, "", "  "); err != nil {
					t.Fatal(err)
				}
				data = b.Bytes()
			}
			if !bytes.HasSuffix(data, []byte("\n")) {
				data = append(data, '\n')
			}
			got.Files = append(got.Files, txtar.File{Name: path, Data: data})
		}
		name := filepath.Join("testdata", o.name+".txtar")
		if *update {
			if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("the output %s has no fixture (go test -update writes it): %v", o.name, err)
			continue
		}
		if !bytes.Equal(txtar.Format(got), want) {
			t.Errorf("%s: got\n%s", name, txtar.Format(got))
		}
	}
	fixtures, _ := filepath.Glob("testdata/*.txtar")
	if len(fixtures) != len(outputs) {
		t.Errorf("%d fixtures for %d outputs", len(fixtures), len(outputs))
	}
}

// TestPreview: search engines stay away from a preview.
func TestPreview(t *testing.T) {
	in := input(t)
	in.NoIndex = true
	if got := string(All(in)["robots.txt"]()); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("got %q", got)
	}
}

// TestFeedLimit: the feed ends after the latest articles.
func TestFeedLimit(t *testing.T) {
	in := input(t)
	pages := in.Pages()
	for i := range 2 * maxEntries {
		pages = append(pages, Page{URL: route.Article(strings.Repeat("a", i+1)), Article: true, Changed: model.Date{Year: 2000 + i}})
	}
	in.Pages = func() []Page { return pages }
	all := string(feed(in)["feed.xml"]())
	if n := strings.Count(all, "<entry>"); n != maxEntries {
		t.Errorf("the feed has %d entries", n)
	}
	if first := strings.Index(all, "2039"); first < 0 || first > strings.Index(all, "2038") || strings.Contains(all, "2019-") {
		t.Error("the feed does not hold the latest articles, the latest first")
	}
}

// TestEmpty: without articles, pages or decisions there is still a site.
func TestEmpty(t *testing.T) {
	files := All(&Input{Guide: &model.Guide{}, Origin: "https://x.example", Pages: func() []Page { return nil }})
	for _, name := range []string{"feed.xml", "sitemap.xml", "robots.txt", "llms.txt", "_redirects", "data/stack.json", "data/schema/decision.json"} {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is not made", name)
		}
	}
	if got := string(files["feed.xml"]()); !strings.Contains(got, "<updated>1970-01-01T00:00:00Z</updated>") {
		t.Errorf("an empty feed has a date of its own: %s", got)
	}
}
