package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowTwice(g *model.Guide, diags *diag.List) {
	eachResolved(g, func(f *flow.Flow) {
		for _, r := range f.AskedTwice() {
			first := r.Way[0].Place
			diags.Add(diag.Diagnostic{
				Pos: r.Place.At, Rule: "flow-twice", Message: fmt.Sprintf("the question %q is asked a second time, after %s", r.Place.Question.ID, steps(r.Way)),
				Hint: "lead past it, since the answer is known; it is asked first at " + first.At.String(),
			})
		}
	})
}
