package check

import (
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

const maxVerdict = 240 // runes; more does not fit into a cell on a phone

func verdictForm(g *model.Guide, diags *diag.List) {
	eachCell(g, func(_ *model.Decision, _ *model.Option, e strict.Entry[*model.Cell]) {
		switch v := e.Value.Verdict; {
		case !v.Set() || v.V == "":
		case utf8.RuneCountInString(v.V) > maxVerdict:
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict is longer than a table cell can hold", Hint: "say it in one sentence of at most 240 characters; move the rest to mechanism"})
		case !strings.HasSuffix(v.V, "."):
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "verdict-form", Message: "the verdict does not end with a period", Hint: "write one sentence"})
		}
	})
}
