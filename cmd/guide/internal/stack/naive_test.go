package stack_test

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// naive says what a stack means in the slowest and plainest way: it walks every
// path of the model as it was written, and shares nothing with the package.
type naive struct{ g *model.Guide }

// said is what a reader said, and what follows from it.
type said struct {
	answers map[string]string
	made    map[string]string
	by      map[string]int // question -> the follow that it has its answer from
}

func asksOf(p *model.Place, id string) string {
	if p.Asks.V != "" {
		return string(p.Asks.V)
	}
	return id
}

// questions lists all that is asked: first what the data put in order.
func (n naive) questions() []string {
	var all []string
	for _, id := range n.g.Stack.Order {
		all = append(all, string(id.V))
	}
	for _, d := range n.g.Decisions {
		for _, p := range d.Flow.Places {
			if q := asksOf(p.Value, p.Key.V); !slices.Contains(all, q) {
				all = append(all, q)
			}
		}
	}
	return all
}

// answers lists the answers to a question.
func (n naive) answers(question string) []string {
	var all []string
	if q, _ := n.g.Questions.Get(question); q != nil {
		for _, a := range q.Answers {
			all = append(all, a.Key.V)
		}
	}
	return all
}

// decider is the decision whose choice answers a question, or nil.
func (n naive) decider(question string) *model.Decision {
	for _, f := range n.g.Stack.Follows {
		if string(f.Question.V) == question && len(f.Chosen) > 0 {
			return n.g.Decision(model.ID(f.Chosen[0].Key.V))
		}
	}
	return nil
}

// choices lists what can be chosen in a decision.
func choices(d *model.Decision) []string {
	var all []string
	for _, o := range d.Options {
		all = append(all, string(o.ID.V))
	}
	for _, o := range d.Flow.Outcomes {
		if len(o.Value.Choose) == 0 {
			return append(all, "none")
		}
	}
	return all
}

// wander follows every path, and gives the outcomes at their ends, the places met,
// and those among them that only answers lead to, which may be unsure.
func wander(d *model.Decision, answers map[string]string) (ends, met, firm map[string]bool) {
	ends, met, firm = map[string]bool{}, map[string]bool{}, map[string]bool{}
	var step func(id string, sure bool)
	step = func(id string, sure bool) {
		p, _ := d.Flow.Places.Get(id)
		if p == nil {
			ends[id] = true
			return
		}
		met[id], firm[id] = true, firm[id] || sure
		given := answers[asksOf(p, id)]
		for _, b := range p.Answers {
			if given == "" || given == "unsure" || given == b.Key.V {
				step(string(b.Value.Next.V), sure && given != "")
			}
		}
	}
	step(string(d.Flow.Start.V), true)
	return ends, met, firm
}

// settle adds what follows.
func (n naive) settle(state stack.State) said {
	s := said{map[string]string{}, map[string]string{}, map[string]int{}}
	for _, d := range n.g.Decisions {
		if m := string(state.Made[d.ID]); slices.Contains(choices(d), m) {
			s.made[string(d.ID)] = m
		}
	}
	for _, q := range n.questions() {
		if a := string(state.Answers[model.ID(q)]); a == "unsure" || slices.Contains(n.answers(q), a) {
			s.answers[q] = a
		}
		if n.decider(q) != nil {
			s.answers[q] = "unsure"
		}
	}
	for again := true; again; {
		again = false
		enter := func(q string, follow int) {
			s.answers[q], s.by[q], again = string(n.g.Stack.Follows[follow].Answer.V), follow, true
		}
		possible := map[model.ID]map[string]bool{}
		for _, d := range n.g.Decisions {
			possible[d.ID], _, _ = wander(d, s.answers)
		}
		for _, q := range n.questions() {
			if d := n.decider(q); d != nil && s.answers[q] == "unsure" {
				if f := n.toldBy(q, d, s, possible[d.ID]); f >= 0 {
					enter(q, f)
				}
			}
		}
		for i, f := range n.g.Stack.Follows {
			holds := len(f.Answered) > 0
			for _, c := range f.Answered {
				holds = holds && slices.ContainsFunc(c.Value, func(a model.IDAt) bool { return string(a.V) == s.answers[c.Key.V] })
			}
			if a := s.answers[string(f.Question.V)]; holds && (a == "" || a == "unsure") {
				enter(string(f.Question.V), i)
			}
		}
	}
	return s
}

// toldBy is the follow that a choice gives, if all that may be chosen gives the
// same answer; -1 is none.
func (n naive) toldBy(q string, d *model.Decision, s said, possible map[string]bool) int {
	chosen := []string{s.made[string(d.ID)]}
	if chosen[0] == "" {
		chosen = nil
		for _, o := range d.Flow.Outcomes {
			if possible[o.Key.V] && len(o.Value.Choose) == 0 {
				chosen = append(chosen, "none")
			}
			for _, c := range o.Value.Choose {
				if possible[o.Key.V] {
					chosen = append(chosen, string(c.V))
				}
			}
		}
	}
	first := -1
	for _, c := range chosen {
		for i, f := range n.g.Stack.Follows {
			if string(f.Question.V) != q || !slices.ContainsFunc(f.Chosen[0].Value, func(id model.IDAt) bool { return string(id.V) == c }) {
				continue
			}
			if first < 0 {
				first = i
			}
			if f.Answer.V != n.g.Stack.Follows[first].Answer.V {
				return -1
			}
		}
	}
	return first
}

// meets reports whether a decision may come to a question.
func meets(d *model.Decision, answers map[string]string, q string) bool {
	_, met, _ := wander(d, answers)
	return slices.ContainsFunc(d.Flow.Places, func(p entry) bool { return met[p.Key.V] && asksOf(p.Value, p.Key.V) == q })
}
