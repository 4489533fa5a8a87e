package main

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestNavigation holds what every page has around its content: one address of
// its own, a way past what is on every page, landmarks, and links to say what is
// wrong with this very page.
func TestNavigation(t *testing.T) {
	s := realGuide(t, "/repo")
	repository := strings.TrimSuffix(string(s.Guide.Site.Repository.V), "/")
	for file, doc := range s.docs {
		canonical, feedback, footer := "", "", 0
		landmarks := map[string]int{}
		for n := range elements(doc, "") {
			switch {
			case n.Data == "link" && attr(n, "rel") == "canonical":
				canonical += attr(n, "href")
			case n.Data == "main" || n.Data == "header" && within(n, "top") || n.Data == "footer" && within(n, "bottom"):
				landmarks[n.Data]++
			case n.Data == "a" && within(n, "bottom") && strings.HasPrefix(attr(n, "href"), repository+"/issues/new?"):
				feedback += attr(n, "href")
			case n.Data == "a" && within(n, "bottom"):
				footer++
			}
		}
		if kind(doc) == "redirect" {
			if to := realOrigin + refreshTo(doc); canonical != to {
				t.Errorf("%s leads to %s, but is %q", file, to, canonical)
			}
			continue
		}
		if canonical != s.url(file) {
			t.Errorf("%s calls itself %q", file, canonical)
		}
		if landmarks["main"] != 1 || landmarks["header"] != 1 || landmarks["footer"] != 1 || footer < 5 {
			t.Errorf("%s has the landmarks %v and %d links in its footer", file, landmarks, footer)
		}
		if first := firstLink(doc); attr(first, "href") != "#main" {
			t.Errorf("the first link of %s leads to %q", file, attr(first, "href"))
		}
		u, err := url.Parse(feedback)
		want := s.url(file)
		if kind(doc) == "notfound" {
			want = "" // its own address is not the one that was wanted
		}
		if err != nil || feedback == "" || u.Query().Get("page") != want {
			t.Errorf("%s: feedback goes to %q", file, feedback)
		}
	}
}

func firstLink(doc *html.Node) *html.Node {
	for n := range elements(doc, "a") {
		return n
	}
	return &html.Node{}
}
