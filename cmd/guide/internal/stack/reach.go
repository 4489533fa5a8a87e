package stack

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// State is what a reader has said: answers, where one may be [model.Unsure], and
// what is decided already: decision -> option, or [model.None].
type State struct {
	Answers flow.State
	Made    map[model.ID]model.ID
}

// reach is where a state leads, by numbers.
type reach struct {
	stack   *Stack
	given   []answer   // by question: what the reader has said
	made    []model.ID // by part: what is decided already, or nothing
	answers []answer   // by question: with what follows
	by      []*Follow  // by question: what it follows from, or nil
	parts   []partReach
}

// partReach is how far the answers lead in one flow.
type partReach struct {
	places   []met // by place
	outcomes []bool
	possible int // outcomes
	open     int // the question of the first open place, or -1
}

// met says how a place is reached.
type met uint8

const (
	notMet met = iota
	beyond     // if an open question is answered so
	firmly     // by what is answered
)

// newReach makes room for the states of a stack.
func (s *Stack) newReach() *reach {
	r := &reach{
		stack: s, given: make([]answer, len(s.Questions)), made: make([]model.ID, len(s.Parts)),
		answers: make([]answer, len(s.Questions)), by: make([]*Follow, len(s.Questions)), parts: make([]partReach, len(s.Parts)),
	}
	for i, p := range s.Parts {
		r.parts[i] = p.newReach()
	}
	return r
}

// newReach makes room for what is reached in one flow.
func (p *Part) newReach() partReach {
	return partReach{places: make([]met, len(p.places)), outcomes: make([]bool, len(p.Outcomes))}
}

// settle works out what follows from what is given. Answers that follow only
// ever narrow what is possible, so repeating the pass comes to an end.
func (r *reach) settle() {
	copy(r.answers, r.given)
	clear(r.by)
	for _, q := range r.stack.Questions {
		if q.Decider != nil {
			r.answers[q.index] = unsure
		}
	}
	for again := true; again; {
		again = false
		for _, p := range r.stack.Parts {
			if r.made[p.index] == "" {
				r.parts[p.index].walk(p, r.answers)
			}
		}
		for _, q := range r.stack.Questions {
			if q.Decider == nil || r.answers[q.index] != unsure {
				continue
			}
			if f := r.told(q); f != nil {
				r.answers[q.index], r.by[q.index], again = f.answer, f, true
			}
		}
		for _, f := range r.stack.Follows {
			if a := r.answers[f.Question.index]; (a == noAnswer || a == unsure) && r.holds(f) {
				r.answers[f.Question.index], r.by[f.Question.index], again = f.answer, f, true
			}
		}
	}
}

// holds reports whether the answers are there that something follows from.
func (r *reach) holds(f *Follow) bool {
	for _, c := range f.when {
		if !slices.Contains(c.any, r.answers[c.question]) {
			return false
		}
	}
	return len(f.when) > 0
}

// told gives what answers a question from the choice of its decider: something
// only where all that may still be chosen there gives the same answer.
func (r *reach) told(q *Question) *Follow {
	by := q.Decider
	if made := r.made[by.index]; made != "" {
		return q.told[made]
	}
	var all *Follow
	same := func(id model.ID) bool {
		f := q.told[id]
		if all == nil {
			all = f
		}
		return f.answer == all.answer
	}
	for i, o := range by.Outcomes {
		if !r.parts[by.index].outcomes[i] {
			continue
		}
		if len(o.Choose) == 0 && !same(model.None) {
			return nil
		}
		for _, c := range o.Choose {
			if !same(c.V) {
				return nil
			}
		}
	}
	return all
}

// walk follows the answers through one flow. Edges lead forward in file order, so
// one pass meets each place after everything that leads to it.
func (w *partReach) walk(p *Part, answers []answer) {
	clear(w.places)
	clear(w.outcomes)
	w.places[p.start], w.possible, w.open = firmly, 0, -1
	for i := range p.places {
		how := w.places[i]
		if how == notMet {
			continue
		}
		at := &p.places[i]
		given := answers[at.question]
		switch {
		case given != noAnswer && given != unsure:
			w.enter(at.next[given-1], how)
			continue
		case given == noAnswer:
			if how == firmly && w.open < 0 {
				w.open = at.question
			}
			how = beyond
		}
		for _, n := range at.next {
			w.enter(n, how)
		}
	}
}

func (w *partReach) enter(node int, how met) {
	switch {
	case node >= 0:
		w.places[node] = max(w.places[node], how)
	case !w.outcomes[^node]:
		w.outcomes[^node] = true
		w.possible++
	}
}

// decided reports whether a decision is made, or only one outcome is left.
func (r *reach) decided(p *Part) bool { return r.made[p.index] != "" || r.parts[p.index].possible == 1 }

// next is the question to ask: of all decisions that are not settled the open
// question that stands first in the order; nil when there is none.
func (r *reach) next() *Question {
	first := -1
	for _, p := range r.stack.Parts {
		if open := r.parts[p.index].open; !r.decided(p) && open >= 0 && (first < 0 || open < first) {
			first = open
		}
	}
	if first < 0 {
		return nil
	}
	return r.stack.Questions[first]
}

// meets reports whether the answers lead to a question of a decision, or may
// lead there.
func (w *partReach) meets(p *Part, q *Question) bool {
	for i := range p.places {
		if p.places[i].question == q.index && w.places[i] != notMet {
			return true
		}
	}
	return false
}

// counts reports whether a decision that is not made meets a question.
func (r *reach) counts(q *Question) bool {
	return slices.ContainsFunc(q.Parts, func(p *Part) bool { return r.made[p.index] == "" && r.parts[p.index].meets(p, q) })
}

// bearing tells of each question whether its answer has an effect: whether it
// counts, or something that has an effect follows from it.
func (r *reach) bearing() []bool {
	bears := make([]bool, len(r.stack.Questions))
	for _, q := range r.stack.Questions {
		bears[q.index] = r.counts(q)
	}
	for again := true; again; {
		again = false
		for q, f := range r.by {
			if f == nil || !bears[q] {
				continue
			}
			for _, c := range f.when {
				again = again || !bears[c.question]
				bears[c.question] = true
			}
		}
	}
	return bears
}

// asked counts the questions that the reader has answered on the way. What was
// asked before a choice, or something that follows, left it aside counts too: no
// run shall ask more because of it.
func (r *reach) asked() int {
	said := slices.Clone(r.answers)
	for _, q := range r.stack.Questions {
		if r.given[q.index] == unsure || q.Decider != nil && r.made[q.Decider.index] == "" {
			said[q.index] = unsure
		}
	}
	lies := make([]bool, len(r.stack.Questions))
	for _, p := range r.stack.Parts {
		if r.made[p.index] != "" {
			continue
		}
		w := p.newReach()
		w.walk(p, said)
		for i := range p.places {
			lies[p.places[i].question] = lies[p.places[i].question] || w.places[i] != notMet
		}
	}
	n := 0
	for _, q := range r.stack.Questions {
		if r.given[q.index] != noAnswer && q.Decider == nil && lies[q.index] {
			n++
		}
	}
	return n
}

// enterState takes over what a reader has said, as far as the stack knows it.
func (r *reach) enterState(state State) {
	for _, q := range r.stack.Questions {
		r.given[q.index] = noAnswer
		if a, there := state.Answers[q.ID]; there {
			r.given[q.index] = q.answer(a)
		}
	}
	for _, p := range r.stack.Parts {
		r.made[p.index] = ""
		if id := state.Made[p.Decision.ID]; id != "" && p.chooses(id) {
			r.made[p.index] = id
		}
	}
	r.settle()
}
