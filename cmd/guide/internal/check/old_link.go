package check

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// oldLink follows every address that somebody may have shared.
func oldLink(g *model.Guide, diags *diag.List) {
	spell := newSpeller()
	report := func(at diag.Pos, message, hint string) {
		diags.Add(diag.Diagnostic{Pos: at, Rule: "old-link", Message: message, Hint: hint})
	}
	eachResolved(g, func(f *flow.Flow) {
		if g.Broken[f.Decision.LinksFile()] {
			return // why is reported
		}
		for _, l := range f.Decision.Links {
			fault := linkFault(f, l)
			switch {
			case fault == "" && l.Moved.Set():
				report(l.Moved.Pos, fmt.Sprintf("the link still leads to the outcome %q, so it has not moved", l.Outcome.V), "remove moved")
			case fault == "" || l.Moved.Set():
			case f.Outcome(l.Outcome.V) == nil:
				hint := "add moved: … with the reason"
				if near := spell.nearest(string(l.Outcome.V), "outcome of "+f.Decision.Path, keys(f.Decision.Flow.Outcomes)); near != "" {
					hint = fmt.Sprintf("did you mean %q? Where the outcome is gone, %s", near, hint)
				}
				report(l.Outcome.Pos, fmt.Sprintf("the flow has no outcome %q", l.Outcome.V), hint)
			default:
				report(l.Query.Pos, fmt.Sprintf("the link no longer leads to the outcome %q: %s", l.Outcome.V, fault), "mend the flow, so that links that people have shared go on working; or add moved: … with the reason")
			}
		}
	})
}

// linkFault says why a link does not lead to its outcome, or nothing.
func linkFault(f *flow.Flow, l model.OldLink) string {
	q := f.ParseQuery(l.Query.V)
	r := f.Evaluate(q.State)
	var possible []string
	for _, o := range r.Possible {
		possible = append(possible, fmt.Sprintf("%q", o.ID))
	}
	switch {
	case len(q.Dropped) > 0:
		return fmt.Sprintf("%q says nothing to the flow", q.Dropped[0])
	case r.Next != nil:
		return fmt.Sprintf("the question %q is open", r.Next.Question.ID)
	case r.Outcome == nil:
		return "it leaves open " + strings.Join(possible, ", ")
	case r.Outcome.ID != l.Outcome.V:
		return fmt.Sprintf("it leads to %q", r.Outcome.ID)
	case len(r.Unused) > 0:
		return fmt.Sprintf("the question %q is not asked on the way", r.Unused[0].ID)
	}
	return ""
}
