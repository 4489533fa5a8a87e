package main

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// breaks are edits that break a file, with the place that is told, and edits
// that mend it and change what a page says.
var breaks = []struct {
	file, old, broken, at string
	mended, page          string // text is on the page when it is mended
}{
	{"data/tea/options/green.yaml", "name: Green", "name: [Green", "data/tea/options/green.yaml:2:", "name: Very green", "/tea/green/"},
	{"data/tea/criteria.yaml", "    name: Price", "\tname: Price", "data/tea/criteria.yaml:3:", "    name: Cost", "/tea/criteria/price/"},
	{"layouts/base.html", "Skip to the content", "Skip to {{", "layouts/base.html:", "Skip to the tea", "/"},
	{"layouts/pages/option.html", "<div class=split>", "<div class={{.Nothing}}>", "layouts/pages/option.html:2:", "<div class=splits>", "/tea/green/"},
	{"content/articles/black.md", "summary: Mornings", "summary: [Mornings", "content/articles/black.md:3:", "summary: Evenings", "/articles/black/"},
	{"content/articles/black.md", "---\nBlack tea", "Black tea", "content/articles/black.md:7:1", "---\nGood black tea", "/articles/black/"},
	{"content/articles/black.md", "(/data/sources.yaml#tea-manual)", "(/data/sources.yaml#nowhere)", "content/articles/black.md:9:", "(/data/sources.yaml#old-book)", "/articles/black/"},
	{"assets/site.css", "body {", "body {{", "assets/site.css:", "body { --n: 1;", "/"},
}

// place is a file with a line and, but for layouts, a column.
var place = regexp.MustCompile(`^(layouts/[^:]+:\d+|[^:]+:\d+:\d+)$`)

// TestEditBroken (W03) breaks files. Every page stays as it was until the file
// is mended, and says what is wrong where.
func TestEditBroken(t *testing.T) {
	e := serveProject(t, smallProject(t))
	open := e.listen()
	e.compare()
	for _, b := range breaks {
		good := map[string]string{}
		for address := range e.known {
			good[address] = e.get(address).body
		}
		e.replace(b.file, b.old, b.broken)
		e.reports(b.at)
		e.settle()
		s := e.state(b.page)
		if at := s.Faults[0].At; !place.MatchString(at) || !strings.HasPrefix(at, b.at) || s.Faults[0].Message == "" || s.Status != http.StatusOK {
			t.Errorf("%s is broken: the pages are told %v", b.file, s)
		}
		for address, want := range good {
			got := e.get(address)
			// With a link to nowhere the article can still be read as it is.
			if readable := strings.Contains(b.broken, "#nowhere") && strings.HasPrefix(address, b.page); got.status != http.StatusOK || got.body != want && !readable {
				t.Errorf("%s is broken: %s has the status %d: %s", b.file, address, got.status, firstDifference([]byte(want), []byte(got.body)))
			}
		}
		e.replace(b.file, b.broken, b.mended)
		e.until(b.page+" is new", func() bool { return e.get(b.page).body != good[b.page] })
		if !e.compare() {
			t.Errorf("%s is not mended", b.file)
		}
		e.calm(open)
	}
}

// TestEditBrokenFirst starts with a project in which everything is broken, and
// mends one thing after the other.
func TestEditBrokenFirst(t *testing.T) {
	dir := smallProject(t)
	e := &editor{T: t, dir: dir}
	for _, b := range breaks {
		e.replace(b.file, b.old, b.broken)
	}
	e = serveProject(t, dir)
	open := e.listen()
	for _, b := range breaks {
		e.until("a fault is told of "+b.file, func() bool {
			for _, f := range e.state("/").Faults {
				if strings.HasPrefix(f.At, b.file) {
					return true
				}
			}
			return false
		})
		e.replace(b.file, b.broken, b.mended)
	}
	e.shows("/tea/green/", "Very green")
	if !e.compare() {
		t.Error("not all is mended")
	}
	e.calm(open)
}
