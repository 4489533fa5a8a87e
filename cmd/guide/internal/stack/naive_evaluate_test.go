package stack_test

import (
	"fmt"
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// told is a result in plain words.
type told struct {
	Next, Stands string
	Asked        int
	Capped       bool
	Settled      []string
	Unused       []string
	Flips        []string
}

// bears reports whether the answer to a question has an effect.
func (n naive) bears(s said, q string) bool {
	for _, d := range n.g.Decisions {
		if s.made[string(d.ID)] == "" && meets(d, s.answers, q) {
			return true
		}
	}
	for to, i := range s.by {
		if _, from := n.g.Stack.Follows[i].Answered.Get(q); from && n.bears(s, to) {
			return true
		}
	}
	return false
}

// open is the question that a decision asks next, if it is not settled.
func open(d *model.Decision, s said) string {
	ends, _, firm := wander(d, s.answers)
	if s.made[string(d.ID)] != "" || len(ends) == 1 {
		return ""
	}
	for _, p := range d.Flow.Places {
		if q := asksOf(p.Value, p.Key.V); firm[p.Key.V] && s.answers[q] == "" {
			return q
		}
	}
	return ""
}

// asked counts what was asked on the way, whatever a choice or something that
// follows made of it.
func (n naive) asked(s said, state stack.State) int {
	loose, count := maps.Clone(s.answers), 0
	for _, q := range n.questions() {
		if d := n.decider(q); state.Answers[model.ID(q)] == "unsure" || d != nil && s.made[string(d.ID)] == "" {
			loose[q] = "unsure"
		}
	}
	for _, q := range n.questions() {
		given := string(state.Answers[model.ID(q)])
		if n.decider(q) == nil && (given == "unsure" || slices.Contains(n.answers(q), given)) &&
			slices.ContainsFunc(n.g.Decisions, func(d *model.Decision) bool { return s.made[string(d.ID)] == "" && meets(d, loose, q) }) {
			count++
		}
	}
	return count
}

func (n naive) next(s said) string {
	for _, q := range n.questions() {
		if slices.ContainsFunc(n.g.Decisions, func(d *model.Decision) bool { return open(d, s) == q }) {
			return q
		}
	}
	return ""
}

// ends gives the outcomes of a decision that are possible, in file order.
func ends(d *model.Decision, s said) []string {
	if s.made[string(d.ID)] != "" {
		return nil
	}
	found, _, _ := wander(d, s.answers)
	var all []string
	for _, o := range d.Flow.Outcomes {
		if found[o.Key.V] {
			all = append(all, o.Key.V)
		}
	}
	return all
}

// waits reports whether a question still to be asked bears on a decision.
func (n naive) waits(d *model.Decision, s said) bool {
	if s.made[string(d.ID)] != "" || len(ends(d, s)) == 1 {
		return false
	}
	if open(d, s) != "" {
		return true
	}
	return slices.ContainsFunc(n.questions(), func(q string) bool {
		by := n.decider(q)
		return by != nil && s.answers[q] == "unsure" && meets(d, s.answers, q) && n.waits(by, s)
	})
}

// evaluate says what follows from a state.
func (n naive) evaluate(state stack.State) told {
	s := n.settle(state)
	t := told{Next: n.next(s), Asked: n.asked(s, state)}
	if t.Next != "" && t.Asked >= 12 {
		t.Next, t.Capped = "", true
	}
	for _, d := range n.g.Decisions {
		is := "unsure"
		switch all := ends(d, s); {
		case s.made[string(d.ID)] != "":
			is = "made"
		case len(all) == 1:
			is = "settled"
		case !t.Capped && n.waits(d, s):
			is = "open"
		}
		t.Stands += fmt.Sprint(d.ID, " ", is, " ", ends(d, s), "; ")
	}
	for _, q := range n.questions() {
		given, by := string(state.Answers[model.ID(q)]), n.decider(q)
		_, came := s.by[q]
		bears := n.bears(s, q)
		if came && bears {
			t.Settled = append(t.Settled, q+"="+s.answers[q])
		}
		if (given == "unsure" || slices.Contains(n.answers(q), given)) && (by != nil || !bears) {
			t.Unused = append(t.Unused, q)
		}
		if by != nil || s.answers[q] == "" || !bears {
			continue
		}
		for _, a := range n.answers(q) {
			if a != s.answers[q] {
				then := stack.State{Answers: maps.Clone(state.Answers), Made: state.Made}
				then.Answers[model.ID(q)] = model.ID(a)
				t.Flips = n.flip(t.Flips, s, then, q+"="+a)
			}
		}
	}
	for _, d := range n.g.Decisions {
		for _, id := range choices(d) {
			if m := s.made[string(d.ID)]; m != "" && m != id {
				then := stack.State{Answers: state.Answers, Made: maps.Clone(state.Made)}
				then.Made[d.ID] = model.ID(id)
				t.Flips = n.flip(t.Flips, s, then, string(d.ID)+"="+id)
			}
		}
	}
	return t
}

// flip adds what changes, if anything does.
func (n naive) flip(flips []string, today said, state stack.State, what string) []string {
	s := n.settle(state)
	changes := ""
	for _, d := range n.g.Decisions {
		if then := ends(d, s); !slices.Equal(then, ends(d, today)) {
			changes += fmt.Sprint(" ", d.ID, then)
		}
	}
	if changes == "" {
		return flips
	}
	next := n.next(s)
	if n.asked(s, state) >= 12 {
		next = ""
	}
	return append(flips, what+changes+" "+next)
}
