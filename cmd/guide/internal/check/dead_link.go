package check

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// deadLinks keeps the rules dead-link and dead-anchor: one look finds either.
func deadLinks(w Written, routes *route.Map, diags *diag.List) {
	for _, part := range w.Doc.Parts {
		if part.Ref == nil || part.Ref.Image || w.Guide.InDoubt(strings.TrimPrefix(part.Ref.Path, "/")) {
			continue // pictures are found by what links the prose
		}
		if _, fault := routes.Resolve(w.URL, part.Ref.Path, part.Ref.Fragment); fault != nil {
			diags.Add(diag.Diagnostic{Pos: part.Ref.At, Rule: fault.Rule, Message: fault.Message, Hint: fault.Hint})
		}
	}
}
