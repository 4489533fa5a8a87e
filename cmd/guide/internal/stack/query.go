package stack

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Query is a state as an address carries it.
type Query struct {
	State   State
	Version int      // 0 when the address names none
	Dropped []string // parts that say nothing to the stack, as they are written
}

// ParseQuery reads the part of an address behind the question mark, by the rules
// of [flow.Flow.ParseQuery]; a part may also name a decision and what is chosen
// there. An answer that only one choice gives counts as that choice. It never
// fails.
func (s *Stack) ParseQuery(query string) Query {
	q := Query{State: State{flow.State{}, map[model.ID]model.ID{}}}
	q.Dropped = flow.TakeParts(query, func(key, value string) bool { return s.take(&q, key, value) })
	for _, asked := range s.Questions {
		option, only := asked.saidBy(q.State.Answers[asked.ID])
		if by := asked.Decider; only && q.State.Made[by.Decision.ID] == "" {
			q.State.Made[by.Decision.ID] = option
			delete(q.State.Answers, asked.ID)
		}
	}
	return q
}

// saidBy gives the choice that an answer speaks of, if it is only one.
func (q *Question) saidBy(a model.ID) (option model.ID, only bool) {
	if q.Decider == nil || a == "" {
		return "", false
	}
	for _, id := range q.Decider.Choices() {
		if q.told[id].Follow.Answer.V == a {
			if only {
				return "", false
			}
			option, only = id, true
		}
	}
	return option, only
}

// take puts one part of an address into q, if it says something to the stack.
func (s *Stack) take(q *Query, key, value string) bool {
	if key == string(model.VersionParam) {
		q.Version = flow.ParseVersion(value)
		return q.Version > 0
	}
	if p := s.Part(model.ID(key)); p != nil {
		if !p.chooses(model.ID(value)) {
			return false
		}
		q.State.Made[p.Decision.ID] = model.ID(value)
		return true
	}
	asked := s.Question(model.ID(key))
	if asked == nil || asked.answer(model.ID(value)) == noAnswer {
		return false
	}
	q.State.Answers[asked.ID] = model.ID(value)
	return true
}

// Encode writes a state as the part of an address behind the question mark: what
// is decided, the answers in the order of the questions, then the version. What
// the stack does not know is left out.
func (s *Stack) Encode(state State) string {
	var b strings.Builder
	for _, p := range s.Parts {
		if made := state.Made[p.Decision.ID]; made != "" && p.chooses(made) {
			fmt.Fprintf(&b, "%s=%s&", p.Decision.ID, made)
		}
	}
	for _, q := range s.Questions {
		if a := state.Answers[q.ID]; a != "" && q.answer(a) != noAnswer {
			fmt.Fprintf(&b, "%s=%s&", q.ID, a)
		}
	}
	fmt.Fprintf(&b, "%s=%d", model.VersionParam, s.Version)
	return b.String()
}

// WhyDropped says in words why [Stack.ParseQuery] dropped a part, and what was
// perhaps meant.
func (s *Stack) WhyDropped(key, value string) (why, hint string) {
	if key == string(model.VersionParam) {
		return "this is not a version of the questions, or there are two", ""
	}
	if p := s.Part(model.ID(key)); p != nil {
		if !p.chooses(model.ID(value)) {
			return "the decision " + key + " has no such option", diag.DidYouMean(value, ids(p.Choices()))
		}
		return "there are different choices for this decision; give one", ""
	}
	q := s.Question(model.ID(key))
	switch {
	case q == nil:
		names := []string{}
		for _, p := range s.Parts {
			names = append(names, string(p.Decision.ID))
		}
		for _, q := range s.Questions {
			names = append(names, string(q.ID))
		}
		return "no decision asks this question", diag.DidYouMean(key, names)
	case q.answer(model.ID(value)) == noAnswer:
		return "the question " + key + " has no such answer", diag.DidYouMean(value, append(ids(q.answers), string(model.Unsure)))
	}
	return "there are different answers to this question; give one", ""
}

func ids(list []model.ID) []string {
	all := make([]string, len(list))
	for i, id := range list {
		all[i] = string(id)
	}
	return all
}
