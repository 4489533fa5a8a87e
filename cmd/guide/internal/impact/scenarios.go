package impact

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Scenario is a project description that gets another answer, or that is added or
// removed, and so lacks one of its sides.
type Scenario struct {
	Decision model.ID        `json:"decision"`
	Scenario model.ID        `json:"scenario"`
	Place    string          `json:"place"`
	Before   *ScenarioResult `json:"before"`
	After    *ScenarioResult `json:"after"`
}

// ScenarioResult is what the answers of a scenario lead to, and what they may lead to.
type ScenarioResult struct {
	Outcome model.ID       `json:"outcome"`
	Choose  List[model.ID] `json:"choose"`
	Accept  List[model.ID] `json:"accept"`
}

func (v *ScenarioResult) equal(w *ScenarioResult) bool {
	if v == nil || w == nil {
		return v == w
	}
	return v.Outcome == w.Outcome && slices.Equal(v.Choose, w.Choose) && slices.Equal(v.Accept, w.Accept)
}

func compareScenarios(was, is *model.Guide) (differ []Scenario) {
	for _, d := range decisions(was, is) {
		before, after := scenariosOf(was, d[0]), scenariosOf(is, d[1])
		for _, id := range union(scenarioIDs(d[0]), scenarioIDs(d[1])) {
			if before[id].equal(after[id]) {
				continue
			}
			s := Scenario{Decision: decisionOf(d).ID, Scenario: id, Before: before[id], After: after[id]}
			for _, state := range d {
				if one := scenario(state, id); one != nil {
					s.Place = one.At.String()
				}
			}
			differ = append(differ, s)
		}
	}
	return differ
}

func scenarioIDs(d *model.Decision) (ids []model.ID) {
	if d != nil {
		for _, s := range d.Scenarios {
			ids = append(ids, s.ID.V)
		}
	}
	return ids
}

func scenario(d *model.Decision, id model.ID) *model.Scenario {
	if d == nil {
		return nil
	}
	i := slices.IndexFunc(d.Scenarios, func(s model.Scenario) bool { return s.ID.V == id })
	if i < 0 {
		return nil
	}
	return &d.Scenarios[i]
}

// scenariosOf gives what the scenarios of a decision get, by id.
func scenariosOf(g *model.Guide, d *model.Decision) map[model.ID]*ScenarioResult {
	all := map[model.ID]*ScenarioResult{}
	if d == nil {
		return all
	}
	f := flow.New(g, d)
	for _, s := range d.Scenarios {
		v := &ScenarioResult{Accept: strict.Values(s.Accept)}
		if o := f.Reach(flow.Answered(s.Answers)).Outcome; o != nil {
			v.Outcome, v.Choose = o.ID, strict.Values(o.Choose)
		}
		all[s.ID.V] = v
	}
	return all
}

// Link is an address that somebody may have shared, and that leads to another
// outcome, or that the guide no longer promises to keep.
type Link struct {
	Decision model.ID `json:"decision"`
	Query    string   `json:"query"`
	Before   model.ID `json:"before"`
	After    model.ID `json:"after"`    // empty where it leaves something open
	Dropped  bool     `json:"dropped"`  // it is no longer listed
	Declared string   `json:"declared"` // the reason that is given for its having moved
}

// compareLinks follows every link that the old state lists through both flows.
func compareLinks(was, is *model.Guide) (differ []Link) {
	for _, d := range decisions(was, is) {
		if d[0] == nil {
			continue
		}
		listed := map[string]model.OldLink{}
		var now *flow.Flow
		if d[1] != nil {
			now = flow.New(is, d[1])
			for _, l := range d[1].Links {
				listed[l.Query.V] = l
			}
		}
		then := flow.New(was, d[0])
		for _, l := range d[0].Links {
			link := Link{Decision: d[0].ID, Query: l.Query.V, Before: leadsTo(then, l.Query.V), After: leadsTo(now, l.Query.V)}
			still, there := listed[l.Query.V]
			link.Dropped, link.Declared = !there, still.Moved.V
			if link.Before != link.After || link.Dropped {
				differ = append(differ, link)
			}
		}
	}
	return differ
}

// leadsTo gives the outcome that a link shows, or nothing where it leaves one open.
func leadsTo(f *flow.Flow, query string) model.ID {
	if f == nil {
		return ""
	}
	if o := f.Reach(f.ParseQuery(query).State).Outcome; o != nil {
		return o.ID
	}
	return ""
}
