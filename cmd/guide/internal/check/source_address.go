package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func sourceAddress(g *model.Guide, diags *diag.List) {
	for _, s := range g.Sources {
		if s.ID.Set() && !s.URL.Set() && !s.Note.Set() {
			diags.Add(diag.Diagnostic{Pos: s.ID.Pos, Rule: "source-address", Message: fmt.Sprintf("the source %q has no address", s.ID.V), Hint: "add url: https://…, or say in note: why there is none"})
		}
	}
}
