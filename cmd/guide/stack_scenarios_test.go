package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// TestStackScenarios walks the projects of data/stack.yaml: each answers all
// that the run asks, and ends in a stack that it accepts and that the founding
// rules allow. Together they accept every option of the guide.
func TestStackScenarios(t *testing.T) {
	g := realModel(t)
	s := stack.New(g, flow.All(g))
	if s == nil {
		t.Fatal("the flows cannot be joined: guide check says why")
	}
	if len(g.Stack.Scenarios) < 15 {
		t.Errorf("there are %d scenarios", len(g.Stack.Scenarios))
	}
	accepted := map[model.ID]bool{}
	for _, scenario := range g.Stack.Scenarios {
		t.Run(string(scenario.ID.V), func(t *testing.T) {
			if n := len(strings.Fields(scenario.Text.V)); n < 50 || n > 90 {
				t.Errorf("the text has %d words", n)
			}
			state := stack.State{Answers: byID(scenario.Answers), Made: byID(scenario.Made)}
			r := s.Evaluate(state)
			if r.Next != nil {
				t.Errorf("the question %q is open", r.Next.ID)
			}
			for _, q := range r.Unused {
				t.Errorf("the question %q is not asked", q.ID)
			}
			chosen := map[model.ID][]model.ID{}
			for _, part := range r.Parts {
				d := part.Part.Decision.ID
				chosen[d] = part.Chosen
				list, _ := scenario.Accept.Get(string(d))
				accept := strict.Values(list)
				for _, id := range accept {
					accepted[id] = true
				}
				if !part.Known || (len(part.Chosen) == 0) != (len(accept) == 0) {
					t.Errorf("%s: %v is chosen, %v accepted", d, part.Chosen, accept)
				}
				for _, id := range part.Chosen {
					if !slices.Contains(accept, id) {
						t.Errorf("%s: %s is chosen, %v accepted", d, id, accept)
					}
				}
			}
			for _, f := range r.Pairs {
				if f.Verdict() == model.Clashes {
					t.Errorf("%s and %s clash", f.A.Option, f.B.Option)
				}
			}
			answers := allAnswers(r)
			for _, rule := range g.Rules {
				for _, met := range rule.Met {
					if at := chosen[met.Decision.V]; holdsFor(met, answers) && !slices.ContainsFunc(met.Choose, func(id model.IDAt) bool { return slices.Contains(at, id.V) }) {
						t.Errorf("%s: %v is chosen, rule %s says %v", met.Decision.V, at, rule.ID.V, strict.Values(met.Choose))
					}
				}
			}
		})
	}
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if !accepted[o.ID.V] {
				t.Errorf("no scenario accepts %s", o.ID.V)
			}
		}
	}
}

func byID(m strict.Map[model.IDAt]) map[model.ID]model.ID {
	all := map[model.ID]model.ID{}
	for _, e := range m {
		all[model.ID(e.Key.V)] = e.Value.V
	}
	return all
}

// allAnswers gives all answers of a result, with those that follow.
func allAnswers(r stack.Result) flow.State {
	all := maps.Clone(r.State.Answers)
	for _, f := range r.Settled {
		all[f.Question.ID] = f.Answer
	}
	return all
}

// holdsFor reports whether all answers are there on which a founding rule is met.
func holdsFor(met model.Met, answers flow.State) bool {
	for _, e := range met.Answers {
		if answers[model.ID(e.Key.V)] != e.Value.V {
			return false
		}
	}
	return len(met.Answers) > 0
}
