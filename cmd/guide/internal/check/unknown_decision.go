package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
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
}
