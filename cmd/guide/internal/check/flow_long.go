package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// flowLong points at the first place that is one too many.
func flowLong(g *model.Guide, diags *diag.List) {
	eachResolved(g, func(f *flow.Flow) {
		if way := f.Longest(); len(way) > flow.MaxPath {
			diags.Add(diag.Diagnostic{
				Pos: way[flow.MaxPath].Place.At, Rule: "flow-long", Message: fmt.Sprintf("a path asks %d questions: %s", len(way), steps(way)),
				Hint: fmt.Sprintf("ask at most %d on any path; leave out what changes the least", flow.MaxPath),
			})
		}
	})
}
