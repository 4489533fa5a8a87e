package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// The most characters for which there is room: short names stand in the boxes
// and on the lines of a chart, labels on buttons, and a question in a heading.
const (
	maxQuestionShort = 26
	maxAnswerShort   = 24
	maxOutcomeShort  = 24
	maxLabel         = 100
	maxAsk           = 120
)

func flowLabel(g *model.Guide, diags *diag.List) {
	fits := func(text strict.At[string], most int, what string) {
		if n := utf8.RuneCountInString(text.V); n > most {
			diags.Add(diag.Diagnostic{Pos: text.Pos, Rule: "flow-label", Message: fmt.Sprintf("%s has %d characters", what, n), Hint: fmt.Sprintf("there is room for %d", most)})
		}
	}
	differs := func(text strict.At[string], said map[string]bool) {
		if text.V != "" && said[text.V] && !g.Broken[model.QuestionsFile] {
			diags.Add(diag.Diagnostic{Pos: text.Pos, Rule: "flow-label", Message: "another answer to the question reads the same", Hint: "say what tells the two apart"})
		}
		said[text.V] = true
	}
	for _, e := range g.Questions {
		q := e.Value
		if q == nil {
			continue // reported when it was read
		}
		fits(q.Short, maxQuestionShort, "the short name of the question")
		fits(q.Ask, maxAsk, "the question")
		if q.Ask.V != "" && !strings.HasSuffix(q.Ask.V, "?") {
			diags.Add(diag.Diagnostic{Pos: q.Ask.Pos, Rule: "flow-label", Message: "the question does not end with a question mark", Hint: "ask one question, without what explains it; that belongs into why and help"})
		}
		labels, shorts := map[string]bool{}, map[string]bool{}
		for _, a := range q.Answers {
			if a.Value != nil {
				differs(a.Value.Label, labels)
				differs(a.Value.Short, shorts)
				fits(a.Value.Short, maxAnswerShort, "the short name of the answer")
				fits(a.Value.Label, maxLabel, "the answer")
			}
		}
	}
	for _, d := range g.Decisions {
		for _, o := range d.Flow.Outcomes {
			if o.Value != nil {
				fits(o.Value.Short, maxOutcomeShort, "the short name of the outcome")
			}
		}
	}
}
