package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowUnreachable(g *model.Guide, diags *diag.List) {
	eachResolved(g, func(f *flow.Flow) {
		led := map[flow.Node]bool{}
		for _, p := range f.Places {
			for _, a := range p.Answers {
				led[a.Next] = true
			}
		}
		for _, n := range f.Unreachable() {
			if led[n] {
				continue // only from what cannot be reached, which is reported
			}
			at, what := diag.Pos{}, "place"
			if n.Place != nil {
				at = n.Place.At
			} else {
				at, what = n.Outcome.At, "outcome"
			}
			diags.Add(diag.Diagnostic{
				Pos: at, Rule: "flow-unreachable", Message: fmt.Sprintf("no answer leads to the %s %q", what, n.ID()),
				Hint: "lead an answer to it, or remove it",
			})
		}
	})
}
