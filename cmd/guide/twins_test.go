package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
)

// TestTwins reads the Markdown of every page that is written in Markdown: all
// that the page says is in it, and every link leads somewhere from anywhere.
func TestTwins(t *testing.T) {
	s := realGuide(t, "/repo")
	twins := 0
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		doc := s.docs[file]
		name, alternate := strings.TrimSuffix(file, ".html")+".md", ""
		for n := range elements(doc, "link") {
			if attr(n, "rel") == "alternate" && attr(n, "type") == "text/markdown" {
				alternate = attr(n, "href")
			}
		}
		if k := kind(doc); k != "article" && k != "page" {
			if alternate != "" || s.files[name] != nil {
				t.Errorf("%s has a twin", file)
			}
			continue
		}
		twins++
		text := string(s.files[name])
		if alternate != "/repo/"+name || !strings.Contains(string(s.files["llms.txt"]), "]("+s.url(name)+"): ") {
			t.Errorf("%s leads to %q as its twin; llms.txt has to name it", file, alternate)
		}
		if !strings.HasPrefix(text, "# ") || !strings.Contains(text, "\n- Page: "+s.url(file)+"\n") || !strings.HasSuffix(text, "\n") {
			t.Errorf("%s begins %.300q", name, text)
		}
		for _, k := range embed.Kinds() {
			if strings.Contains(text, "```"+k) {
				t.Errorf("%s has a block %s that is not filled", name, k)
			}
		}
		examineTwin(t, s, file, text)
	}
	if twins == 0 {
		t.Error("there are no twins")
	}
}

// examineTwin reads a twin as Markdown and compares it with its page.
func examineTwin(t *testing.T, s *realSite, file, text string) {
	t.Helper()
	_, body, _ := strings.Cut(text, "\n") // the title is a heading of the first level
	diags := &diag.List{}
	read := markdown.Render("twin.md", []byte(body), 2, markdown.Options{}, diags)
	for _, d := range diags.All() {
		if d.Rule != "inline-code" {
			t.Errorf("the twin of %s: %v", file, d)
		}
	}
	for _, part := range read.Parts {
		if part.Ref != nil {
			t.Errorf("the twin of %s has a link that leads nowhere from elsewhere: %q", file, part.Ref.Path)
		}
	}
	for _, l := range read.Links {
		address, fragment, _ := strings.Cut(l.URL, "#")
		address, _, _ = strings.Cut(address, "?")
		if !strings.HasPrefix(address, realOrigin) {
			continue
		}
		to := s.file(address)
		if to == "" || fragment != "" && !hasID(s.docs[to], fragment) {
			t.Errorf("the twin of %s links to %q, where nothing is", file, l.URL)
		}
	}
	// Pages and twins differ in what stands between words, and in [!NOTE].
	const signs = `[\pP\pS\s]+`
	between := regexp.MustCompile(signs)
	said := strings.ToLower(between.ReplaceAllString(text, " "))
	for n := range elements(s.docs[file], "") {
		if !slices.Contains([]string{"p", "li", "td", "th", "dd", "dt", "h2", "h3", "pre"}, n.Data) || !within(n, "body") && !within(n, "prose") {
			continue
		}
		for c := range n.ChildNodes() {
			if c.Type != html.TextNode {
				continue
			}
			if words := strings.TrimSpace(between.ReplaceAllString(c.Data, " ")); within(c, "prose") && !strings.Contains(said, strings.ToLower(words)) {
				t.Errorf("the twin of %s does not say %q", file, c.Data)
			}
		}
	}
}

// within reports whether a node stands in an element of a class.
func within(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, "class")), class) {
			return true
		}
	}
	return false
}
