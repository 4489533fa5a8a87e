package check

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// answerLinks follows the links into a page of questions that bring answers.
func answerLinks(w Written, _ *route.Map, diags *diag.List) {
	report := reporting("answer-link", diags)
	for _, part := range w.Doc.Parts {
		if part.Ref == nil || part.Ref.Image {
			continue
		}
		page, answers, asks := strings.Cut(part.Ref.Path, "?")
		for _, d := range w.Guide.Decisions {
			if f := w.Flows[d.ID]; asks && f != nil && page == route.Decide(d.ID) {
				if fault, hint := answersFault(f, answers, model.ID(part.Ref.Fragment)); fault != "" {
					report(part.Ref.At, fault, hint)
				}
			}
		}
	}
}

// answersFault says why answers do not lead where a link promises, if they do
// not. place is the id of a question or an outcome, or of something else on the
// page.
func answersFault(f *flow.Flow, answers string, place model.ID) (fault, hint string) {
	q := f.ParseQuery(answers)
	switch {
	case len(q.Dropped) > 0:
		why, hint := f.WhyDropped(flow.Decode(q.Dropped[0]))
		return fmt.Sprintf("of the answers, %q says nothing: %s", q.Dropped[0], why), hint
	case f.Version > 0 && q.Version > f.Version:
		return fmt.Sprintf("the link names version %d of the flow, which is at %d", q.Version, f.Version), fmt.Sprintf("write v=%d", f.Version)
	}
	r := f.Reach(q.State)
	if len(r.Unused) > 0 {
		id := r.Unused[0].ID
		return fmt.Sprintf("the question %q is not asked after the other answers", id), "leave its answer out, or give the answers that lead to it"
	}
	if f.Outcome(place) == nil || slices.ContainsFunc(r.Possible, func(o *flow.Outcome) bool { return o.ID == place }) {
		return "", ""
	}
	possible := make([]string, len(r.Possible))
	for i, o := range r.Possible {
		possible[i] = string(o.ID)
	}
	return fmt.Sprintf("the answers do not lead to the outcome %q", place), "they leave " + strings.Join(possible, ", ")
}
