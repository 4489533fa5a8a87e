package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func idMismatch(g *model.Guide, diags *diag.List) {
	report := func(claimed model.IDAt, name model.ID, what string) {
		if claimed.V != "" && claimed.V != name {
			diags.Add(diag.Diagnostic{Pos: claimed.Pos, Rule: "id-mismatch", Message: fmt.Sprintf("the id %q differs from the name of its %s, %q", claimed.V, what, name), Hint: "make the two the same"})
		}
	}
	for _, d := range g.Decisions {
		report(d.About.ID, d.ID, "folder")
		for _, o := range d.Options {
			report(o.Claimed, o.ID.V, "file")
		}
	}
	for _, t := range g.Tasks {
		report(t.Claimed, t.ID.V, "folder")
	}
}
