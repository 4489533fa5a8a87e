package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func missingDate(g *model.Guide, diags *diag.List) {
	for _, a := range g.Articles {
		if !a.Published.Set() && !g.Broken[a.Path] {
			diags.Add(diag.Diagnostic{Pos: a.At, Rule: "missing-date", Message: "the article does not say when it was published", Hint: "add published: 2026-11-21"})
		}
	}
}
