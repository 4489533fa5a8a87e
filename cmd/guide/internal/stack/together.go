package stack

import (
	"maps"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Together gives every combination of outcomes, one of each decision in their
// order, that some answers lead to: each question answered once, each answer that
// follows from a choice as it does, and all others as the reader likes, since
// readers may change what follows from answers. It reports an error where there
// are too many.
//
// Flows are joined one after the other. Of the ways through a flow only their
// ends matter, and what they say to questions that other flows ask.
func (s *Stack) Together() ([][]*flow.Outcome, error) {
	joined := []said{{answers: map[*Question]model.ID{}, ends: make([]*flow.Outcome, len(s.Parts))}}
	for _, p := range s.inTurn() {
		ways := s.ends(p)
		var next []said
		known := map[string]bool{}
		for _, a := range joined {
			for _, b := range ways {
				c, agree := s.agree(a, b, p)
				if !agree || known[c.key(s)] {
					continue
				}
				known[c.key(s)] = true
				if next = append(next, c); len(next) > maxStates {
					return nil, errTooMany
				}
			}
		}
		joined = next
	}
	var all [][]*flow.Outcome
	known := map[string]bool{}
	for _, j := range joined {
		j.answers = nil // they no longer matter
		if key := j.key(s); !known[key] {
			known[key] = true
			all = append(all, j.ends)
		}
	}
	return all, nil
}

// said is what ways through some flows say to questions that others ask, and
// where they end.
type said struct {
	answers map[*Question]model.ID
	ends    []*flow.Outcome // by part
}

// key is the same for those that say the same and end alike.
func (a said) key(s *Stack) string {
	var b strings.Builder
	for _, o := range a.ends {
		if o != nil {
			b.WriteString(string(o.ID))
		}
		b.WriteByte('/')
	}
	for _, q := range s.Questions {
		if id, there := a.answers[q]; there {
			b.WriteString(string(q.ID + "=" + id + "&"))
		}
	}
	return b.String()
}

// inTurn lists the parts so that none stands before one whose choice answers its
// questions.
func (s *Stack) inTurn() []*Part {
	var turn []*Part
	var add func(p *Part)
	add = func(p *Part) {
		if slices.Contains(turn, p) {
			return
		}
		for _, q := range s.Questions {
			if q.Decider != nil && slices.Contains(q.Parts, p) {
				add(q.Decider)
			}
		}
		turn = append(turn, p)
	}
	for _, p := range s.Parts {
		add(p)
	}
	return turn
}

// ends lists the ways through a flow, those alike once.
func (s *Stack) ends(p *Part) []said {
	var all []said
	known := map[string]bool{}
	for path := range p.Paths() {
		one := said{answers: map[*Question]model.ID{}, ends: make([]*flow.Outcome, len(s.Parts))}
		one.ends[p.index] = path.Outcome
		for _, step := range path.Steps {
			if q := s.Question(step.Place.Question.ID); len(q.Parts) > 1 || q.Decider != nil {
				one.answers[q] = step.Answer.ID
			}
		}
		if key := one.key(s); !known[key] {
			known[key] = true
			all = append(all, one)
		}
	}
	return all
}

// agree joins the ways of a flow to those of others, if both say the same.
func (s *Stack) agree(a, b said, p *Part) (said, bool) {
	answers := maps.Clone(a.answers)
	for q, id := range b.answers {
		if before, there := answers[q]; there && before != id || q.Decider != nil && !q.allows(a.ends[q.Decider.index], id) {
			return said{}, false
		}
		answers[q] = id
	}
	ends := slices.Clone(a.ends)
	ends[p.index] = b.ends[p.index]
	return said{answers, ends}, true
}

// allows reports whether an answer follows from what an outcome chooses, or from
// one option of a tie.
func (q *Question) allows(o *flow.Outcome, a model.ID) bool {
	if len(o.Choose) == 0 {
		return q.told[model.None].Follow.Answer.V == a
	}
	return slices.ContainsFunc(o.Choose, func(c model.IDAt) bool { return q.told[c.V].Follow.Answer.V == a })
}
