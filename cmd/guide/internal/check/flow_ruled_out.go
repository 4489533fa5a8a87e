package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowRuledOut(g *model.Guide, diags *diag.List) {
	eachResolved(g, func(f *flow.Flow) {
		for _, o := range f.Outcomes {
			recommended := o.Choose
			if o.RunnerUp != nil {
				recommended = append(recommended[:len(recommended):len(recommended)], o.RunnerUp.Option)
			}
			for i, option := range recommended {
				way := f.RuledOut(o, option.V)
				if way == nil {
					continue
				}
				what := "chooses"
				if i == len(o.Choose) {
					what = "names as the runner-up"
				}
				step, effect := rulesOut(way, option.V)
				diags.Add(diag.Diagnostic{
					Pos: option.Pos, Rule: "flow-ruled-out",
					Message: fmt.Sprintf("the outcome %q %s %q, which %s=%s rules out on the path %s", o.ID, what, option.V, step.Place.Question.ID, step.Answer.ID, steps(way)),
					Hint:    "lead that path elsewhere, or recommend something else; it is ruled out at " + effect.Is.Pos.String(),
				})
			}
		}
	})
}

// rulesOut gives the first step of a way that rules an option out.
func rulesOut(way []flow.Step, option model.ID) (flow.Step, model.Effect) {
	for _, step := range way {
		for _, e := range step.Answer.Effects {
			if e.Option.V == option && e.Is.V == model.RulesOut {
				return step, e
			}
		}
	}
	panic("check: nothing on the way rules the option out")
}
