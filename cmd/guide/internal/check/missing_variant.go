package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// missingVariant keeps a task from leaving an option out without a word.
func missingVariant(g *model.Guide, diags *diag.List) {
	for _, t := range g.Tasks {
		d := g.Decision(t.Decision.V)
		if d == nil || d.Cut || t.Variants == nil || g.Broken[t.Path] {
			continue // why is reported
		}
		if slices.ContainsFunc(t.Variants, func(e strict.Entry[model.Variant]) bool { return d.Option(model.ID(e.Key.V)) == nil }) {
			continue // it may be misspelt, which is reported as unknown-option
		}
		for _, o := range d.Options {
			if o.At.Line == 0 {
				continue // its file could not be read
			}
			if _, there := t.Variants.Get(string(o.ID.V)); !there {
				diags.Add(diag.Diagnostic{
					Pos: t.At, Rule: "missing-variant", Message: fmt.Sprintf("the task says nothing about %s", o.Called()),
					Hint: fmt.Sprintf("add %s: under variants; where it cannot be shown its status is not-applicable, with a note that says why", o.ID.V),
				})
			}
		}
	}
}
