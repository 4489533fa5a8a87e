package serve

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	files := map[string]string{
		"index.html": doc, "404.html": doc, "backend/index.html": doc, "backend/django/index.html": doc, "backend/compare/index.html": doc,
		"backend/express/index.html": doc, "queue/index.html": doc, "queue/redis/index.html": doc, "about.html": doc, "backend/matrix.csv": "",
		"database/express/index.html": doc,
	}
	pages := newIndex(fake{"/repo", files})
	for _, test := range []struct{ file, want string }{
		{"backend/djnago/index.html", "/repo/backend/django/ /repo/backend/"},
		{"Backend/Django/index.html", "/repo/backend/django/"},
		{"django", "/repo/backend/django/"},
		{"express/index.html", "/repo/backend/express/ /repo/database/express/"},
		{"bakend", "/repo/backend/"},
		{"backend/express/setup/index.html", "/repo/backend/express/"},
		{"abuot.html", "/repo/about.html"},
		{"backend/matrix.html", "/repo/backend/"},
		{"nonsense/index.html", ""},
		{"x/y/z", ""},
		{strings.Repeat("a/", 400) + "index.html", ""},
		{strings.Repeat("a", 1000), ""},
		{`"><script>`, ""},
	} {
		if got := strings.Join(pages.nearest(test.file), " "); got != test.want {
			t.Errorf("%.40s: got %q, want %q", test.file, got, test.want)
		}
	}
}

// TestNearestList holds that the list is part of the page for people only, and
// says nothing of the address that was asked for.
func TestNearestList(t *testing.T) {
	s := showing(fake{"", map[string]string{
		"404.html": doc, `<b>&"/index.html`: doc, "one/index.html": doc, "two/index.html": doc,
	}})
	const people = "Accept: text/html,*/*;q=0.8"
	if got := ask(s, "GET", "/onne/", people).Body.String(); !strings.Contains(got, `<a href="/one/">/one/</a></li></ul></section></main>`) {
		t.Errorf("the nearest page is not there: %s", got)
	}
	if got := ask(s, "GET", "/onne/").Body.String(); strings.Contains(got, "/one/") {
		t.Errorf("programs get the list: %s", got)
	}
	if got := ask(s, "GET", `/<b>&"x/`, people).Body.String(); !strings.Contains(got, `<a href="/&lt;b&gt;&amp;&#34;/">`) || strings.Contains(got, "<b>") {
		t.Errorf("an address is not escaped: %s", got)
	}
	if got := ask(s, "GET", "/<script>alert(1)</script>/", people).Body.String(); strings.Contains(got, "alert") {
		t.Errorf("the page repeats the address: %s", got)
	}
	before := stateOf(t, s, "/onne/").Tag
	s.Show(fake{"", map[string]string{"404.html": doc, "onnes/index.html": doc}})
	if stateOf(t, s, "/onne/").Tag == before {
		t.Error("a nearer page comes into being, and the tag stays")
	}
}

// TestDistance compares with the edit distance as it is defined.
func TestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		b := make([]byte, random.IntN(maxWord+1))
		for i := range b {
			b[i] = "abc\xff"[random.IntN(4)]
		}
		return string(b)
	}
	for range 5000 {
		a, b := text(), text()
		if got, want := newWord(a).distance(b), naiveDistance(a, b); got != want {
			t.Fatalf("%q and %q: got %d, want %d", a, b, got, want)
		}
	}
}

func naiveDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := corner
			if a[i] != b[j] {
				replaced++
			}
			corner = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// manyPages is a site whose pages share few words.
func manyPages(n int) *index {
	random := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		b := make([]byte, 5+random.IntN(20))
		for i := range b {
			b[i] = byte('a' + random.IntN(26))
		}
		return string(b)
	}
	files := map[string]string{}
	for range n {
		files[word()+"/"+word()+"/"+word()+"/index.html"] = ""
	}
	return newIndex(fake{"", files})
}

// askedPaths are a usual one and two that keep the server busiest.
var askedPaths = []string{
	"backend/django/setup/index.html", strings.Repeat("abcdefghijklmno/", maxDepth), strings.Repeat("a/", 500),
}

func BenchmarkNearest(b *testing.B) {
	pages := manyPages(10_000)
	for i, path := range askedPaths {
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			for b.Loop() {
				pages.nearest(path)
			}
		})
	}
}
