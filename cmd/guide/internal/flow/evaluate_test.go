package flow_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

const (
	seeds       = 400
	maxFillings = 500 // that a state is filled in; otherwise its paths are walked
)

// told is a result in plain words.
type told struct {
	State           map[string]string
	Steps           []step // answer "" where it is unsure
	Unused          []string
	Next            string
	Possible        []string
	Outcome         string
	SeparatedBy     string
	Reasons, Flips  []string
	reachedAnswered []string
}

// TestEvaluate compares the engine with the naive one: over every state of
// small flows, and over random states of the others.
func TestEvaluate(t *testing.T) {
	var filled, capped, separated, reopened int
	for seed := range uint64(seeds / 2) {
		g := flowtest.Guide(seed)
		f, n := flowtest.Flow(g), newNaive(g)
		for s := range states(seed, f) {
			before := maps.Clone(s)
			got, want := plain(f.Evaluate(s)), n.evaluate(s)
			if !maps.Equal(s, before) {
				t.Fatalf("seed %d: the state %v became %v", seed, before, s)
			}
			if _, open := n.asked(s); open == "" && got.Outcome == "" {
				separated++
			}
			if p := n.reached(s); want.Next == "" && slices.ContainsFunc(p, func(p string) bool { return n.given(s, n.asks(p)) == "" }) {
				capped++
			}
			if n.fillings(s, maxFillings) < maxFillings {
				filled++
				if all := n.possible(s); !slices.Equal(all, want.Possible) {
					t.Fatalf("seed %d, %v: filled in: %v, by paths: %v", seed, s, all, want.Possible)
				}
			}
			for _, flip := range got.Flips {
				if flip[len(flip)-1] != ' ' {
					reopened++
				}
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %v:\n got %+v\nwant %+v", seed, s, got, want)
			}
		}
	}
	t.Logf("%d states filled in, %d capped, %d with several outcomes, %d flips that reopen", filled, capped, separated, reopened)
	if filled < 5_000 || capped < 30 || separated < 1_000 || reopened < 1_000 {
		t.Error("the states are too few, or too much alike")
	}
}

// TestEvaluateWild shows that no flow that resolves stops the engine, and that
// nothing possible is missing where a path asks twice.
func TestEvaluateWild(t *testing.T) {
	for seed := range uint64(seeds / 2) {
		g := flowtest.Wild(seed)
		f, n := flowtest.Flow(g), newNaive(g)
		for s := range states(seed, f) {
			r := plain(f.Evaluate(s))
			if n.fillings(s, maxFillings) >= maxFillings {
				continue
			}
			for _, o := range n.possible(s) {
				if !slices.Contains(r.Possible, o) {
					t.Fatalf("seed %d, %v: %q is missing among %v", seed, s, o, r.Possible)
				}
			}
		}
	}
}

// states gives all states of a small flow, and random ones of a larger flow
// with many that are mostly unsure, so that nine questions are soon asked.
func states(seed uint64, f *flow.Flow) func(func(flow.State) bool) {
	r := rand.New(rand.NewPCG(seed, 1))
	return func(yield func(flow.State) bool) {
		total := 1
		for _, q := range f.Questions {
			total = min(total*(len(q.Places[0].Answers)+2), 1000)
		}
		for i := 0; total < 300 && i < total; i++ {
			s, rest := flow.State{}, i
			for _, q := range f.Questions {
				answers := q.Places[0].Answers
				switch a := rest % (len(answers) + 2); a {
				case 0:
				case 1:
					s[q.ID] = model.Unsure
				default:
					s[q.ID] = answers[a-2].ID
				}
				rest /= len(answers) + 2
			}
			if !yield(s) {
				return
			}
		}
		for i := range 40 {
			s := flowtest.State(r, f)
			for _, q := range f.Questions {
				if i%4 == 0 && r.IntN(10) > 0 {
					s[q.ID] = model.Unsure
				}
			}
			if !yield(s) {
				return
			}
		}
	}
}

// plain puts a result into words.
func plain(r flow.Result) told {
	p := told{State: map[string]string{}, Possible: []string{}}
	for q, a := range r.State {
		p.State[string(q)] = string(a)
	}
	for _, s := range r.Steps {
		p.Steps = append(p.Steps, plainStep(s))
		if q := string(s.Place.Question.ID); !slices.Contains(p.reachedAnswered, q) {
			p.reachedAnswered = append(p.reachedAnswered, q)
		}
	}
	for _, q := range r.Unused {
		p.Unused = append(p.Unused, string(q.ID))
	}
	if r.Next != nil {
		p.Next = string(r.Next.ID)
	}
	for _, o := range r.Possible {
		p.Possible = append(p.Possible, string(o.ID))
	}
	if r.Outcome != nil {
		p.Outcome = string(r.Outcome.ID)
	}
	if r.SeparatedBy != nil {
		p.SeparatedBy = string(r.SeparatedBy.ID)
	}
	for _, m := range r.Reasons {
		p.Reasons = append(p.Reasons, fmt.Sprint(plainStep(m.Step), m.Effect.Option.V, m.Effect.Is.V, m.Effect.Because.V))
	}
	for _, flip := range r.Flips {
		var then []string
		for _, o := range flip.Outcomes {
			then = append(then, string(o.ID))
		}
		next := ""
		if flip.Next != nil {
			next = string(flip.Next.ID)
		}
		p.Flips = append(p.Flips, fmt.Sprintf("%s=%s %v %s", flip.Question.ID, flip.To.ID, then, next))
	}
	return p
}

func plainStep(s flow.Step) step {
	p := step{place: string(s.Place.ID), question: string(s.Place.Question.ID)}
	if s.Answer != nil {
		p.answer = string(s.Answer.ID)
	}
	return p
}

// evaluate says what follows from a state.
func (n naive) evaluate(s flow.State) told {
	p := told{State: map[string]string{}, Possible: n.possibleByPaths(s)}
	for _, q := range n.questions() {
		if a := n.given(s, q); a != "" {
			p.State[q] = a
		}
	}
	p.reachedAnswered, p.Next = n.asked(s)
	for _, place := range n.reached(s) {
		q := n.asks(place)
		switch a := n.given(s, q); a {
		case "":
		case "unsure":
			p.Steps = append(p.Steps, step{place, q, ""})
		default:
			p.Steps = append(p.Steps, step{place, q, a})
			for _, e := range n.branch(place, a).Effects {
				p.Reasons = append(p.Reasons, fmt.Sprint(step{place, q, a}, e.Option.V, e.Is.V, e.Because.V))
			}
		}
	}
	for _, q := range n.questions() {
		if p.State[q] != "" && !slices.Contains(p.reachedAnswered, q) {
			p.Unused = append(p.Unused, q)
		}
		if !slices.Contains(p.reachedAnswered, q) {
			continue
		}
		for _, a := range n.answers(q) {
			if a == p.State[q] {
				continue
			}
			changed := maps.Clone(s)
			changed[model.ID(q)] = model.ID(a)
			if then := n.possibleByPaths(changed); !slices.Equal(then, p.Possible) {
				_, next := n.asked(changed)
				p.Flips = append(p.Flips, fmt.Sprintf("%s=%s %v %s", q, a, then, next))
			}
		}
	}
	if p.Next == "" && len(p.Possible) == 1 {
		p.Outcome = p.Possible[0]
	} else if p.Next == "" {
		p.SeparatedBy = n.separates(s, p.Possible)
	}
	return p
}

// separates finds the open or unsure question that narrows what is possible.
func (n naive) separates(s flow.State, today []string) string {
	best, worst, sum := "", 0, 0
	met := map[string]bool{} // by a way that agrees with the state
	for _, w := range n.ways(string(n.f.Start.V), false, func(q, a string) bool {
		g := n.given(s, q)
		return g == "" || g == "unsure" || g == a
	}) {
		for _, step := range w.steps {
			met[step.question] = true
		}
	}
	for _, q := range n.questions() {
		if a := n.given(s, q); !met[q] || a != "" && a != "unsure" {
			continue
		}
		most, all, narrows := 0, 0, false
		for _, a := range n.answers(q) {
			changed := maps.Clone(s)
			changed[model.ID(q)] = model.ID(a)
			then := len(n.possibleByPaths(changed))
			most, all, narrows = max(most, then), all+then, narrows || then < len(today)
		}
		if narrows && (best == "" || most < worst || most == worst && all < sum) {
			best, worst, sum = q, most, all
		}
	}
	return best
}
