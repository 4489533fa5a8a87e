package serve

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

const doc = "<!doctype html><html lang=en><title>t</title><main>text</main>"

// TestAnswers is the table of what is answered about a site.
func TestAnswers(t *testing.T) {
	files := map[string]string{
		"index.html": doc, "a/index.html": doc, "a/b.html": doc, "404.html": doc, "x.txt": "text", "broken/index.html": "!no <layout>",
		"assets/a.0123abcd.css": "now", "broken.csv": "!no data",
	}
	for _, base := range []string{"", "/repo"} {
		s := showing(fake{base, map[string]string{
			"assets/a.00000000.css": "before", "assets/plain.css": "before", "old/index.html": doc, "assets/x.00000000/index.html": doc,
		}})
		s.Show(fake{base, files})
		for _, test := range []struct {
			target   string
			status   int
			mime     string
			location string
			body     string // part of it
		}{
			{"/", 200, "text/html; charset=utf-8", "", "text</main>"},
			{"/a/", 200, "text/html; charset=utf-8", "", "text</main>"},
			{"/a/index.html", 200, "text/html; charset=utf-8", "", "text</main>"},
			{"/a/b.html", 200, "text/html; charset=utf-8", "", "text</main>"},
			{"/x.txt", 200, "text/plain; charset=utf-8", "", "text"},
			{"/a", 307, "", base + "/a/", ""},
			{"/a?b=c&d", 307, "", base + "/a/?b=c&d", ""},
			{"/broken", 307, "", base + "/broken/", ""},
			{"/b/", 404, "text/html; charset=utf-8", "", "text</main>"},
			{"/x.txt/", 404, "text/html; charset=utf-8", "", "text</main>"},
			{"/assets/", 404, "text/html; charset=utf-8", "", ""},
			{"/broken/", 500, "text/html; charset=utf-8", "", "no &lt;layout&gt;"},
			{"/broken.csv", 500, "text/html; charset=utf-8", "", "no data"},
			{"/assets/a.0123abcd.css", 200, "text/css; charset=utf-8", "", "now"},
			{"/assets/a.00000000.css", 200, "text/css; charset=utf-8", "", "before"},
			{"/assets/plain.css", 404, "text/html; charset=utf-8", "", ""},
			{"/assets/x.00000000/", 404, "text/html; charset=utf-8", "", ""},
			{"/old/", 404, "text/html; charset=utf-8", "", ""},
		} {
			got := ask(s, "GET", base+test.target)
			h := got.Header()
			if got.Code != test.status || h.Get("Content-Type") != test.mime || h.Get("Location") != test.location || !strings.Contains(got.Body.String(), test.body) {
				t.Errorf("%s%s: %d %v\n%s", base, test.target, got.Code, h, got.Body)
			}
			if scripts := strings.Count(got.Body.String(), "<script type=module src=/.guide/live.js "); (scripts == 1) != strings.HasPrefix(test.mime, "text/html") || scripts > 1 {
				t.Errorf("%s%s has %d scripts", base, test.target, scripts)
			}
			if h.Get("X-Frame-Options") != "DENY" || h.Get("Cache-Control") != "no-cache" || (h.Get("ETag") != "") != (got.Code == 200) {
				t.Errorf("%s%s: %v", base, test.target, h)
			}
			head := ask(s, "HEAD", base+test.target)
			if head.Code != got.Code || head.Body.Len() > 0 || head.Header().Get("Content-Length") != h.Get("Content-Length") {
				t.Errorf("HEAD %s%s: %d %v", base, test.target, head.Code, head.Header())
			}
		}
	}
	if got := ask(showing(fake{"/repo", files}), "GET", "/a/"); got.Code != 307 || got.Header().Get("Location") != "/repo/" {
		t.Errorf("outside the base: %d %v", got.Code, got.Header())
	}
	if got := ask(showing(fake{}), "GET", "/a/"); got.Code != 404 || !strings.Contains(got.Body.String(), "live.js") {
		t.Errorf("a site without a page for it: %d %s", got.Code, got.Body)
	}
}

// TestKept holds that the assets of the last builds can be had, and no more.
func TestKept(t *testing.T) {
	s := New(nil)
	for i := range 20 {
		s.Show(fake{"", map[string]string{fmt.Sprintf("assets/a.%08d.css", i): "body"}})
	}
	for i := range 20 {
		want := 404
		if i >= 20-keptBuilds {
			want = 200
		}
		if got := ask(s, "GET", fmt.Sprintf("/assets/a.%08d.css", i)); got.Code != want {
			t.Errorf("an asset from %d builds ago gives %d", 19-i, got.Code)
		}
	}
	s.Show(fake{"/other", nil})
	if got := ask(s, "GET", "/other/assets/a.00000019.css"); got.Code != 404 {
		t.Errorf("an asset from another base gives %d", got.Code)
	}
}

// TestBeforeTheFirstBuild holds that somebody who comes too early is told why,
// also without JavaScript, in text that is inert.
func TestBeforeTheFirstBuild(t *testing.T) {
	s := New(production)
	const evil = `<script>alert(1)</script>`
	s.Report(NewReport([]diag.Diagnostic{
		{Pos: diag.Pos{File: evil + ".md", Line: 1, Col: 2}, Rule: "r", Message: evil + "\x1b", Hint: evil},
	}, func(string) []byte { return []byte(evil) }))
	for _, target := range []string{"/", "/a/b?c", "/assets/x.js"} {
		got := ask(s, "GET", target)
		if got.Code != 503 || got.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d %v", target, got.Code, got.Header())
		}
		body := got.Body.String()
		if strings.Contains(body, evil) || strings.Count(body, "&lt;script&gt;alert(1)&lt;/script&gt;") != 4 || strings.Count(body, "<script") != 1 {
			t.Errorf("%s: %s", target, body)
		}
		if !strings.Contains(body, "\n ^</pre>") {
			t.Errorf("%s has no caret: %s", target, body)
		}
	}
	if got := ask(s, "GET", "/.guide/live.js"); got.Code != 200 {
		t.Errorf("the script gives %d", got.Code)
	}
}

// stateOf asks for the state of a page.
func stateOf(t *testing.T, s *Server, path string) (got state) {
	t.Helper()
	w := ask(s, "GET", "/.guide/page?path="+path)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// TestState holds that the tag of a page changes when the page does, and only
// then, and that it is the one in the page.
func TestState(t *testing.T) {
	sheet := func(name, more string) string {
		return "<!doctype html><link rel=stylesheet href=/" + name + " integrity=sha-" + name + more + "><p>text"
	}
	files := map[string]string{"404.html": doc, "index.html": sheet("a.css", "")}
	s := showing(fake{"", files})
	start := stateOf(t, s, "/")
	show := func(change map[string]string) state {
		next := map[string]string{"404.html": doc, "index.html": sheet("a.css", "")}
		for file, data := range change {
			next[file] = data
		}
		s.Show(fake{"", next})
		got := stateOf(t, s, "/")
		if page := ask(s, "GET", "/"); !strings.Contains(page.Body.String(), fmt.Sprintf(`data-status=%d data-tag="%s" `, got.Status, got.Tag)) {
			t.Errorf("the page says something else than %+v: %s", got, page.Body)
		}
		return got
	}
	if got := show(nil); got.Tag != start.Tag || got.Build != start.Build+1 || got.Server != start.Server {
		t.Errorf("the same page again: %+v, not %+v", got, start)
	}
	if got := show(map[string]string{"b/index.html": doc}); got.Tag != start.Tag {
		t.Error("another page is new, and the tag of this one changes")
	}
	if got := show(map[string]string{"index.html": sheet("b.css", "")}); got.Tag != start.Tag || got.Styles[0] != (style{"/b.css", "sha-b.css"}) {
		t.Errorf("another style sheet: %+v", got)
	}
	for name, data := range map[string]string{
		"another text": sheet("a.css", "") + "!", "another medium": sheet("a.css", " media=print"), "no sheet": "<!doctype html><p>text",
		"two sheets": sheet("a.css", "><link rel=stylesheet href=/b.css"), "cannot be made": "!why",
	} {
		if got := show(map[string]string{"index.html": data}); got.Tag == start.Tag {
			t.Errorf("%s, but the same tag", name)
		}
	}
	if got := stateOf(t, s, "/nothing/"); got.Status != 404 {
		t.Errorf("a page that does not exist: %+v", got)
	}
	s.Show(fake{"", map[string]string{"nothing/index.html": "!why"}})
	if got := stateOf(t, s, "/nothing/"); got.Status != 500 || got.Why != "why" {
		t.Errorf("a page that cannot be made: %+v", got)
	}
	if got := stateOf(t, s, "/nothing"); got.Status != 307 {
		t.Errorf("a page without its slash: %+v", got)
	}
	s.Show(fake{"", map[string]string{"a b/%/index.html": doc}})
	if got := stateOf(t, s, "%2Fa%2520b%2F%2525%2F"); got.Status != 200 {
		t.Errorf("a page with escapes: %+v", got)
	}
}
