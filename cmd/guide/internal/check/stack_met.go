package check

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// metPairs gives the pairs of options that are chosen together, that of the
// earlier decision first.
func (j *joint) metPairs(ends [][]*flow.Outcome) map[[2]model.ID]bool {
	met := map[[2]model.ID]bool{}
	seen := map[[2]*flow.Outcome]bool{}
	for _, end := range ends {
		for i, a := range end {
			for _, b := range end[i+1:] {
				if seen[[2]*flow.Outcome{a, b}] {
					continue
				}
				seen[[2]*flow.Outcome{a, b}] = true
				for _, x := range a.Choose {
					for _, y := range b.Choose {
						met[[2]model.ID{x.V, y.V}] = true
					}
				}
			}
		}
	}
	return met
}
