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
			if o.Cells == nil || g.Broken[o.Path] {
				continue // the file could not be read, or lacks the key, or a cell may stand where it does not belong
			}
			there := judged(d, o, spell)
			for _, c := range d.Criteria {
				if c.ID.V != "" && !there[c.ID.V] {
					diags.Add(diag.Diagnostic{
						Pos: lastCell(o), Rule: "missing-cell", Message: fmt.Sprintf("%s is not judged on %q", o.Called(), c.ID.V),
						Hint: fmt.Sprintf("add below the last cell: %s:, and indented below it level, verdict, sources and verified\nwhere nothing can be sourced write level: unknown, and settled_by in place of sources", c.ID.V),
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

// lastCell is where another cell would be added.
func lastCell(o *model.Option) diag.Pos {
	if len(o.Cells) == 0 {
		return o.At
	}
	return o.Cells[len(o.Cells)-1].Key.Pos
}
