package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowStrength(g *model.Guide, diags *diag.List) {
	report := reporting("flow-strength", diags)
	eachFlow(g, func(d *model.Decision) {
		for _, e := range d.Flow.Outcomes {
			o := e.Value
			switch n, tie := len(o.Choose), o.Strength.V == model.Tie; {
			case tie && n < 2:
				report(o.Strength.Pos, fmt.Sprintf("the outcome %q is a tie, but chooses %s", e.Key.V, []string{"nothing", "one option only"}[n]), "write clear or close")
			case !tie && n > 1:
				report(o.Strength.Pos, fmt.Sprintf("the outcome %q chooses %d options, so it is not %s but a tie", e.Key.V, n, o.Strength.V), "write tie, or choose one of them")
			}
			if o.RunnerUp == nil {
				continue
			}
			second := o.RunnerUp.Option
			switch {
			case slices.ContainsFunc(o.Choose, func(c model.IDAt) bool { return c.V == second.V }):
				report(second.Pos, fmt.Sprintf("the outcome %q chooses %q already", e.Key.V, second.V), "name another option as the runner-up, or remove runner_up")
			case len(o.Choose) > 1:
				report(second.Pos, fmt.Sprintf("the outcome %q is a tie and has a runner-up", e.Key.V), "remove runner_up; say when one of the tied options is better in the summary")
			}
		}
	})
}
