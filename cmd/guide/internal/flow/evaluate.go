package flow

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Result is everything that follows from a state.
type Result struct {
	State    State       // the answers that the flow knows
	Steps    []Step      // the places reached that have an answer, in file order
	Unused   []*Question // answered, but not reached: they count for nothing
	Next     *Place      // what to ask next; nil when nothing is to be asked
	Possible []*Outcome  // in file order
	Outcome  *Outcome    // the result, when nothing is to be asked and only one is possible
	Capped   bool        // questions are open, but no more are asked
	// SeparatedBy is the question whose answer would narrow the result best;
	// set when nothing more is asked and several outcomes are possible.
	SeparatedBy *Question
	Reasons     []Reason // the effects met, in file order
	Flips       []Flip
}

// Step is a place with the answer given there; Answer is nil for unsure.
type Step struct {
	Place  *Place
	Answer *Answer
}

// Reason is an effect met on the way.
type Reason struct {
	Step
	Effect *model.Effect
}

// Flip is a changed answer that changes the outcomes that are possible.
type Flip struct {
	Question *Question
	To       *Answer
	Outcomes []*Outcome // then possible, in file order
	Next     *Place     // a question that is then open; nil when there is none
}

// Evaluate says what follows from a state. It is pure: the same flow and state
// give the same result, and neither is changed.
func (f *Flow) Evaluate(s State) Result {
	r := f.Reach(s)
	if r.Next == nil && r.Outcome == nil {
		r.SeparatedBy = f.separates(s, len(r.Possible))
	}
	r.Flips = f.flips(s, r)
	return r
}

// Reach is Evaluate without what other answers would change: it walks the flow
// twice instead of once for every answer.
func (f *Flow) Reach(s State) Result {
	w := f.walk(s, false)
	r := Result{State: State{}, Possible: f.possible(s)}
	reached := map[*Question]bool{}
	for i, p := range f.Places {
		given := f.given(s, p.Question)
		if given == "" {
			continue
		}
		r.State[p.Question.ID] = given
		if !w.places[i] {
			continue
		}
		reached[p.Question] = true
		step := Step{p, p.Answer(given)}
		r.Steps = append(r.Steps, step)
		if step.Answer == nil {
			continue // unsure: no answer, so nothing speaks for or against
		}
		for i := range step.Answer.Effects {
			r.Reasons = append(r.Reasons, Reason{step, &step.Answer.Effects[i]})
		}
	}
	for _, q := range f.Questions {
		if r.State[q.ID] != "" && !reached[q] {
			r.Unused = append(r.Unused, q)
		}
	}
	switch {
	case w.open != nil && w.asked < MaxAsked:
		r.Next = w.open
	case len(r.Possible) == 1:
		r.Outcome = r.Possible[0]
	}
	r.Capped = w.open != nil && r.Next == nil
	return r
}

// flips tries every other answer to every question reached, with the rest of
// the answers kept.
func (f *Flow) flips(s State, r Result) []Flip {
	reached := map[*Question]bool{}
	for _, step := range r.Steps {
		reached[step.Place.Question] = true
	}
	var flips []Flip
	for _, q := range f.Questions {
		if !reached[q] {
			continue
		}
		for _, a := range q.Places[0].Answers {
			if a.ID == s[q.ID] {
				continue
			}
			changed := s.With(q, a.ID)
			then := f.possible(changed)
			if slices.Equal(then, r.Possible) {
				continue
			}
			flip := Flip{Question: q, To: a, Outcomes: then}
			if w := f.walk(changed, false); w.open != nil && w.asked < MaxAsked {
				flip.Next = w.open
			}
			flips = append(flips, flip)
		}
	}
	return flips
}

// separates finds the question without a definite answer that narrows the
// outcomes best: the largest set that any of its answers would leave is
// smallest, then the sum of the sets, then the order of the file decides.
func (f *Flow) separates(s State, today int) *Question {
	var best *Question
	var bestWorst, bestSum int
	w := f.walk(s, true)
	for _, q := range f.Questions {
		if given := f.given(s, q); given != "" && given != model.Unsure || !slices.ContainsFunc(q.Places, func(p *Place) bool { return w.places[p.index] }) {
			continue
		}
		worst, sum, least := 0, 0, today
		for _, a := range q.Places[0].Answers {
			n := len(f.possible(s.With(q, a.ID)))
			worst, sum, least = max(worst, n), sum+n, min(least, n)
		}
		if least == today {
			continue // whatever the answer, all stay possible
		}
		if best == nil || worst < bestWorst || worst == bestWorst && sum < bestSum {
			best, bestWorst, bestSum = q, worst, sum
		}
	}
	return best
}

// With is the state with one answer given or changed; s stays as it is.
func (s State) With(q *Question, a model.ID) State {
	changed := maps.Clone(s)
	if changed == nil {
		changed = State{}
	}
	changed[q.ID] = a
	return changed
}

// Met gives the reasons with one of the given bearings, about one option or,
// where option is empty, about all.
func (r Result) Met(option model.ID, bearings ...model.Bearing) []Reason {
	var met []Reason
	for _, m := range r.Reasons {
		if (option == "" || m.Effect.Option.V == option) && slices.Contains(bearings, m.Effect.Is.V) {
			met = append(met, m)
		}
	}
	return met
}
