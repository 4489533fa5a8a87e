package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unusedQuestion(g *model.Guide, diags *diag.List) {
	if g.Broken[model.QuestionsFile] || !g.DecisionsKnown() || slices.ContainsFunc(g.Decisions, func(d *model.Decision) bool {
		return g.Broken[d.Path] || g.Broken[d.FlowFile()]
	}) {
		return // it may be asked in what could not be read
	}
	spell, all, asked := newSpeller(), keys(g.Questions), map[string]bool{}
	eachAsking(g, func(asks model.IDAt, _ bool) {
		asked[string(asks.V)] = true
		if g.Question(asks.V) == nil { // unknown-question takes it for a misspelling
			asked[spell.nearest(string(asks.V), "question", all)] = true
		}
	})
	for _, q := range g.Questions {
		if !asked[q.Key.V] {
			diags.Add(diag.Diagnostic{Pos: q.Key.Pos, Rule: "unused-question", Message: fmt.Sprintf("no flow asks the question %q", q.Key.V), Hint: "ask it in the flow.yaml of a decision, or remove it"})
		}
	}
}
