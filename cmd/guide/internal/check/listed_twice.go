package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// listedTwice looks at sources and at the files of samples; option-order finds
// options that stand twice.
func listedTwice(g *model.Guide, diags *diag.List) {
	g.EachSourceList(func(_ model.Citing, list []model.IDAt) {
		reportTwice(list, "source", diags)
	})
	for _, t := range g.Tasks {
		for _, e := range t.Variants {
			reportTwice(e.Value.Files, "file", diags)
		}
	}
}

func reportTwice[T ~string](list []strict.At[T], what string, diags *diag.List) {
	seen := map[T]bool{}
	for _, item := range list {
		if item.V != "" && seen[item.V] {
			diags.Add(diag.Diagnostic{Pos: item.Pos, Rule: "listed-twice", Message: fmt.Sprintf("the %s %q stands twice in the list", what, item.V), Hint: "list it once"})
		}
		seen[item.V] = true
	}
}
