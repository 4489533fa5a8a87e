package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func unknownDecision(g *model.Guide, diags *diag.List) {
	if !g.DecisionsKnown() {
		return // why is reported
	}
	var all []string
	for _, d := range g.Decisions {
		all = append(all, string(d.ID))
	}
	report := func(d model.IDAt) {
		if d.Set() && d.V != "" && g.Decision(d.V) == nil {
			diags.Add(diag.Diagnostic{Pos: d.Pos, Rule: "unknown-decision", Message: fmt.Sprintf("there is no decision %q", d.V), Hint: diag.DidYouMean(string(d.V), all)})
		}
	}
	for _, a := range g.Written() {
		report(a.Decision)
	}
	for _, t := range g.Tasks {
		report(t.Decision)
	}
	for _, f := range g.Stack.Follows {
		eachKey(f.Chosen, report)
	}
	for _, s := range g.Stack.Scenarios {
		eachKey(s.Made, report)
		eachKey(s.Accept, report)
	}
	for _, l := range g.Stack.Links {
		eachKey(l.Outcomes, report)
	}
}

// eachKey walks the keys of a mapping.
func eachKey[T any](m strict.Map[T], do func(model.IDAt)) {
	for _, e := range m {
		do(idOf(e.Key))
	}
}
