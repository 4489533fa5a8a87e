package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackOrder looks at the questions in their order. That one is listed which a
// choice answers changes nothing, so it only warns.
func stackOrder(j *joint, diags *diag.List) {
	if !j.readable() {
		return
	}
	report := reporting("stack-order", diags)
	asked, known := askedQuestions(j.Guide)
	first := map[model.ID]diag.Pos{}
	for _, q := range j.Stack.Order {
		at, twice := first[q.V]
		switch {
		case twice:
			report(q.Pos, fmt.Sprintf("the question %q stands twice in the order", q.V), "remove one of the two; the other stands at "+at.String())
			continue
		case j.Question(q.V) == nil: // reported as unknown-question
		case known && !asked[string(q.V)]:
			report(q.Pos, fmt.Sprintf("no flow asks the question %q", q.V), "remove it from the order, or ask it in the flow.yaml of a decision")
		case j.run != nil && j.run.Question(q.V).Decider != nil:
			diags.Add(diag.Diagnostic{
				Pos: q.Pos, Severity: diag.Warning, Rule: "stack-order", Message: fmt.Sprintf("nobody is asked %q: what %s chooses answers it", q.V, j.run.Question(q.V).Decider.Decision.ID),
				Hint: "remove it from the order",
			})
		}
		first[q.V] = q.Pos
	}
}
