package main

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// engineResult is a result as the browser writes it.
type engineResult struct {
	Answers     flow.Object    `json:"answers"`
	Steps       []engineStep   `json:"steps"`
	Unused      []model.ID     `json:"unused"`
	Next        *model.ID      `json:"next"`
	Possible    []model.ID     `json:"possible"`
	Outcome     *model.ID      `json:"outcome"`
	SeparatedBy *model.ID      `json:"separatedBy"`
	Reasons     []engineReason `json:"reasons"`
	Flips       []engineFlip   `json:"flips"`
	Query       string         `json:"query"` // what encode gives
}

type engineStep struct {
	Place    model.ID `json:"place"`
	Question model.ID `json:"question"`
	Answer   model.ID `json:"answer"`
}

type engineReason struct {
	engineStep
	Index  int           `json:"index"`
	Option model.ID      `json:"option"`
	Is     model.Bearing `json:"is"`
}

type engineFlip struct {
	Question model.ID   `json:"question"`
	To       model.ID   `json:"to"`
	Outcomes []model.ID `json:"outcomes"`
	Next     *model.ID  `json:"next"`
}

// expected is what the browser should say about a state.
func expected(f *flow.Flow, s flow.State) engineResult {
	r := f.Evaluate(s)
	e := engineResult{
		Answers: flow.Object{}, Steps: []engineStep{}, Unused: []model.ID{}, Next: placeID(r.Next), Possible: outcomeIDs(r.Possible),
		Reasons: []engineReason{}, Flips: []engineFlip{}, Query: f.Encode(s),
	}
	for _, q := range f.Questions {
		if a, given := r.State[q.ID]; given {
			e.Answers = append(e.Answers, flow.Member{Name: string(q.ID), Value: a})
		}
	}
	for _, step := range r.Steps {
		e.Steps = append(e.Steps, stepOf(step))
	}
	for _, q := range r.Unused {
		e.Unused = append(e.Unused, q.ID)
	}
	if r.Outcome != nil {
		e.Outcome = &r.Outcome.ID
	}
	if r.SeparatedBy != nil {
		e.SeparatedBy = &r.SeparatedBy.ID
	}
	for _, m := range r.Reasons {
		index := slices.IndexFunc(m.Answer.Effects, func(e model.Effect) bool { return e.At == m.Effect.At })
		e.Reasons = append(e.Reasons, engineReason{stepOf(m.Step), index, m.Effect.Option.V, m.Effect.Is.V})
	}
	for _, flip := range r.Flips {
		e.Flips = append(e.Flips, engineFlip{flip.Question.ID, flip.To.ID, outcomeIDs(flip.Outcomes), placeID(flip.Next)})
	}
	return e
}

func stepOf(s flow.Step) engineStep {
	answer := model.Unsure
	if s.Answer != nil {
		answer = s.Answer.ID
	}
	return engineStep{s.Place.ID, s.Place.Question.ID, answer}
}

func placeID(p *flow.Place) *model.ID {
	if p == nil {
		return nil
	}
	return &p.ID
}

func outcomeIDs(outcomes []*flow.Outcome) []model.ID {
	ids := []model.ID{}
	for _, o := range outcomes {
		ids = append(ids, o.ID)
	}
	return ids
}
