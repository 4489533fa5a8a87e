package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackName keeps apart what addresses of the joint run name side by side.
func stackName(g *model.Guide, diags *diag.List) {
	if g.Broken[model.QuestionsFile] {
		return // why is reported
	}
	for _, q := range g.Questions {
		if d := g.Decision(model.ID(q.Key.V)); d != nil {
			reporting("stack-name", diags)(q.Key.Pos, fmt.Sprintf("%q is a decision too: an address of the joint run could not tell the question from it", q.Key.V),
				"give the question another id, here and wherever it is named")
		}
	}
}
