package check

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// fillers are phrases that promise or announce something and say nothing, in
// lower case, with what to write instead where that is not plain.
var fillers = []struct{ phrase, instead string }{
	{"a plethora of", ""},
	{"a myriad of", ""},
	{"a wide range of", "name what there is"},
	{"at the end of the day", ""},
	{"battle-tested", "say who runs it, with a source"},
	{"best-in-class", ""},
	{"best of both worlds", "say what each of the two gives"},
	{"blazing fast", "say how fast, with a source"},
	{"blazingly fast", "say how fast, with a source"},
	{"cutting-edge", ""},
	{"delve into", ""},
	{"delves into", ""},
	{"effortless", "say how much work it is"},
	{"effortlessly", "say how much work it is"},
	{"elevate your", ""},
	{"empowers", ""},
	{"ever-evolving", ""},
	{"fast-paced", ""},
	{"first and foremost", ""},
	{"future-proof", "say for how long it is supported"},
	{"game changer", ""},
	{"game-changer", ""},
	{"harness the power", ""},
	{"in a nutshell", ""},
	{"in conclusion", ""},
	{"in today's digital", ""},
	{"in today's landscape", ""},
	{"in today's world", ""},
	{"in today’s digital", ""},
	{"in today’s landscape", ""},
	{"in today’s world", ""},
	{"it goes without saying", ""},
	{"it is important to note", ""},
	{"it is worth noting", ""},
	{"it should be noted", ""},
	{"last but not least", ""},
	{"leverage", "write use"},
	{"leverages", "write uses"},
	{"leveraging", "write using"},
	{"lightning-fast", "say how fast, with a source"},
	{"look no further", ""},
	{"needless to say", ""},
	{"next-generation", ""},
	{"powerful", "say what it does"},
	{"robust", "say what it withstands"},
	{"rich ecosystem", "name what there is"},
	{"revolutionize", ""},
	{"revolutionizes", ""},
	{"rock-solid", "say what it withstands"},
	{"seamless", "say what fits together, and how"},
	{"seamlessly", "say what fits together, and how"},
	{"simply put", ""},
	{"state-of-the-art", ""},
	{"supercharge", ""},
	{"the power of", "say what it does"},
	{"unleash", ""},
	{"unlock the", ""},
	{"vibrant community", "say how large it is, with a source"},
	{"when it comes to", "write for, or name the thing at once"},
	{"without further ado", ""},
	{"world-class", ""},
}

// fillersAt lists the fillers, as places in the list above, by the two letters
// that they begin with. All begin with a letter or a digit.
var fillersAt = func() map[string][]int {
	at := map[string][]int{}
	for i, f := range fillers {
		at[f.phrase[:2]] = append(at[f.phrase[:2]], i)
	}
	return at
}()

// fillerIn keeps the rule filler in one passage. It goes through the text once,
// from word to word, as there are thousands of articles.
func fillerIn(p passage, diags *diag.List) {
	text := strings.Map(asciiLower, p.text)
	before := ' '
	for i, r := range text {
		if inWord(r) && !inWord(before) && i+1 < len(text) {
			for _, f := range fillersAt[text[i:i+2]] {
				phrase := fillers[f].phrase
				if rest, begins := strings.CutPrefix(text[i:], phrase); begins && !beginsInWord(rest) {
					hint := "delete it, or say what is meant"
					if fillers[f].instead != "" {
						hint = fillers[f].instead
					}
					diags.Add(diag.Diagnostic{Pos: p.at(i), Rule: "filler", Message: fmt.Sprintf("%q says nothing", phrase), Hint: hint})
				}
			}
		}
		before = r
	}
}

// asciiLower changes no length, so that places stay.
func asciiLower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

func fillerInData(g *model.Guide, diags *diag.List) {
	eachText(g, func(v strict.At[string]) { fillerIn(valuePassage(v), diags) })
	for _, a := range g.Written() {
		fillerIn(valuePassage(a.Title), diags)
		fillerIn(valuePassage(a.Summary), diags)
	}
}

func fillerInProse(w Written, diags *diag.List) {
	for _, p := range w.text {
		fillerIn(p, diags)
	}
}
