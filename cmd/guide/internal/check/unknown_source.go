package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unknownSource(g *model.Guide, diags *diag.List) {
	if !g.SourcesKnown() {
		return
	}
	known := map[model.ID]bool{}
	var all []string
	for _, s := range g.Sources {
		known[s.ID.V] = true
		all = append(all, string(s.ID.V))
	}
	eachSourceList(g, func(list []id) {
		for _, s := range list {
			if s.V != "" && !known[s.V] {
				diags.Add(diag.Diagnostic{Pos: s.Pos, Rule: "unknown-source", Message: fmt.Sprintf("there is no source %q", s.V), Hint: knownHint(string(s.V), all)})
			}
		}
	})
}

func knownHint(word string, all []string) string {
	if near := diag.Nearest(word, all); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "add it to data/sources.yaml"
}
