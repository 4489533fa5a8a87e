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
	report := reporting("old-link", diags)
	eachResolved(g, func(f *flow.Flow) {
		if g.Broken[f.Decision.LinksFile()] {
			return // why is reported
		}
		first := map[string]diag.Pos{}
		for _, l := range f.Decision.Links {
			if at, twice := first[l.Query.V]; twice {
				report(l.Query.Pos, "the link stands twice", "remove one of the two; the other stands at "+at.String())
				continue
			}
			first[l.Query.V] = l.Query.Pos
			fault, cure := linkFault(f, l)
			switch {
			case cure != "" && !l.Moved.Set():
				report(l.Query.Pos, "the link cannot be read: "+fault, cure)
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

// linkFault says why a link does not lead to its outcome, or nothing; and, where
// the link is written wrongly, how to write it.
func linkFault(f *flow.Flow, l model.OldLink) (fault, cure string) {
	if strings.ContainsAny(l.Query.V, "?#/ ") {
		return "it is more than answers", "write only what stands between ? and # in the address"
	}
	q := f.ParseQuery(l.Query.V)
	r := f.Reach(q.State)
	var possible []string
	for _, o := range r.Possible {
		possible = append(possible, fmt.Sprintf("%q", o.ID))
	}
	switch {
	case f.Version > 0 && q.Version > f.Version:
		return fmt.Sprintf("it names version %d, and the flow is at %d", q.Version, f.Version), fmt.Sprintf("write v=%d, or raise the flow's version", f.Version)
	case len(q.Dropped) > 0:
		why, hint := f.WhyDropped(flow.Decode(q.Dropped[0]))
		fault = fmt.Sprintf("of %q, %s", q.Dropped[0], why)
		if hint != "" {
			fault += " (" + hint + ")"
		}
		return fault, ""
	case r.Next != nil:
		return fmt.Sprintf("the question %q is open", r.Next.Question.ID), ""
	case r.Outcome == nil:
		return "it leaves open " + strings.Join(possible, ", "), ""
	case r.Outcome.ID != l.Outcome.V:
		return fmt.Sprintf("it leads to %q", r.Outcome.ID), ""
	case len(r.Unused) > 0:
		return fmt.Sprintf("the question %q is not asked on the way", r.Unused[0].ID), ""
	}
	return "", ""
}
