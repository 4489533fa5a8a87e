package flow

import (
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// State is what a reader has answered: question -> answer, where an answer may
// be [model.Unsure]. Questions and answers that the flow does not have are as
// if they were not there.
type State map[model.ID]model.ID

// Answered is the state of answers as data write them.
func Answered(answers strict.Map[model.IDAt]) State {
	s := State{}
	for _, a := range answers {
		s[model.ID(a.Key.V)] = a.Value.V
	}
	return s
}

// MaxAsked is the number of questions after which nothing more is asked.
const MaxAsked = 9

// walk is what a state reaches.
type walk struct {
	places   []bool // by index
	outcomes []bool // by index
	open     *Place // the first in file order whose question has no answer
	asked    int    // questions that have an answer
}

// walk follows the answers from the start. An unsure answer leads along every
// branch; so does an open question when beyond is set.
//
// Edges lead forward in file order, so one pass over the places meets each
// after everything that leads to it.
func (f *Flow) walk(s State, beyond bool) walk {
	w := walk{places: make([]bool, len(f.Places)), outcomes: make([]bool, len(f.Outcomes))}
	w.places[f.Start.index] = true
	counted := map[*Question]bool{}
	for i, p := range f.Places {
		if !w.places[i] {
			continue
		}
		given := f.given(s, p.Question)
		if given == "" && w.open == nil {
			w.open = p
		}
		if given != "" && !counted[p.Question] {
			counted[p.Question] = true
			w.asked++
		}
		for _, a := range p.Answers {
			if given == a.ID || given == model.Unsure || given == "" && beyond {
				w.enter(a.Next)
			}
		}
	}
	return w
}

func (w *walk) enter(n Node) {
	if n.Place != nil {
		w.places[n.Place.index] = true
	} else {
		w.outcomes[n.Outcome.index] = true
	}
}

// given is the answer that a state gives to a question, or nothing.
func (f *Flow) given(s State, q *Question) model.ID {
	a, there := s[q.ID]
	if there && (a == model.Unsure || q.Places[0].Answer(a) != nil) {
		return a
	}
	return ""
}

// possible gives the outcomes that can still be reached, in file order.
func (f *Flow) possible(s State) []*Outcome {
	var ends []*Outcome
	for i, reached := range f.walk(s, true).outcomes {
		if reached {
			ends = append(ends, f.Outcomes[i])
		}
	}
	return ends
}
