package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func missingCell(g *model.Guide, diags *diag.List) {
	spell := newSpeller()
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if o.Cells == nil {
				continue // the file could not be read, or lacks the key
			}
			there := judged(d, o, spell)
			for _, c := range d.Criteria {
				if c.ID.V != "" && !there[c.ID.V] {
					diags.Add(diag.Diagnostic{
						Pos: o.At, Rule: "missing-cell", Message: fmt.Sprintf("%s is not judged on %q", o.Called(), c.ID.V),
						Hint: "add a cell; where nothing can be sourced its level is unknown",
					})
				}
			}
		}
	}
}

// judged gives the criteria that an option has a cell for, also those whose
// cell stands under a key that unknown-criterion takes for a misspelling.
func judged(d *model.Decision, o *model.Option, spell *speller) map[model.ID]bool {
	there, known, all := map[model.ID]bool{}, map[model.ID]bool{}, d.CriterionIDs()
	for _, id := range all {
		known[model.ID(id)] = true
	}
	for _, e := range o.Cells {
		id := model.ID(e.Key.V)
		if !known[id] && d.CriteriaKnown() {
			id = model.ID(spell.nearest(e.Key.V, d.Path, all))
		}
		there[id] = true
	}
	return there
}
