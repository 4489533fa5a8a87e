package check

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackLink follows every address of the joint run that somebody may have shared.
func stackLink(j *joint, diags *diag.List) {
	if j.run == nil {
		return // why is reported
	}
	spell := newSpeller()
	report := reporting("stack-link", diags)
	first := map[string]diag.Pos{}
	for _, l := range j.Stack.Links {
		if at, twice := first[l.Query.V]; twice {
			report(l.Query.Pos, "the link stands twice", "remove one of the two; the other stands at "+at.String())
			continue
		}
		first[l.Query.V] = l.Query.Pos
		if j.unknownEnd(l, spell, report) {
			continue
		}
		fault, at, cure := j.linkFault(l)
		switch {
		case cure != "":
			report(at, fault, cure)
		case fault == "" && l.Moved.Set():
			report(l.Moved.Pos, "the link still leads to the outcomes that it names, so it has not moved", "remove moved")
		case fault != "" && !l.Moved.Set():
			report(at, "the link no longer leads where it led: "+fault, "mend the flows, so that links that people have shared go on working; or add moved: … with the reason")
		}
	}
}

// unknownEnd reports outcomes of a link that are not there, and whether nothing can
// be said of where it leads.
func (j *joint) unknownEnd(l model.StackLink, spell *speller, report reporter) bool {
	unknown := false
	for _, e := range l.Outcomes {
		p := j.run.Part(model.ID(e.Key.V))
		if p == nil {
			unknown = true // reported as unknown-decision
			continue
		}
		if p.Outcome(e.Value.V) == nil && !l.Moved.Set() {
			unknown = true
			report(e.Value.Pos, fmt.Sprintf("the flow of %s has no outcome %q", p.Decision.ID, e.Value.V),
				spell.hint(string(e.Value.V), "outcome of "+p.Decision.Path, keys(p.Decision.Flow.Outcomes))+"\nwhere the outcome is gone, add moved: … with the reason")
		}
	}
	return unknown
}

// linkFault says why a link does not lead to its outcomes, or nothing; and, where
// the link is written wrongly, how to write it.
func (j *joint) linkFault(l model.StackLink) (fault string, at diag.Pos, cure string) {
	at = l.Query.Pos
	if strings.ContainsAny(l.Query.V, "?#/ ") {
		cure = "write only what stands between ? and # in the address"
		if _, query, there := strings.Cut(l.Query.V, "?"); there {
			query, _, _ = strings.Cut(query, "#")
			cure = "write: " + query
		}
		return "the link cannot be read: it is more than answers and decisions", at, cure
	}
	q := j.run.ParseQuery(l.Query.V)
	r := j.run.Reach(q.State)
	if q.Version > j.run.Version {
		return fmt.Sprintf("the link cannot be read: it names version %d, and the joint run is at %d", q.Version, j.run.Version), at, fmt.Sprintf("write v=%d, or raise the version in %s", j.run.Version, model.StackFile)
	}
	for _, st := range r.Parts {
		id := st.Part.Decision.ID
		named, there := l.Outcomes.Get(string(id))
		switch {
		case st.Made != "" && there:
			return fmt.Sprintf("the link names an outcome of %s, which the address itself decides", id), named.Pos, fmt.Sprintf("remove %s: … from the outcomes", id)
		case st.Made == "" && !there && !j.lost(q.Dropped, id):
			return fmt.Sprintf("the link does not say where it leads for %s", id), l.At, fmt.Sprintf("add under outcomes: %s: …, which is one of: %s", id, strings.Join(keys(st.Part.Decision.Flow.Outcomes), ", "))
		}
	}
	if len(q.Dropped) > 0 {
		why, hint := j.run.WhyDropped(flow.Decode(q.Dropped[0]))
		if hint != "" {
			hint = " (" + hint + ")"
		}
		return fmt.Sprintf("of %q, %s%s", q.Dropped[0], why, hint), at, ""
	}
	if r.Next != nil {
		return fmt.Sprintf("the question %q is open", r.Next.ID), at, ""
	}
	for _, st := range r.Parts {
		switch named, there := l.Outcomes.Get(string(st.Part.Decision.ID)); {
		case !there:
		case !st.Known:
			return fmt.Sprintf("for %s it leaves open %s", st.Part.Decision.ID, outcomes(st.Flow.Possible)), at, ""
		case !slices.ContainsFunc(st.Flow.Possible, func(o *flow.Outcome) bool { return o.ID == named.V }): // several after a tie, which choose the same
			return fmt.Sprintf("%s ends in %s, not in %q", st.Part.Decision.ID, outcomes(st.Flow.Possible), named.V), named.Pos, ""
		}
	}
	if len(r.Unused) > 0 {
		return fmt.Sprintf("the question %q is not asked on the way", r.Unused[0].ID), at, ""
	}
	return "", at, ""
}

// lost reports whether an address decided something that is not there any more.
func (j *joint) lost(dropped []string, decision model.ID) bool {
	for _, part := range dropped {
		if key, _ := flow.Decode(part); key == string(decision) {
			return true
		}
	}
	return false
}
