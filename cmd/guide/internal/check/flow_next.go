package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowNext(g *model.Guide, diags *diag.List) {
	spell := newSpeller()
	eachFlow(g, func(d *model.Decision) {
		report := reporting("flow-next", diags)
		places, nodes := map[model.ID]diag.Pos{}, map[model.ID]bool{}
		var placeIDs, ids []string
		for _, p := range d.Flow.Places {
			places[model.ID(p.Key.V)], nodes[model.ID(p.Key.V)] = p.Key.Pos, true
			placeIDs = append(placeIDs, p.Key.V)
		}
		ids = placeIDs[:len(placeIDs):len(placeIDs)]
		for _, o := range d.Flow.Outcomes {
			if at, taken := places[model.ID(o.Key.V)]; taken {
				report(o.Key.Pos, fmt.Sprintf("%q is an outcome and a place, so nobody can tell what leads to it", o.Key.V), "give one of the two another id; the place stands at "+at.String())
			}
			nodes[model.ID(o.Key.V)] = true
			ids = append(ids, o.Key.V)
		}
		switch start := d.Flow.Start; {
		case places[start.V].Line > 0:
		case nodes[start.V]:
			report(start.Pos, fmt.Sprintf("the flow starts at the outcome %q", start.V), "start at a place, which asks something")
		default:
			report(start.Pos, fmt.Sprintf("the flow has no place %q to start at", start.V), spell.hint(string(start.V), "place of "+d.Path, placeIDs))
		}
		eachBranch(d, func(_ int, _ string, b *model.Branch) {
			if nodes[b.Next.V] {
				return
			}
			hint := "add it under questions or outcomes, or lead somewhere else"
			if near := spell.nearest(string(b.Next.V), "node of "+d.Path, ids); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			report(b.Next.Pos, fmt.Sprintf("the flow has no place and no outcome %q", b.Next.V), hint)
		})
	})
}

// eachBranch walks the answers of a flow, each with the index of its place and
// the answer's id.
func eachBranch(d *model.Decision, do func(place int, answer string, b *model.Branch)) {
	for i, p := range d.Flow.Places {
		for _, a := range p.Value.Answers {
			do(i, a.Key.V, a.Value)
		}
	}
}
