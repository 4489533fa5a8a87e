package model

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Limits for input from strangers: pages multiply with each of these, those of
// pairs with the square of the options.
const (
	maxDecisions = 12
	maxOptions   = 40 // of a decision
	maxCriteria  = 60 // of a decision
	maxAliases   = 20 // of a page
	maxQuestions = 100
	maxAnswers   = 8  // of a question
	maxPlaces    = 60 // of a flow
	maxOutcomes  = 60 // of a flow
	maxEffects   = 80 // of an answer
	maxLinks     = 2_000
)

// tooMany reports the first thing beyond a limit, unless others of its list are
// reported already. It returns true: something was left out.
func (l loader) tooMany(reported bool, at diag.Pos, message string, limit int) bool {
	if !reported {
		l.diags.Add(diag.Diagnostic{Pos: at, Rule: "too-many", Message: fmt.Sprintf(message, limit), Hint: "remove those that the guide can do without; the rest was not looked at"})
	}
	return true
}

func (l loader) limitCriteria(criteria []*Criterion) {
	if len(criteria) > maxCriteria {
		l.tooMany(false, criteria[maxCriteria].At, "a decision has at most %d criteria", maxCriteria)
	}
}
