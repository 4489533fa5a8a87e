package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// equalLists keeps one option from looking better than another by the length
// of its lists alone.
func equalLists(g *model.Guide, diags *diag.List) {
	for _, d := range g.Decisions {
		for _, o := range d.Options[min(1, len(d.Options)):] {
			first := d.Options[0]
			report := func(key string, n, want int) {
				if n != want && n > 0 && want > 0 {
					diags.Add(diag.Diagnostic{
						Pos: o.At, Rule: "equal-lists", Message: fmt.Sprintf("%s has %d points under %s, %s has %d", o.Called(), n, key, first.Called(), want),
						Hint: "give every option of a decision the same number",
					})
				}
			}
			report("ideal_for", len(o.IdealFor), len(first.IdealFor))
			report("consider", len(o.Consider), len(first.Consider))
		}
	}
}
