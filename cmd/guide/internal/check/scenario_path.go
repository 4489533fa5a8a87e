package check

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func scenarioPath(g *model.Guide, diags *diag.List) {
	eachResolved(g, func(f *flow.Flow) {
		if g.Broken[f.Decision.Path+"/scenarios.yaml"] {
			return // why is reported
		}
		for _, s := range f.Decision.Scenarios {
			report := reporting("scenario-path", diags)
			if state, ok := scenarioState(g, f, s, report); ok {
				scenarioWalk(f, s, state, report)
			}
		}
	})
}

// scenarioState reads the answers of a scenario. Where one of them is not
// known it says so, unless it is about an unknown question, and gives up: the
// walk would stop there.
func scenarioState(g *model.Guide, f *flow.Flow, s model.Scenario, report reporter) (flow.State, bool) {
	state, ok := flow.State{}, true
	for _, a := range s.Answers {
		q := g.Question(model.ID(a.Key.V))
		if q == nil {
			ok = false // reported as unknown-question
			continue
		}
		switch _, known := q.Answers.Get(string(a.Value.V)); {
		case a.Value.V == model.Unsure:
			ok = false
			report(a.Value.Pos, "a scenario cannot answer \"unsure\": it shows one path to one outcome", "choose the answer that its text suggests, and say in the text why")
		case !known:
			ok = false
			report(a.Value.Pos, fmt.Sprintf("the question %q has no answer %q", a.Key.V, a.Value.V), diag.DidYouMean(string(a.Value.V), keys(q.Answers)))
		case f.Question(model.ID(a.Key.V)) == nil:
			report(a.Key.Pos, fmt.Sprintf("the flow of %s does not ask %q", f.Decision.ID, a.Key.V), "remove the answer")
		default:
			state[model.ID(a.Key.V)] = a.Value.V
		}
	}
	return state, ok
}

// scenarioWalk follows the answers of a scenario to an outcome.
func scenarioWalk(f *flow.Flow, s model.Scenario, state flow.State, report reporter) {
	at := s.ID.Pos
	if len(s.Answers) > 0 {
		at = s.Answers[0].Key.Pos
	}
	r := f.Reach(state)
	way := steps(r.Steps)
	if r.Next != nil {
		after := ""
		if way != "" {
			after = "after " + way + ", "
		}
		report(at, fmt.Sprintf("the answers do not lead to an outcome: %sthe question %q is open", after, r.Next.Question.ID),
			fmt.Sprintf("add under answers: %s: …, which is one of: %s", r.Next.Question.ID, strings.Join(keys(r.Next.Question.Words.Answers), ", ")))
		return
	}
	if r.Outcome == nil {
		return // the path is longer than anybody is asked, which is reported as flow-long
	}
	for _, q := range r.Unused {
		for _, a := range s.Answers {
			if model.ID(a.Key.V) == q.ID {
				report(a.Key.Pos, fmt.Sprintf("the path %s does not ask %q", way, q.ID), fmt.Sprintf("remove the answer; the path ends in the outcome %q without it", r.Outcome.ID))
			}
		}
	}
	switch wrong := beyond(f.Decision, r.Outcome, s.Accept); {
	case len(r.Outcome.Choose) == 0:
		report(at, fmt.Sprintf("the answers lead to the outcome %q, which chooses nothing", r.Outcome.ID), "mend the answers; a scenario shows what to choose")
	case wrong != "":
		report(at, fmt.Sprintf("the answers lead to the outcome %q, which chooses %s; the scenario accepts %s", r.Outcome.ID, list(r.Outcome.Choose), list(s.Accept)),
			fmt.Sprintf("mend the answers or the flow; or, if a good guide may choose %q here, add it to accept", wrong))
	}
}

// beyond gives an option that the outcome chooses and the scenario does not
// accept, or nothing; also nothing where what it accepts is not known, which
// is reported as unknown-option.
func beyond(d *model.Decision, o *flow.Outcome, accept []model.IDAt) model.ID {
	accepted := map[model.ID]bool{}
	for _, a := range accept {
		accepted[a.V] = true
		if d.Option(a.V) == nil {
			return ""
		}
	}
	for _, c := range o.Choose {
		if !accepted[c.V] && d.Option(c.V) != nil {
			return c.V
		}
	}
	return ""
}

func list(options []model.IDAt) string {
	var all []string
	for _, id := range strict.Values(options) {
		all = append(all, string(id))
	}
	return strings.Join(all, ", ")
}
