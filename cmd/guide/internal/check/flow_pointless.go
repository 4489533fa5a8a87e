package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowPointless(g *model.Guide, diags *diag.List) {
	report := reporting("flow-pointless", diags)
	if !g.Broken[model.QuestionsFile] {
		for _, q := range g.Questions {
			if len(q.Value.Answers) < 2 {
				report(q.Key.Pos, fmt.Sprintf("the question %q leaves no choice: it has one answer", q.Key.V), "give it two answers or more")
			}
		}
	}
	eachResolved(g, func(f *flow.Flow) {
		for _, p := range f.Pointless() {
			if len(p.Answers) > 1 { // or reported at its question
				report(p.At, fmt.Sprintf("whatever the answer, %q leads to %q", p.ID, p.Answers[0].Next.ID()), "lead an answer somewhere else, or leave the place out")
			}
		}
	})
}
