package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowContradiction(g *model.Guide, diags *diag.List) {
	eachFlow(g, func(d *model.Decision) {
		eachBranch(d, func(_ int, answer string, b *model.Branch) {
			first := map[model.ID]model.Effect{}
			for _, e := range b.Effects {
				before, there := first[e.Option.V]
				if !there {
					first[e.Option.V] = e
					continue
				}
				if (before.Is.V == model.For) != (e.Is.V == model.For) {
					diags.Add(diag.Diagnostic{
						Pos: e.Is.Pos, Rule: "flow-contradiction", Message: fmt.Sprintf("the answer %q speaks both for and against %q", answer, e.Option.V),
						Hint: fmt.Sprintf("keep what counts; %q stands at %s", before.Is.V, before.Is.Pos),
					})
				}
			}
		})
	})
}
