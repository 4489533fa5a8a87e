package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// maxSummary is what search engines and cards show without cutting, in runes,
// with some room.
const maxSummary = 240

// missingSummary looks at the summaries that say nothing. Those that are not
// there at all are reported when the file is read.
func missingSummary(g *model.Guide, diags *diag.List) {
	for _, a := range g.Written() {
		report := func(message, hint string) {
			diags.Add(diag.Diagnostic{Pos: a.Summary.Pos, Rule: "missing-summary", Message: message, Hint: hint})
		}
		switch s := a.Summary.V; {
		case s == "" || g.Broken[a.Path]:
		case strings.EqualFold(strings.Trim(s, ". "), strings.Trim(a.Title.V, ". ")):
			report("the summary only repeats the title", "say in a sentence or two what the page answers")
		case letters(s) < minVerdict:
			report("the summary says next to nothing", "say in a sentence or two what the page answers")
		case utf8.RuneCountInString(s) > maxSummary:
			report(fmt.Sprintf("the summary has more than %d characters, and lists show it in full", maxSummary), "say it in a sentence or two")
		}
	}
}
