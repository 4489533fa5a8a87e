package main

import (
	"net/url"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestStackFromDecide follows the way from the results of single decisions to the
// run of all: the answers come along, and nothing is odd about the address.
func TestStackFromDecide(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	for _, f := range realStates(b) {
		states := statesTo(f)
		states["several outcomes"] = unsure(f, flow.State{})
		for outcome, state := range states {
			b.show(t, decideFile(f, state), 1280, "light")
			link := evaluate[string](t, b, `document.querySelector("#site-run [data-left]").href`)
			path, query, _ := strings.Cut(link, "?")
			if path != b.url+"stack/" {
				t.Fatalf("%s, %s: the way to all decisions leads to %s", f.Decision.ID, outcome, link)
			}
			q := s.ParseQuery(query)
			if len(q.Dropped) > 0 || len(s.Evaluate(q.State).Unused) > 0 {
				t.Errorf("%s, %s: of %s is dropped %q, and without effect %v", f.Decision.ID, outcome, query, q.Dropped, s.Evaluate(q.State).Unused)
			}
			values, _ := url.ParseQuery(query)
			for question, answer := range state {
				asked := s.Question(question)
				switch by := asked.Decider; {
				case by == nil && q.State.Answers[question] != answer:
					t.Errorf("%s, %s: the answer to %s does not come along", f.Decision.ID, outcome, question)
				case by != nil && answer == "django" && q.State.Made[by.Decision.ID] != "django":
					t.Errorf("%s, %s: the answer to %s is not taken for a decision", f.Decision.ID, outcome, question)
				case by != nil && (answer == "other" || answer == model.Unsure) && values.Has(string(question)):
					t.Errorf("%s, %s: %s comes along although it says nothing", f.Decision.ID, outcome, question)
				}
			}
		}
		b.follow(t, "[data-left]")
		b.waitFor(t, `location.pathname.endsWith("/stack/") && document.querySelector(".board")`)
		if got := evaluate[decideShown](t, b, whatIsShown); len(got.Notices) > 0 {
			t.Errorf("from %s the page of all decisions notes %q", f.Decision.ID, got.Notices)
		}
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}
