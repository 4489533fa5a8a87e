package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func unknownCriterion(g *model.Guide, diags *diag.List) {
	spell := newSpeller()
	report := func(d *model.Decision, name string, at diag.Pos) {
		if at.Line > 0 && d.CriteriaKnown() && d.Criterion(model.ID(name)) == nil {
			diags.Add(diag.Diagnostic{Pos: at, Rule: "unknown-criterion", Message: fmt.Sprintf("%s has no criterion %q", d.ID, name), Hint: spell.hint(name, d.Path, d.CriterionIDs())})
		}
	}
	eachCell(g, func(d *model.Decision, _ *model.Option, e strict.Entry[*model.Cell]) {
		report(d, e.Key.V, e.Key.Pos)
	})
	for _, d := range g.Decisions {
		for _, c := range d.Changes {
			report(d, string(c.Criterion.V), c.Criterion.Pos)
		}
	}
}
