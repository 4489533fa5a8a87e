package embed

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// maxCharts bounds a page: a chart is far larger than the block that asks for it.
const maxCharts = 4

// flowchart draws the flow of a decision, that of the article where the block
// names none, and marks the way that some answers take. It shows the whole flow,
// or only that way with what its other answers lead to.
func flowchart(s *slot) any {
	var block struct {
		Decision model.IDAt             `yaml:"decision,optional"`
		Answers  strict.Map[model.IDAt] `yaml:"answers,optional"`
		Show     strict.At[string]      `yaml:"show,optional"`
	}
	if !s.blank() && !s.decode(&block) {
		return nil
	}
	if show := block.Show; show.Set() && show.V != "whole" && show.V != "way" {
		s.fail(show.Pos, "invalid-value", fmt.Sprintf("a flowchart does not show %q", show.V), diag.DidYouMean(show.V, []string{"whole", "way"}))
		return nil
	}
	if block.Show.V == "way" && len(block.Answers) == 0 {
		s.fail(block.Show.Pos, "embed", "a way needs answers", "add answers: with questions and answers, or show the whole flow")
		return nil
	}
	if s.filler.charts++; s.filler.charts > maxCharts {
		s.fail(s.embed.At, "too-many", fmt.Sprintf("an article has at most %d flowcharts", maxCharts), "link to the page of questions instead")
		return nil
	}
	d := s.decisionOf(block.Decision)
	if d == nil {
		return nil
	}
	f := s.views.Flows[d.ID]
	if f == nil {
		return nil // why is reported
	}
	state, ok := s.state(f, block.Answers)
	if !ok {
		return nil
	}
	v := layout.Flowchart{Page: route.Decide(d.ID)}
	var steps []flow.Step
	var open *flow.Place
	if len(state) > 0 {
		r := f.Reach(state)
		steps, open = r.Steps, r.Next
		for _, q := range r.Unused {
			at := block.Answers.Key(string(q.ID))
			s.fail(at, "embed", fmt.Sprintf("the answers do not lead to the question %q", q.ID), "remove it, or answer the questions before it")
			ok = false
		}
		v.Page = view.Answered(f, r)
	}
	if !ok {
		return nil
	}
	v.Chart = s.views.Chart(f, steps, route.Decide(d.ID))
	if block.Show.V == "way" {
		v.Chart = s.views.WayChart(f, steps, open, route.Decide(d.ID))
	}
	return v
}

// blank reports whether the block says nothing, not even to be faulty.
func (s *slot) blank() bool {
	for line := range strings.Lines(s.embed.Body) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return false
		}
	}
	return true
}

// decisionOf finds the decision that a block names, or that of the article.
func (s *slot) decisionOf(id model.IDAt) *model.Decision {
	g := s.views.Guide
	if !id.Set() {
		d := g.Decision(s.decision)
		if d == nil && s.decision == "" {
			s.fail(s.embed.At, "embed", "the block names no decision, and neither does the article", "add a line: decision: …")
		}
		return d
	}
	d := g.Decision(id.V)
	if d == nil && g.DecisionsKnown() {
		var all []string
		for _, d := range g.Decisions {
			all = append(all, string(d.ID))
		}
		s.fail(id.Pos, "unknown-decision", fmt.Sprintf("there is no decision %q", id.V), diag.DidYouMean(string(id.V), all))
	}
	return d
}

// state reads the answers of a block and reports those that the flow does not
// know.
func (s *slot) state(f *flow.Flow, answers strict.Map[model.IDAt]) (flow.State, bool) {
	state, ok := flow.State{}, true
	for _, e := range answers {
		q := f.Question(model.ID(e.Key.V))
		if q == nil {
			s.fail(e.Key.Pos, "unknown-question", fmt.Sprintf("the flow of %s does not ask %q", f.Decision.ID, e.Key.V), diag.DidYouMean(e.Key.V, f.QuestionIDs()))
			ok = false
			continue
		}
		if q.Places[0].Answer(e.Value.V) == nil && e.Value.V != model.Unsure {
			s.fail(e.Value.Pos, "flow-answers", fmt.Sprintf("the question %q has no answer %q", q.ID, e.Value.V), diag.DidYouMean(string(e.Value.V), q.AnswerIDs()))
			ok = false
			continue
		}
		state[q.ID] = e.Value.V
	}
	return state, ok
}
