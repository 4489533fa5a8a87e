package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

const maxVerdict = 240 // runes; more does not fit into a cell on a phone

const minVerdict = 10 // letters and digits; less is no sentence

// secondSentence finds the end of a sentence with another one behind it. A
// single letter before the period, as in "e.g. Redis" or "J. Doe", ends none,
// and neither does an abbreviation.
var (
	secondSentence = regexp.MustCompile(`[^\s.]{2}[.!?]["”)]?\s+["“(]?\p{Lu}`)
	abbreviation   = regexp.MustCompile(`\b(?:approx|ca|cf|Co|Dr|etc|fig|Inc|Ltd|Mr|Mrs|Ms|No|St|vs)\.`)
)

func verdictForm(g *model.Guide, diags *diag.List) {
	eachCell(g, func(_ *model.Decision, _ *model.Option, e strict.Entry[*model.Cell]) {
		switch v := e.Value.Verdict; {
		case !v.Set() || v.V == "":
		case utf8.RuneCountInString(v.V) > maxVerdict:
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict is longer than a table cell can hold", Hint: "say it in one sentence of at most 240 characters; move the rest to mechanism"})
		case letters(v.V) < minVerdict:
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict says next to nothing", Hint: "say in one sentence what the option does"})
		case secondSentence.MatchString(abbreviation.ReplaceAllString(v.V, "")):
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict has a second sentence", Hint: "write one sentence; move the rest to mechanism"})
		case !strings.HasSuffix(v.V, "."):
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict does not end with a period", Hint: "write one sentence"})
		}
	})
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
