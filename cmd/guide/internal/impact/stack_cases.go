package impact

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// StackScenario is a description of a project for the whole stack that gets another
// answer, or that is added or removed, and so lacks one of its sides.
type StackScenario struct {
	Scenario model.ID   `json:"scenario"`
	Place    string     `json:"place"`
	Before   *StackCase `json:"before"`
	After    *StackCase `json:"after"`
}

// StackCase is what the answers of a scenario lead to, and what they may lead to.
type StackCase struct {
	Ends   List[End] `json:"ends"`
	Accept List[End] `json:"accept"`
}

func (c *StackCase) equal(d *StackCase) bool {
	if c == nil || d == nil {
		return c == d
	}
	return sameEnds(c.Ends, d.Ends) && sameEnds(c.Accept, d.Accept)
}

func compareStackScenarios(was, is *model.Guide, then, now *stack.Stack) (differ []StackScenario) {
	before, after := stackCases(was, then), stackCases(is, now)
	for _, id := range union(stackScenarioIDs(was), stackScenarioIDs(is)) {
		if before[id].equal(after[id]) {
			continue
		}
		s := StackScenario{Scenario: id, Before: before[id], After: after[id]}
		for _, g := range []*model.Guide{was, is} {
			for _, one := range g.Stack.Scenarios {
				if one.ID.V == id {
					s.Place = one.At.String()
				}
			}
		}
		differ = append(differ, s)
	}
	return differ
}

func stackScenarioIDs(g *model.Guide) (ids []model.ID) {
	for _, s := range g.Stack.Scenarios {
		ids = append(ids, s.ID.V)
	}
	return ids
}

// stackCases gives what the scenarios of the whole stack get, by id.
func stackCases(g *model.Guide, s *stack.Stack) map[model.ID]*StackCase {
	all := map[model.ID]*StackCase{}
	if s == nil {
		return all
	}
	for _, one := range g.Stack.Scenarios {
		state := stack.State{Answers: flow.State{}, Made: map[model.ID]model.ID{}}
		for _, a := range one.Answers {
			state.Answers[model.ID(a.Key.V)] = a.Value.V
		}
		for _, m := range one.Made {
			state.Made[model.ID(m.Key.V)] = m.Value.V
		}
		c := &StackCase{Ends: endsOf(s.Reach(state))}
		for _, p := range s.Parts {
			if list, there := one.Accept.Get(string(p.Decision.ID)); there {
				c.Accept = append(c.Accept, End{Decision: p.Decision.ID, Choose: append(List[model.ID]{}, strict.Values(list)...)})
			}
		}
		all[one.ID.V] = c
	}
	return all
}

// StackLink is an address of the joint run that somebody may have shared, and that
// leads elsewhere, or that the guide no longer promises to keep.
type StackLink struct {
	Query    string    `json:"query"`
	Before   List[End] `json:"before"`
	After    List[End] `json:"after"`
	Dropped  bool      `json:"dropped"`  // it is no longer listed
	Declared string    `json:"declared"` // the reason that is given for its having moved
}

// compareStackLinks follows every link that the old state lists through both.
func compareStackLinks(was, is *model.Guide, then, now *stack.Stack) (differ []StackLink) {
	listed := map[string]model.StackLink{}
	for _, l := range is.Stack.Links {
		listed[l.Query.V] = l
	}
	for _, l := range was.Stack.Links {
		link := StackLink{Query: l.Query.V, Before: linkEnds(then, l.Query.V), After: linkEnds(now, l.Query.V)}
		still, there := listed[l.Query.V]
		link.Dropped, link.Declared = !there, still.Moved.V
		same := slices.EqualFunc(link.Before, link.After, func(x, y End) bool { return x.sameAs(y) && x.Outcome == y.Outcome })
		if !same || link.Dropped {
			differ = append(differ, link)
		}
	}
	return differ
}

func linkEnds(s *stack.Stack, query string) List[End] {
	if s == nil {
		return nil
	}
	return endsOf(s.Reach(s.ParseQuery(query).State))
}
