package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unusedQuestion(g *model.Guide, diags *diag.List) {
	asked, known := askedQuestions(g)
	for _, q := range g.Questions {
		if known && !asked[q.Key.V] {
			diags.Add(diag.Diagnostic{Pos: q.Key.Pos, Rule: "unused-question", Message: fmt.Sprintf("no flow asks the question %q", q.Key.V), Hint: "ask it in the flow.yaml of a decision, or remove it"})
		}
	}
}

// askedQuestions gives the questions that flows ask, also those that a flow
// probably means. They are not known where a question may be asked in what could
// not be read.
func askedQuestions(g *model.Guide) (asked map[string]bool, known bool) {
	if g.Broken[model.QuestionsFile] || !g.DecisionsKnown() || slices.ContainsFunc(g.Decisions, func(d *model.Decision) bool {
		return g.Broken[d.Path] || g.Broken[d.FlowFile()]
	}) {
		return nil, false
	}
	asked = map[string]bool{}
	spell, all := newSpeller(), keys(g.Questions)
	eachAsking(g, func(asks model.IDAt, _ bool) {
		asked[string(asks.V)] = true
		if g.Question(asks.V) == nil { // unknown-question takes it for a misspelling
			asked[spell.nearest(string(asks.V), "question", all)] = true
		}
	})
	return asked, true
}
