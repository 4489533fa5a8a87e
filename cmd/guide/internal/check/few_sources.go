package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

const minSources = 3

func fewSources(g *model.Guide, diags *diag.List) {
	for _, a := range g.Articles {
		if len(a.Sources) < minSources && !a.Draft && !g.Broken[a.Path] {
			diags.Add(diag.Diagnostic{Pos: a.At, Rule: "few-sources", Message: fmt.Sprintf("the article names %d sources; it needs at least %d", len(a.Sources), minSources), Hint: "add ids of data/sources.yaml under sources:"})
		}
	}
}
