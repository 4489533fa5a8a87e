package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// maxTried bounds the search for a combination without a clash.
const maxTried = 100_000

// stackClash looks at the combinations that clash. Readers are then shown one that
// does not, so there has to be one. The proposal chooses for the decisions that
// choose something, so it is these that matter, and each set of them is tried once.
func stackClash(j *joint, diags *diag.List) {
	if j.run == nil || !slices.ContainsFunc(j.Stack.Pairs, func(p model.Pair) bool { return p.Verdict.V == model.Clashes }) {
		return
	}
	ends, err := j.together()
	if err != nil {
		return // reported as stack-long
	}
	tried := map[string]bool{}     // by what chooses something
	told := map[*model.Pair]bool{} // and each pair is reported once
	left := maxTried               // for all of them
	for _, end := range ends {
		clash := j.clash(end)
		if clash == nil || told[clash] {
			continue
		}
		var choose []*model.Decision
		var names []string
		for i, o := range end {
			if len(o.Choose) > 0 {
				choose, names = append(choose, j.Decisions[i]), append(names, string(j.Decisions[i].ID))
			}
		}
		key := series(names)
		if tried[key] {
			continue
		}
		tried[key] = true
		if !j.goTogether(choose, nil, &left) {
			told[clash] = true
			reporting("stack-clash", diags)(clash.Verdict.Pos, fmt.Sprintf("answers lead to the outcomes %s, of which %s and %s clash, and no options of %s were found that go together without a clash", outcomes(end), clash.A.V, clash.B.V, key),
				"look at the verdicts again: with-care is for what works when something is added, set or avoided; or mend the flows, so that the two are not chosen together")
		}
	}
}

// clash gives a pair that is chosen together and clashes, or nil.
func (j *joint) clash(end []*flow.Outcome) *model.Pair {
	for i, a := range end {
		for _, b := range end[i+1:] {
			for _, x := range a.Choose {
				for _, y := range b.Choose {
					if p := j.run.Pair(x.V, y.V); p != nil && p.Verdict.V == model.Clashes {
						return p
					}
				}
			}
		}
	}
	return nil
}

// goTogether reports whether each of the decisions has an option so that none of
// them clashes with another, or with those chosen.
func (j *joint) goTogether(decisions []*model.Decision, chosen []model.ID, left *int) bool {
	if len(decisions) == 0 {
		return true
	}
	for _, o := range decisions[0].Options {
		if *left--; *left < 0 {
			return false
		}
		clashes := func(with model.ID) bool {
			p := j.run.Pair(with, o.ID.V)
			return p != nil && p.Verdict.V == model.Clashes
		}
		if !slices.ContainsFunc(chosen, clashes) && j.goTogether(decisions[1:], append(chosen, o.ID.V), left) {
			return true
		}
	}
	return false
}

// outcomes lists outcomes for a message.
func outcomes(end []*flow.Outcome) string {
	var all []string
	for _, o := range end {
		all = append(all, fmt.Sprintf("%q", o.ID))
	}
	return series(all)
}
