package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unknownSource(g *model.Guide, diags *diag.List) {
	if !g.SourcesKnown() {
		return // why is reported
	}
	known := map[model.ID]bool{}
	var all []string
	for _, s := range g.Sources {
		known[s.ID.V] = true
		all = append(all, string(s.ID.V))
	}
	spell := newSpeller()
	g.EachSourceList(func(_ model.Citing, list []model.IDAt) {
		for _, s := range list {
			if s.V == "" || known[s.V] {
				continue
			}
			hint := "name one that data/sources.yaml has, or add it there; if your change removed it, put it back"
			if near := spell.nearest(string(s.V), "source", all); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			diags.Add(diag.Diagnostic{Pos: s.Pos, Rule: "unknown-source", Message: fmt.Sprintf("there is no source %q", s.V), Hint: hint})
		}
	})
}
