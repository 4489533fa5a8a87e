package flow

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// MaxPath is the number of questions that a path may have at most.
const MaxPath = 7

// Unreachable gives the places and outcomes that no answers lead to, in file
// order.
func (f *Flow) Unreachable() []Node {
	w := f.walk(nil, true)
	var lost []Node
	for i, p := range f.Places {
		if !w.places[i] {
			lost = append(lost, Node{Place: p})
		}
	}
	for i, o := range f.Outcomes {
		if !w.outcomes[i] {
			lost = append(lost, Node{Outcome: o})
		}
	}
	return lost
}

// Pointless gives the places whose answers all lead to the same place.
func (f *Flow) Pointless() []*Place {
	var pointless []*Place
	for _, p := range f.Places {
		if !slices.ContainsFunc(p.Answers, func(a *Answer) bool { return a.Next != p.Answers[0].Next }) {
			pointless = append(pointless, p)
		}
	}
	return pointless
}

// Repeat is a place whose question was asked before, at the place where the way
// begins.
type Repeat struct {
	Place *Place
	Way   []Step // an example
}

// AskedTwice gives the places whose question a path has met before, in file
// order. Ways that begin where no reader comes count too.
func (f *Flow) AskedTwice() []Repeat {
	var repeats []Repeat
	for _, second := range f.Places {
		for _, first := range second.Question.Places {
			if first.index >= second.index {
				break
			}
			if way := f.way(first, Node{Place: second}, nil, false); way != nil {
				repeats = append(repeats, Repeat{second, way})
				break
			}
		}
	}
	return repeats
}

// Longest gives a path with the most questions.
func (f *Flow) Longest() []Step {
	tails := make([][]Step, len(f.Places))
	for i, p := range slices.Backward(f.Places) {
		for _, a := range p.Answers {
			var rest []Step
			if a.Next.Place != nil {
				rest = tails[a.Next.Place.index]
			}
			if len(tails[i]) < len(rest)+1 {
				tails[i] = append([]Step{{p, a}}, rest...)
			}
		}
	}
	return tails[f.Start.index]
}

// RuledOut gives an example of a path to the outcome on which an answer rules
// the option out; nil is none.
func (f *Flow) RuledOut(o *Outcome, option model.ID) []Step {
	return f.way(f.Start, Node{Outcome: o}, func(e *model.Effect) bool {
		return e.Option.V == option && e.Is.V == model.RulesOut
	}, true)
}

// Unexplained gives an example of a path to the outcome on which nothing speaks
// against the option; nil is none.
func (f *Flow) Unexplained(o *Outcome, option model.ID) []Step {
	return f.way(f.Start, Node{Outcome: o}, func(e *model.Effect) bool {
		return e.Option.V == option && e.Is.V != model.For
	}, false)
}

// way gives the steps of a path from a place to a node on which an effect of
// the sought kind is met, or on which none is; nil when there is no such path.
//
// It walks pairs of a place and whether such an effect was met before it, in
// file order, so it takes one pass over the flow.
func (f *Flow) way(from *Place, to Node, sought func(*model.Effect) bool, met bool) []Step {
	type pair struct {
		node Node
		met  bool
	}
	type arrival struct {
		from pair
		step Step
	}
	arrivals := map[pair]arrival{{Node{Place: from}, false}: {}}
	for _, p := range f.Places[from.index:] {
		for _, before := range []bool{false, true} {
			here := pair{Node{Place: p}, before}
			if _, reached := arrivals[here]; !reached {
				continue
			}
			for _, a := range p.Answers {
				there := pair{a.Next, before || sought != nil && slices.ContainsFunc(a.Effects, func(e model.Effect) bool { return sought(&e) })}
				if _, reached := arrivals[there]; !reached {
					arrivals[there] = arrival{here, Step{p, a}}
				}
			}
		}
	}
	end := pair{to, met}
	if _, reached := arrivals[end]; !reached {
		return nil
	}
	var steps []Step
	for at := end; at.node.Place != from; at = arrivals[at].from {
		steps = append(steps, arrivals[at].step)
	}
	slices.Reverse(steps)
	return steps
}
