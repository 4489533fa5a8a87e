package model

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Limits for input from strangers: pages multiply with each of these.
const (
	maxDecisions = 12
	maxOptions   = 200 // of a decision
	maxPaired    = 40  // of a decision: see [Decision.Paired]
	maxInPairs   = 40  // of all decisions: see [Guide.InPairs]
	maxCriteria  = 60  // of a decision
	maxAliases   = 20  // of a page
	maxQuestions = 100
	maxAnswers   = 8  // of a question
	maxPlaces    = 60 // of a flow
	maxOutcomes  = 60 // of a flow
	maxEffects   = 80 // of an answer
	maxLinks     = 2_000
)

// Paired lists the options of which every two have a page. Such pages grow with the
// square of their number, so of a long list they are the first; any others can be
// chosen in the table of all.
func (d *Decision) Paired() []*Option { return d.Options[:min(len(d.Options), maxPaired)] }

// ArePaired reports whether two options of the decision have a page of their own.
func (d *Decision) ArePaired(a, b ID) bool {
	has := func(id ID) bool {
		return slices.ContainsFunc(d.Paired(), func(o *Option) bool { return o.ID.V == id })
	}
	return a != b && has(a) && has(b)
}

// InPairs lists, for each decision, the options that are shown against those of
// all others on one page, which grows with the square of their number: all, or of
// long lists the first, as many of each as there is room for.
func (g *Guide) InPairs() [][]*Option {
	shown := make([][]*Option, len(g.Decisions))
	for each := maxInPairs; ; each-- {
		sum := 0
		for i, d := range g.Decisions {
			shown[i] = d.Options[:min(len(d.Options), each)]
			sum += len(shown[i])
		}
		if sum <= maxInPairs {
			return shown
		}
	}
}

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
