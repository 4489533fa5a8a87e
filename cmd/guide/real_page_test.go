package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// TestRealPages holds what is true of every page, whatever its kind.
func TestRealPages(t *testing.T) {
	for _, base := range []string{"", "/repo"} {
		s := realGuide(t, base)
		titles, descriptions := map[string]string{}, map[string]string{}
		for _, file := range slices.Sorted(maps.Keys(s.docs)) {
			doc := s.docs[file]
			say := func(format string, args ...any) {
				t.Helper()
				t.Errorf("%s%s: "+format, append([]any{base + "/", file}, args...)...)
			}
			stub := kind(doc) == "redirect"
			if kind(doc) == "" {
				say("the body does not tell its kind")
			}
			if n := tally(doc, "h1"); n != 1 {
				say("%d h1", n)
			}
			if n := tally(doc, "main"); n != 1 {
				say("%d main", n)
			}
			for n := range elements(doc, "html") {
				if attr(n, "lang") != string(s.Guide.Site.Language.V) {
					say("the language is %q", attr(n, "lang"))
				}
			}
			if got := meta(doc, "Content-Security-Policy"); got != site.MetaPolicy() {
				say("the policy is %q", got)
			}
			title := ""
			for n := range elements(doc, "title") {
				title = text(n)
				break // drawings further down have titles of their own
			}
			canonical := linkOf(doc, "canonical")
			if stub {
				if to := refreshTo(doc); title == "" || canonical != realOrigin+to || s.file(canonical) == "" {
					say("a redirect to %q with the title %q and the canonical address %q", to, title, canonical)
				}
				continue
			}
			if canonical != s.url(file) {
				say("the canonical address is %q", canonical)
			}
			if got := meta(doc, "og:url"); got != s.url(file) {
				say("og:url is %q", got)
			}
			unique(say, titles, file, "title", title)
			unique(say, descriptions, file, "description", meta(doc, "description"))
		}
	}
}

func unique(say func(string, ...any), seen map[string]string, file, what, value string) {
	switch first, taken := seen[value]; {
	case strings.TrimSpace(value) == "":
		say("no %s", what)
	case taken:
		say("the %s %q is that of %s", what, value, first)
	}
	seen[value] = file
}

func tally(doc *html.Node, name string) (n int) {
	for range elements(doc, name) {
		n++
	}
	return n
}

// linkOf is the address of the link element with a relation.
func linkOf(doc *html.Node, rel string) string {
	for n := range elements(doc, "link") {
		if attr(n, "rel") == rel {
			return attr(n, "href")
		}
	}
	return ""
}

var publishable = regexp.MustCompile(`^(_redirects|([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9.-]*\.(html|css|js|json|xml|svg|txt|csv|md|png|ico|woff2))$`)

// TestRealInert holds that pages hold nothing that runs or reaches out by
// itself, and that nothing of the machine that built them shows.
func TestRealInert(t *testing.T) {
	s := realGuide(t, "")
	for file, data := range s.files {
		if !publishable.MatchString(file) {
			t.Errorf("%s is no file that hosts and systems agree on", file)
		}
		if strings.Contains(string(data), s.root) {
			t.Errorf("%s names the folder that it was built in", file)
		}
	}
	for file, doc := range s.docs {
		for n := range elements(doc, "") {
			switch n.Data {
			case "style", "iframe", "object", "embed", "base", "form", "frame", "applet":
				t.Errorf("%s has a %s", file, n.Data)
			case "script":
				if attr(n, "src") == "" && !slices.Contains([]string{"application/json", "application/ld+json"}, attr(n, "type")) {
					t.Errorf("%s has a script inside", file)
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s: %s has %s=%q", file, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}
