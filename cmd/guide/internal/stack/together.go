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
// ends matter, and what they say to questions that flows still to come ask.
func (s *Stack) Together() ([][]*flow.Outcome, error) {
	joined := []said{{answers: map[*Question]model.ID{}, ends: make([]*flow.Outcome, len(s.Parts))}}
	turn, tried := s.inTurn(), 0
	for i, p := range turn {
		ways, err := s.ends(p)
		if err != nil {
			return nil, err
		}
		later := map[*Question]bool{}
		for _, q := range s.Questions {
			later[q] = slices.ContainsFunc(turn[i+1:], func(after *Part) bool { return slices.Contains(q.Parts, after) })
		}
		var next saidOnce
		for _, a := range joined {
			for _, b := range ways {
				if tried++; tried > maxStates*10 || len(next.all) > maxStates {
					return nil, errTooMany
				}
				if s.agree(a, b) {
					next.add(s, a.with(b, p, later))
				}
			}
		}
		joined = next.all
	}
	all := make([][]*flow.Outcome, len(joined)) // no two alike: nothing is asked any more that could tell them apart
	for i, j := range joined {
		all[i] = j.ends
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

// saidOnce holds each of those that say the same and end alike once.
type saidOnce struct {
	all   []said
	known map[string]bool
}

func (o *saidOnce) add(s *Stack, one said) {
	key := one.key(s)
	if o.known[key] {
		return
	}
	if o.known == nil {
		o.known = map[string]bool{}
	}
	o.known[key] = true
	o.all = append(o.all, one)
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

// ends lists the ways through a flow, those alike once. It goes from place to
// place and keeps what can be said on the ways to each, so that a flow with more
// ways than anybody can walk takes no longer than its places do.
func (s *Stack) ends(p *Part) ([]said, error) {
	var ends saidOnce
	at := make([]saidOnce, len(p.places))
	at[p.start].add(s, said{answers: map[*Question]model.ID{}, ends: make([]*flow.Outcome, len(s.Parts))})
	states := 0
	for i, from := range p.places {
		q := s.Questions[from.question]
		if states += len(at[i].all); states > maxStates {
			return nil, errTooMany
		}
		for _, way := range at[i].all {
			before, asked := way.answers[q]
			for n, to := range from.next {
				one := way
				if asked && before != q.answers[n] {
					continue // nobody is asked twice
				}
				if len(q.Parts) > 1 || q.Decider != nil {
					one.answers = maps.Clone(way.answers)
					one.answers[q] = q.answers[n]
				}
				if to >= 0 {
					at[to].add(s, one)
					continue
				}
				one.ends = slices.Clone(way.ends)
				one.ends[p.index] = p.Outcomes[^to]
				ends.add(s, one)
			}
		}
	}
	return ends.all, nil
}

// agree reports whether the ways of a flow go with those of others: whether both
// say the same, and what others choose.
func (s *Stack) agree(a, b said) bool {
	for q, id := range b.answers {
		if before, there := a.answers[q]; there && before != id || q.Decider != nil && !q.allows(a.ends[q.Decider.index], id) {
			return false
		}
	}
	return true
}

// with joins the ways of a flow, and leaves out what is not asked later.
func (a said) with(b said, p *Part, later map[*Question]bool) said {
	c := said{map[*Question]model.ID{}, slices.Clone(a.ends)}
	c.ends[p.index] = b.ends[p.index]
	for _, answers := range []map[*Question]model.ID{a.answers, b.answers} {
		for q, id := range answers {
			if later[q] {
				c.answers[q] = id
			}
		}
	}
	return c
}

// allows reports whether an answer follows from what an outcome chooses, or from
// one option of a tie.
func (q *Question) allows(o *flow.Outcome, a model.ID) bool {
	if len(o.Choose) == 0 {
		return q.told[model.None].Follow.Answer.V == a
	}
	return slices.ContainsFunc(o.Choose, func(c model.IDAt) bool { return q.told[c.V].Follow.Answer.V == a })
}
