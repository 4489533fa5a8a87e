package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func missingCell(g *model.Guide, diags *diag.List) {
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if o.Cells == nil {
				continue // the file could not be read, or lacks the key
			}
			for _, c := range d.Criteria {
				if _, there := o.Cells.Get(string(c.ID.V)); !there && c.ID.V != "" && !misspelt(o, d, c.ID.V) {
					diags.Add(diag.Diagnostic{
						Pos: o.At, Rule: "missing-cell", Message: fmt.Sprintf("%s is not judged on %q", o.Name.V, c.ID.V),
						Hint: "add a cell; where nothing can be sourced its level is unknown",
					})
				}
			}
		}
	}
}

// misspelt reports whether a cell is there under a key that unknown-criterion
// takes for a misspelling of the criterion.
func misspelt(o *model.Option, d *model.Decision, criterion model.ID) bool {
	return slices.ContainsFunc(o.Cells, func(e strict.Entry[*model.Cell]) bool {
		return d.Criterion(model.ID(e.Key.V)) == nil && diag.Nearest(e.Key.V, d.CriterionIDs()) == string(criterion)
	})
}
