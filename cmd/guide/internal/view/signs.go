package view

import (
	"strconv"
	"unicode"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// hues is how many hues there are; the style sheet has a class for each.
const hues = 12

// hueStep lies between the hues of neighbors. It has no divisor in common with
// hues, so all of them come up before one comes twice, and neighbors differ.
const hueStep = 5

// EveryHue gives a sign of each hue, with its number for letters.
func EveryHue() []layout.Sign {
	all := make([]layout.Sign, hues)
	for i := range all {
		all[i] = layout.Sign{Letters: strconv.Itoa(i), Hue: i}
	}
	return all
}

// signs gives every option of a decision two letters of its name and a hue.
// They are made from the name and the place in the list alone, so that no option
// has a finer sign than another. The letters differ within the decision; hues
// come again when there are more options than hues, which the letters forgive.
func signs(d *model.Decision) map[*model.Option]layout.Sign {
	made := make(map[*model.Option]layout.Sign, len(d.Options))
	taken := map[string]bool{}
	for i, o := range d.Options {
		letters := initials(o.Name.V, taken)
		taken[letters] = true
		made[o] = layout.Sign{Letters: letters, Hue: i * hueStep % hues}
	}
	return made
}

// initials gives the first letter of a name with the first of its others that
// makes a pair nobody has taken, or with the second where all are taken.
func initials(name string, taken map[string]bool) string {
	var letters []rune
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, r)
		}
	}
	if len(letters) < 2 {
		return string(letters)
	}
	first := string(unicode.ToUpper(letters[0]))
	for _, r := range letters[1:] {
		if pair := first + string(unicode.ToLower(r)); !taken[pair] {
			return pair
		}
	}
	return first + string(unicode.ToLower(letters[1]))
}
