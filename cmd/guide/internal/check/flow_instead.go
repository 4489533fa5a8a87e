package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowInstead(g *model.Guide, diags *diag.List) {
	report := reporting("flow-instead", diags)
	eachFlow(g, func(d *model.Decision) {
		for _, e := range d.Flow.Outcomes {
			o := e.Value
			if len(o.Choose) > 0 {
				if o.Instead.Set() {
					report(o.Instead.Pos, fmt.Sprintf("the outcome %q chooses something, so there is nothing to look at instead", e.Key.V), "remove instead; what else to consider belongs into runner_up or cautions")
				}
				continue
			}
			if !o.Instead.Set() {
				report(e.Key.Pos, fmt.Sprintf("the outcome %q chooses nothing, and does not say what to look at instead", e.Key.V), "add instead: …")
			}
			if !o.Short.Set() {
				report(e.Key.Pos, fmt.Sprintf("the outcome %q chooses nothing, so the chart has no name for it", e.Key.V), "add short: …, in a few words")
			}
			if o.RunnerUp != nil {
				report(o.RunnerUp.Option.Pos, fmt.Sprintf("the outcome %q chooses nothing, and has a runner-up", e.Key.V), "remove runner_up, or choose the option")
			}
		}
	})
}
