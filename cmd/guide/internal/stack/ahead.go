package stack

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// maxAhead bounds the work before each question. The guide has some two thousand
// states.
const maxAhead = 20_000

// AtMost says how many questions a run has at most, those that are answered
// included, if all others get a definite answer. It looks at every way to go on.
// Somebody who was unsure is led along several ways at once: then whatever lies
// on any of them may be asked, and so it is where there are too many ways.
func (s *Stack) AtMost(state State) int {
	v := s.newSurveyor(maxAhead)
	v.enterState(state)
	asked, most := v.asked(), v.ahead()
	if !slices.Contains(v.given, unsure) {
		if all := v.look(); all != nil {
			most = all.longest
		}
	}
	return min(asked+most, MaxAsked)
}

// ahead counts the questions without an answer that decisions may still ask.
func (r *reach) ahead() int {
	n := 0
	for _, q := range r.stack.Questions {
		if r.answers[q.index] == noAnswer && len(r.serves(q)) > 0 {
			n++
		}
	}
	return n
}

// serves lists the decisions that are not settled and meet a question.
func (r *reach) serves(q *Question) []*Part {
	var parts []*Part
	for _, p := range q.Parts {
		if !r.decided(p) && r.parts[p.index].meets(p, q) {
			parts = append(parts, p)
		}
	}
	return parts
}

// TakeOver is the state in which a proposal is decided: what it changes is made,
// and so is what would not stay as it is because of that. The answers remain.
func (s *Stack) TakeOver(state State, proposal *Proposal) State {
	taken := State{state.Answers, map[model.ID]model.ID{}}
	for _, p := range s.Parts {
		if id := state.Made[p.Decision.ID]; id != "" {
			taken.Made[p.Decision.ID] = id
		}
	}
	for _, w := range proposal.Swaps {
		taken.Made[w.Part.Decision.ID] = w.To
	}
	for again := true; again; {
		again = false
		for _, st := range s.Evaluate(taken).Parts {
			for _, c := range proposal.Chosen {
				if c.Part == st.Part && !slices.Equal(st.Chosen, []model.ID{c.Option}) {
					taken.Made[c.Part.Decision.ID], again = c.Option, true
				}
			}
		}
	}
	return taken
}
