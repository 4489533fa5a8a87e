package flow_test

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// naive says what a flow means in the slowest and plainest way: it walks every
// path of the model as it was written, and shares nothing with the package.
type naive struct {
	g *model.Guide
	f *model.Flow
}

// step is an answer at a place.
type step struct{ place, question, answer string }

// way is a walk from a place to an outcome or, while it is short, to a place.
type way struct {
	steps []step
	end   string
}

func newNaive(g *model.Guide) naive { return naive{g, &g.Decisions[0].Flow} }

// asks gives the question of a place.
func (n naive) asks(place string) string {
	p, _ := n.f.Places.Get(place)
	if p.Asks.V != "" {
		return string(p.Asks.V)
	}
	return place
}

// answers lists the answers to a question, in the order of its wording.
func (n naive) answers(question string) []string {
	q, _ := n.g.Questions.Get(question)
	var all []string
	if q != nil {
		for _, a := range q.Answers {
			all = append(all, a.Key.V)
		}
	}
	return all
}

// questions lists the questions of the flow in the order of their first places.
func (n naive) questions() []string {
	var all []string
	for _, p := range n.f.Places {
		if q := n.asks(p.Key.V); !slices.Contains(all, q) {
			all = append(all, q)
		}
	}
	return all
}

func (n naive) branch(place, answer string) *model.Branch {
	p, _ := n.f.Places.Get(place)
	b, _ := p.Answers.Get(answer)
	return b
}

// ways walks from a place along the answers that may admits, and gives every
// walk: those that end in an outcome, those that end at a place where nothing
// is admitted, and on request those that are under way.
func (n naive) ways(from string, partial bool, may func(question, answer string) bool) []way {
	var all []way
	var walk func(place string, steps []step)
	walk = func(place string, steps []step) {
		if p, _ := n.f.Places.Get(place); p == nil {
			all = append(all, way{slices.Clone(steps), place})
			return
		}
		stuck := true
		q := n.asks(place)
		if partial {
			all, stuck = append(all, way{slices.Clone(steps), place}), false
		}
		for _, a := range n.answers(q) {
			if may(q, a) {
				stuck = false
				walk(string(n.branch(place, a).Next.V), append(steps, step{place, q, a}))
			}
		}
		if stuck {
			all = append(all, way{slices.Clone(steps), place})
		}
	}
	walk(from, nil)
	return all
}

// every admits every answer.
func every(string, string) bool { return true }

// paths gives every path from the start to an outcome.
func (n naive) paths() []way { return n.ways(string(n.f.Start.V), false, every) }

// count gives the number of paths from a place, up to a limit.
func (n naive) count(place string, limit int) int {
	p, _ := n.f.Places.Get(place)
	if p == nil {
		return 1
	}
	total := 0
	for _, a := range p.Answers {
		if total < limit {
			total += n.count(string(a.Value.Next.V), limit-total)
		}
	}
	return total
}

// given is a state's answer to a question, if the question has such an answer.
func (n naive) given(s flow.State, question string) string {
	a := string(s[model.ID(question)])
	if a == "unsure" || slices.Contains(n.answers(question), a) {
		return a
	}
	return ""
}

// outcomes lists those of a set in the order of the file.
func (n naive) outcomes(set map[string]bool) []string {
	list := []string{}
	for _, o := range n.f.Outcomes {
		if set[o.Key.V] {
			list = append(list, o.Key.V)
		}
	}
	return list
}

// possible is the meaning of what is possible: the union over all ways to fill
// in the answers that are open or unsure.
func (n naive) possible(s flow.State) []string {
	var open []string
	full := map[string]string{}
	for _, q := range n.questions() {
		if full[q] = n.given(s, q); full[q] == "" || full[q] == "unsure" {
			open = append(open, q)
		}
	}
	ends := map[string]bool{}
	var fill func(rest []string)
	fill = func(rest []string) {
		if len(rest) == 0 {
			place := string(n.f.Start.V)
			for {
				if p, _ := n.f.Places.Get(place); p == nil {
					ends[place] = true
					return
				}
				place = string(n.branch(place, full[n.asks(place)]).Next.V)
			}
		}
		for _, a := range n.answers(rest[0]) {
			full[rest[0]] = a
			fill(rest[1:])
		}
	}
	fill(open)
	return n.outcomes(ends)
}

// fillings gives the number of ways to fill in a state, up to a limit.
func (n naive) fillings(s flow.State, limit int) int {
	total := 1
	for _, q := range n.questions() {
		if a := n.given(s, q); (a == "" || a == "unsure") && total < limit {
			total *= len(n.answers(q))
		}
	}
	return total
}

// possibleByPaths is possible for flows that ask no question twice on a path,
// where a path that agrees with the state can always be filled in.
func (n naive) possibleByPaths(s flow.State) []string {
	ends := map[string]bool{}
	for _, w := range n.ways(string(n.f.Start.V), false, func(q, a string) bool {
		g := n.given(s, q)
		return g == "" || g == "unsure" || g == a
	}) {
		ends[w.end] = true
	}
	return n.outcomes(ends)
}

// reached gives the places that the answers lead to, in the order of the file.
func (n naive) reached(s flow.State) []string {
	set := map[string]bool{}
	for _, w := range n.ways(string(n.f.Start.V), true, func(q, a string) bool {
		g := n.given(s, q)
		return g == "unsure" || g == a
	}) {
		set[w.end] = true
	}
	var list []string
	for _, p := range n.f.Places {
		if set[p.Key.V] {
			list = append(list, p.Key.V)
		}
	}
	return list
}

// asked gives the questions that have an answer at the places reached, and the
// place that is to be asked next; nothing when nine were asked.
func (n naive) asked(s flow.State) (asked []string, next string) {
	for _, p := range n.reached(s) {
		q := n.asks(p)
		switch {
		case n.given(s, q) == "" && next == "":
			next = p
		case n.given(s, q) != "" && !slices.Contains(asked, q):
			asked = append(asked, q)
		}
	}
	if len(asked) >= 9 {
		next = ""
	}
	return asked, next
}
