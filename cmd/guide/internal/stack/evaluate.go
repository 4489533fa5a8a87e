package stack

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Result is everything that follows from a state.
type Result struct {
	State    State       // what the stack knows of it
	Parts    []Standing  // in the order of the decisions
	Settled  []Settled   // answers that follow and have an effect, in the order of the questions
	Unused   []*Question // answered, but without effect
	Next     *Question   // what to ask; nil when nothing is to be asked
	Serves   []*Part     // the decisions that Next bears on
	Asked    int         // questions answered on the way
	Capped   bool        // questions are open, but no more are asked
	Pairs    []Fit       // of all that is chosen, in the order of the decisions
	Proposal *Proposal   // where a pair clashes; nil otherwise
	Flips    []Flip
}

// Standing is where a decision stands.
type Standing struct {
	Part *Part
	Is   Status
	Made model.ID // what was decided before, or nothing

	Flow    flow.Result   // of the flow by itself, with the answers that follow; empty where it is made
	Outcome *flow.Outcome // where only one is left
	Known   bool          // whether it is known what is chosen
	Chosen  []model.ID    // in the order of the alphabet; several are a tie, none is nothing
}

// Status says how far a decision is.
type Status string

// Every status that a decision can have.
const (
	Made    Status = "made"    // before the run
	Reached Status = "settled" // by the answers
	Open    Status = "open"    // questions will settle it
	Unsure  Status = "unsure"  // nothing more is asked, and several outcomes are left
)

// Settled is an answer that follows.
type Settled struct {
	Question *Question
	Answer   model.ID
	Follow   *Follow
}

// Flip is a changed answer, or a changed decision of those made before, that
// changes where decisions may end.
type Flip struct {
	Question *Question // nil where a decision is changed
	Part     *Part
	To       model.ID  // the answer, or what is chosen
	Next     *Question // a question that is then open; nil when there is none
	Changes  []Change  // in the order of the decisions
}

// Change is a decision with the outcomes then possible.
type Change struct {
	Part     *Part
	Outcomes []*flow.Outcome // in file order
}

// Evaluate says what follows from a state. It is pure: the same stack and state
// give the same result, and neither is changed.
func (s *Stack) Evaluate(state State) Result {
	r, result := s.reached(state)
	result.Flips = s.flips(r, state, r.bearing())
	return result
}

// Reach is Evaluate without the flips, which take the most time.
func (s *Stack) Reach(state State) Result {
	_, result := s.reached(state)
	return result
}

func (s *Stack) reached(state State) (*reach, Result) {
	r := s.newReach()
	r.enterState(state)
	result := Result{State: r.known(), Asked: r.asked()}
	answers := r.effective()
	result.Next = r.next()
	if result.Next != nil && result.Asked >= MaxAsked {
		result.Next, result.Capped = nil, true
	}
	if result.Next != nil {
		result.Serves = r.serves(result.Next)
	}
	for _, p := range s.Parts {
		result.Parts = append(result.Parts, r.standing(p, answers, result.Capped))
	}
	bears := r.bearing()
	for _, q := range s.Questions {
		if f := r.by[q.index]; f != nil && bears[q.index] {
			result.Settled = append(result.Settled, Settled{q, q.id(r.answers[q.index]), f})
		}
		if r.given[q.index] != noAnswer && (q.Decider != nil || !bears[q.index]) {
			result.Unused = append(result.Unused, q)
		}
	}
	result.Pairs = s.pairs(result.Parts)
	if slices.ContainsFunc(result.Pairs, Fit.clashes) {
		result.Proposal = s.propose(result.Parts)
	}
	return r, result
}

// known gives back what the stack knows of a state.
func (r *reach) known() State {
	state := State{flow.State{}, map[model.ID]model.ID{}}
	for _, q := range r.stack.Questions {
		if a := r.given[q.index]; a != noAnswer {
			state.Answers[q.ID] = q.id(a)
		}
	}
	for _, p := range r.stack.Parts {
		if made := r.made[p.index]; made != "" {
			state.Made[p.Decision.ID] = made
		}
	}
	return state
}

// effective gives all answers, with those that follow.
func (r *reach) effective() flow.State {
	answers := flow.State{}
	for _, q := range r.stack.Questions {
		if a := r.answers[q.index]; a != noAnswer {
			answers[q.ID] = q.id(a)
		}
	}
	return answers
}

// standing says where a decision stands.
func (r *reach) standing(p *Part, answers flow.State, capped bool) Standing {
	if made := r.made[p.index]; made != "" {
		st := Standing{Part: p, Is: Made, Made: made, Known: true}
		if made != model.None {
			st.Chosen = []model.ID{made}
		}
		return st
	}
	st := Standing{Part: p, Is: Unsure, Flow: p.Reach(answers)}
	st.Chosen, st.Known = sameChoice(st.Flow.Possible)
	switch {
	case len(st.Flow.Possible) == 1:
		st.Is, st.Outcome = Reached, st.Flow.Possible[0]
	case !capped && r.waits(p):
		st.Is = Open
	}
	return st
}

// waits reports whether something is still to be asked that bears on a decision.
func (r *reach) waits(p *Part) bool {
	if r.decided(p) {
		return false
	}
	if r.parts[p.index].open >= 0 {
		return true
	}
	return slices.ContainsFunc(r.stack.Questions, func(q *Question) bool {
		return q.Decider != nil && r.by[q.index] == nil && r.parts[p.index].meets(p, q) && r.waits(q.Decider)
	})
}

// sameChoice gives what all outcomes choose, if they agree.
func sameChoice(outcomes []*flow.Outcome) ([]model.ID, bool) {
	var first []model.ID
	for i, o := range outcomes {
		var ids []model.ID
		for _, c := range o.Choose {
			ids = append(ids, c.V)
		}
		if i == 0 {
			first = ids
		} else if !slices.Equal(first, ids) {
			return nil, false
		}
	}
	return first, len(outcomes) > 0
}

// flips tries every other answer to every question that bears on something,
// whether it was answered or follows from answers, and every other choice of a decision made
// before, with the rest kept.
func (s *Stack) flips(today *reach, state State, bears []bool) []Flip {
	var flips []Flip
	then := s.newReach()
	for _, q := range s.Questions {
		if q.Decider != nil || today.given[q.index] == noAnswer && today.by[q.index] == nil || !bears[q.index] {
			continue
		}
		for i, id := range q.answers {
			if today.answers[q.index] == answer(i+1) {
				continue
			}
			then.enterState(state)
			then.given[q.index] = answer(i + 1)
			flips = then.flip(flips, today, Flip{Question: q, To: id})
		}
	}
	for _, p := range s.Parts {
		for _, id := range p.Choices() {
			if made := today.made[p.index]; made != "" && made != id {
				then.enterState(state)
				then.made[p.index] = id
				flips = then.flip(flips, today, Flip{Part: p, To: id})
			}
		}
	}
	return flips
}

// flip adds a change if it changes where a decision may end.
func (r *reach) flip(flips []Flip, today *reach, f Flip) []Flip {
	r.settle()
	for _, p := range r.stack.Parts {
		if r.made[p.index] != "" || slices.Equal(r.parts[p.index].outcomes, today.parts[p.index].outcomes) {
			continue
		}
		c := Change{Part: p}
		for i, is := range r.parts[p.index].outcomes {
			if is {
				c.Outcomes = append(c.Outcomes, p.Outcomes[i])
			}
		}
		f.Changes = append(f.Changes, c)
	}
	if f.Changes == nil {
		return flips
	}
	if r.asked() < MaxAsked {
		f.Next = r.next()
	}
	return append(flips, f)
}
