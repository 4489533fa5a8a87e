package view

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// StackScenario shows a project description for all decisions, with its answers
// in the order in which the run asks for them.
func (m *Maker) StackScenario(s *model.StackScenario) layout.StackScenario {
	v := layout.StackScenario{ID: string(s.ID.V), Title: s.Title.V, Text: s.Text.V, Because: s.Because.V, Edit: m.Line(s.At)}
	state := stack.State{Answers: flow.Answered(s.Answers), Made: flow.Answered(s.Made)}
	for _, d := range m.Guide.Decisions {
		if made, ok := s.Made.Get(string(d.ID)); ok {
			v.Made = append(v.Made, m.chosen(d, []model.IDAt{made}))
		} else if accept, ok := s.Accept.Get(string(d.ID)); ok {
			v.Accept = append(v.Accept, m.chosen(d, accept))
		}
	}
	if m.Stack == nil {
		return v
	}
	for _, q := range m.Stack.Questions {
		if a, ok := q.Words.Answers.Get(string(state.Answers[q.ID])); ok {
			v.Answers = append(v.Answers, layout.Given{Question: q.Words.Short.V, Answer: a.Short.V})
		}
	}
	v.Run = route.StackAnswered(m.Stack.Encode(state))
	return v
}

// chosen names what is chosen in a decision; ids that name nothing, such as none,
// are left out.
func (m *Maker) chosen(d *model.Decision, ids []model.IDAt) layout.Chosen {
	v := layout.Chosen{Decision: Decision(d)}
	for _, id := range strict.Values(ids) {
		if o := d.Option(id); o != nil {
			v.Options = append(v.Options, m.Option(d, o))
		}
	}
	return v
}
