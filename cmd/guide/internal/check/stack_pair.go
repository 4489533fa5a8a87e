package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func stackPair(g *model.Guide, diags *diag.List) {
	seen := map[[2]model.ID]diag.Pos{}
	for _, p := range g.Stack.Pairs {
		_, a := g.Option(p.A.V)
		_, b := g.Option(p.B.V)
		if a == nil || b == nil {
			continue // reported as unknown-option
		}
		report := func(message, hint string) {
			diags.Add(diag.Diagnostic{Pos: p.At, Rule: "stack-pair", Message: message, Hint: hint})
		}
		key := [2]model.ID{p.A.V, p.B.V}
		first, twice := seen[key]
		switch {
		case a == b:
			report(fmt.Sprintf("%q and %q belong to the same decision", p.A.V, p.B.V), "a pair joins options of two decisions")
		case slices.Index(g.Decisions, a) > slices.Index(g.Decisions, b):
			report(fmt.Sprintf("%q stands before %q, but %s comes after %s", p.A.V, p.B.V, a.ID, b.ID), "swap a and b")
		case twice:
			report(fmt.Sprintf("the pair %s and %s is judged twice", p.A.V, p.B.V), "the first verdict stands at "+first.String())
		}
		seen[key] = p.At
	}
}
