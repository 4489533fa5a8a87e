package check

import (
	"cmp"
	"fmt"

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

// fillerPhrases has them in the order above.
var fillerPhrases = func() *phrases {
	var list []string
	for _, f := range fillers {
		list = append(list, f.phrase)
	}
	return newPhrases(list...)
}()

// fillerIn keeps the rule filler in one passage.
func fillerIn(p passage, diags *diag.List) {
	for at, i := range fillerPhrases.in(p.text) {
		diags.Add(diag.Diagnostic{
			Pos: p.at(at), Rule: "filler", Message: fmt.Sprintf("%q says nothing", fillers[i].phrase),
			Hint: cmp.Or(fillers[i].instead, "delete it, or say what is meant"),
		})
	}
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
