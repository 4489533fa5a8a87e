package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackJudged asks for a verdict on every pair that readers can be given. Of two
// decisions of which no pair is judged nothing is said.
func stackJudged(j *joint, diags *diag.List) {
	if j.run == nil {
		return // why is reported
	}
	ends, err := j.together()
	if err != nil {
		return // reported as stack-long
	}
	first := map[[2]*model.Decision]diag.Pos{}
	for _, p := range j.Stack.Pairs {
		_, a := j.Option(p.A.V)
		_, b := j.Option(p.B.V)
		if a == nil || b == nil || a == b {
			return // reported as unknown-option or stack-pair: another pair may be meant
		}
		for _, both := range [][2]*model.Decision{{a, b}, {b, a}} {
			if _, there := first[both]; !there {
				first[both] = p.At
			}
		}
	}
	met := j.metPairs(ends)
	for i, a := range j.Decisions {
		for _, b := range j.Decisions[i+1:] {
			at, judged := first[[2]*model.Decision{a, b}]
			for _, x := range a.Options {
				for _, y := range b.Options {
					if judged && met[[2]model.ID{x.ID.V, y.ID.V}] && j.run.Pair(x.ID.V, y.ID.V) == nil {
						reporting("stack-judged", diags)(at, fmt.Sprintf("the pair %s and %s is not judged, and answers lead to both", x.ID.V, y.ID.V),
							fmt.Sprintf("add under pairs: {a: %s, b: %s, verdict: …, reason: …, sources: […]}; where no source tells, the verdict is unknown", x.ID.V, y.ID.V))
					}
				}
			}
		}
	}
}
