package main

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// TestStackWithoutScript follows the links of the page of all decisions from its
// start as readers without JavaScript do: they get to every question and outcome,
// and read all of it, what follows from what, and every pair.
func TestStackWithoutScript(t *testing.T) {
	s := realGuide(t, "/repo")
	joined := stack.New(s.Guide, flow.All(s.Guide))
	doc := s.docs["stack/index.html"]
	sections := map[string]*html.Node{}
	open := []string{}
	pairs := map[string]string{}
	for n := range elements(doc, "") {
		if c := attr(n, "class"); n.Data == "section" && (c == "question" || c == "outcome") {
			sections[attr(n, "id")] = n
		}
		if attr(n, "id") == "site-run" {
			open = fragments(n)
		}
		if pair := attr(n, "data-pair"); pair != "" {
			pairs[pair] = text(n)
		}
	}
	reached := map[string]bool{}
	end := false
	for len(open) > 0 {
		id := open[0]
		open = open[1:]
		end = end || id == "site-pairs"
		if sections[id] == nil || reached[id] {
			continue
		}
		reached[id] = true
		open = append(open, fragments(sections[id])...)
	}
	if !end {
		t.Error("no outcome leads on to the pairs")
	}
	said := func(id string, texts ...string) {
		t.Helper()
		if !reached[id] {
			t.Errorf("no link leads to %s", id)
			return
		}
		got := text(sections[id])
		for _, want := range texts {
			if want = strings.Join(strings.Fields(want), " "); !strings.Contains(got, want) {
				t.Errorf("the section %s does not say %q", id, want)
			}
		}
	}
	asked := map[*stack.Question]string{}
	for _, p := range joined.Parts {
		for _, place := range p.Places {
			q, id := joined.Question(place.Question.ID), view.JoinedID(p, place.ID)
			said(id, q.Words.Ask.V, q.Words.Why.V, q.Words.Help.V)
			for _, a := range place.Answers {
				said(id, a.Words.Label.V)
				for _, e := range a.Effects {
					said(id, e.Because.V)
				}
			}
			if before := asked[q]; before != "" && before != string(p.Decision.ID) {
				said(id, "take the same answer")
			} else {
				for _, f := range joined.Follows {
					if f.Question == q {
						said(id, f.Because.V)
					}
				}
			}
			if q.Decider != nil {
				said(id, "What you choose under "+q.Decider.Decision.About.Name.V+" answers this.")
			}
		}
		for _, place := range p.Places {
			if q := joined.Question(place.Question.ID); asked[q] == "" {
				asked[q] = string(p.Decision.ID)
			}
		}
		for _, o := range p.Outcomes {
			id := view.JoinedID(p, o.ID)
			said(id, o.Summary.V, o.Instead.V, "Go on: ")
			for _, c := range append(append(o.Cautions[:0:0], o.Cautions...), o.RevisitWhen...) {
				said(id, c.V)
			}
		}
	}
	for _, p := range s.Guide.Stack.Pairs {
		a, b := string(p.A.V), string(p.B.V)
		if got := pairs[a+" "+b] + pairs[b+" "+a]; !strings.Contains(got, strings.Join(strings.Fields(p.Reason.V), " ")) {
			t.Errorf("of %s and %s the page says %q", a, b, got)
		}
	}
	for file, doc := range s.docs {
		if depth := strings.Count(file, "/"); kind(doc) != "decision" && kind(doc) != "home" || depth > 1 {
			continue
		}
		if !strings.Contains(string(s.files[file]), `<a class=button href=/repo/stack/`) {
			t.Errorf("%s does not lead to the run of all decisions", file)
		}
	}
}
