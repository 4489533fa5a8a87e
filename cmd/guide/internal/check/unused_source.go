package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unusedSource(g *model.Guide, diags *diag.List) {
	if len(g.Broken) > 0 {
		return // a use may stand in what could not be read
	}
	used := map[model.ID]bool{}
	g.EachSourceList(func(_ model.Citing, list []model.IDAt) {
		for _, s := range list {
			used[s.V] = true
		}
	})
	for _, s := range g.Sources {
		if s.ID.V != "" && !used[s.ID.V] {
			diags.Add(diag.Diagnostic{Pos: s.ID.Pos, Rule: "unused-source", Message: fmt.Sprintf("nothing rests on the source %q", s.ID.V), Hint: "cite it where it supports a claim, or remove it"})
		}
	}
}
