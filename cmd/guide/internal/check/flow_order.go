package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowOrder(g *model.Guide, diags *diag.List) {
	eachFlow(g, func(d *model.Decision) {
		index := map[model.ID]int{}
		for i, p := range d.Flow.Places {
			index[model.ID(p.Key.V)] = i
		}
		for _, o := range d.Flow.Outcomes {
			delete(index, model.ID(o.Key.V)) // reported as flow-next
		}
		eachBranch(d, func(place int, answer string, b *model.Branch) {
			here := d.Flow.Places[place].Key.V
			message, hint := fmt.Sprintf("the answer %q leads back to its own place", answer), "lead to a place further down, or to an outcome"
			switch to, known := index[b.Next.V]; {
			case !known || to > place:
				return
			case to < place:
				message = fmt.Sprintf("the answer %q leads from %q back to %q", answer, here, b.Next.V)
				hint += fmt.Sprintf("; or move %q below %q, if nothing leads from it to here", b.Next.V, here)
			}
			diags.Add(diag.Diagnostic{Pos: b.Next.Pos, Rule: "flow-order", Message: message, Hint: hint})
		})
	})
}
