package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// A profile is treated like the others of its decision when it has between four
// and six fifths of the words of the one in the middle, or nearly as many.
const (
	shortest = 0.8
	longest  = 1.2
	slack    = 60 // words; a difference that no reader sees
)

// unequalProfile compares the lengths of the profiles of a decision. Those that
// are not complete are reported for that, and not compared.
func unequalProfile(g *model.Guide, diags *diag.List) {
	for _, d := range g.Decisions {
		words, middle := profileWords(g, d)
		if len(words) < 2 {
			continue
		}
		for _, o := range d.Options {
			n, counted := words[o]
			share := float64(n) / middle
			if !counted || share >= shortest && share <= longest || math.Abs(float64(n)-middle) <= slack {
				continue
			}
			hint := "say more about it, or less about the others"
			if share > 1 {
				hint = "shorten it, or say more about the others"
			}
			diags.Add(diag.Diagnostic{
				Pos: o.At, Rule: "unequal-profile", Hint: hint,
				Message: fmt.Sprintf("the profile of %s has %d words, where %.0f are usual for an option of this decision", o.Name.V, n, middle),
			})
		}
	}
}

// profileWords counts the words of the profiles that are complete, and gives
// those of the one in the middle.
func profileWords(g *model.Guide, d *model.Decision) (words map[*model.Option]int, middle float64) {
	words = map[*model.Option]int{}
	var sorted []int
	for _, o := range d.Options {
		if g.Broken[o.Path] || len(o.Cells) < len(d.Criteria) {
			continue
		}
		eachOptionText(o, func(v strict.At[string]) { words[o] += len(strings.Fields(v.V)) })
		sorted = append(sorted, words[o])
	}
	if len(sorted) == 0 {
		return words, 0
	}
	slices.Sort(sorted)
	return words, float64(sorted[len(sorted)/2]+sorted[(len(sorted)-1)/2]) / 2
}

// UsualWords is how many words the profile of an option of the decision usually
// has; 0 where there is none yet.
func UsualWords(g *model.Guide, d *model.Decision) int {
	_, middle := profileWords(g, d)
	return int(math.Round(middle))
}
