package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// entries say for the words of a link where what it stands beside is written.
var entries = map[string]func(s *realSite, file string, a *html.Node) diag.Pos{
	"Correct this source": func(s *realSite, _ string, a *html.Node) diag.Pos {
		return s.Guide.Source(model.ID(attr(above(a, "li"), "id"))).At
	},
	"Correct this pair": func(s *realSite, file string, a *html.Node) diag.Pos {
		x, y := filepath.Base(filepath.Dir(file)), ""
		for link := range elements(above(a, "div"), "a") {
			y = cmp.Or(y, filepath.Base(attr(link, "href")))
		}
		if id := attr(above(a, "div"), "id"); id != "" { // on the page of all pairs
			x, y, _ = strings.Cut(id, "_")
		}
		for _, p := range s.Guide.Stack.Pairs {
			if a, b := string(p.A.V), string(p.B.V); a == x && b == y || a == y && b == x {
				return p.At
			}
		}
		return diag.Pos{}
	},
	"Correct this scenario": func(s *realSite, file string, a *html.Node) diag.Pos {
		if s.decisionOf(file) == nil {
			for _, c := range s.Guide.Stack.Scenarios {
				if string(c.ID.V) == attr(above(a, "li"), "id") {
					return c.At
				}
			}
			return diag.Pos{}
		}
		for _, c := range s.decisionOf(file).Scenarios {
			if string(c.ID.V) == attr(above(a, "li"), "id") {
				return c.At
			}
		}
		return diag.Pos{}
	},
	"Correct this change": func(s *realSite, _ string, a *html.Node) diag.Pos {
		said := text(above(a, "li"))
		for _, d := range s.Guide.Decisions {
			for _, c := range d.Changes {
				if strings.Contains(said, c.Reason.V) && strings.Contains(said, d.About.Name.V) && (!c.Option.Set() || strings.Contains(said, d.Option(c.Option.V).Name.V)) {
					return c.At
				}
			}
		}
		return diag.Pos{}
	},
	"Correct this question": func(s *realSite, file string, a *html.Node) diag.Pos {
		return s.Guide.Questions.Key(questionsOf(s.Guide, file)[attr(above(a, "section"), "id")])
	},
	"Correct these reasons": func(s *realSite, file string, a *html.Node) diag.Pos {
		place, _ := s.decisionOf(file).Flow.Places.Get(attr(above(a, "section"), "id"))
		return place.Answers.Key(attr(above(a, "li"), "data-answer"))
	},
	"Correct this outcome": func(s *realSite, file string, a *html.Node) diag.Pos {
		return s.decisionOf(file).Flow.Outcomes.Key(attr(above(a, "section"), "id"))
	},
}

// TestEntryLinks holds that a link to correct an entry leads to the first line of
// that very entry.
func TestEntryLinks(t *testing.T) {
	s := realGuide(t, "/repo")
	seen := map[string]int{}
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		if file == styleFile {
			continue // it shows entries of other pages
		}
		for a := range elements(s.docs[file], "a") {
			find := entries[text(a)]
			if find == nil {
				continue
			}
			seen[text(a)]++
			at := find(s, file, a)
			if want := fmt.Sprintf("/blob/%s/%s?plain=1#L%d", s.Guide.Site.Branch.V, at.File, at.Line); at.Line == 0 || !strings.HasSuffix(attr(a, "href"), want) {
				t.Errorf("%s: %q leads to %s, want %s", file, text(a), attr(a, "href"), want)
			}
		}
	}
	for words := range entries {
		if seen[words] < 5 {
			t.Errorf("%d links say %q", seen[words], words)
		}
	}
}

// above is the nearest element of a kind that a node stands in.
func above(n *html.Node, name string) *html.Node {
	for n != nil && n.Data != name {
		n = n.Parent
	}
	return n
}

func (s *realSite) decisionOf(file string) *model.Decision {
	id, _, _ := strings.Cut(file, "/")
	return s.Guide.Decision(model.ID(id))
}
