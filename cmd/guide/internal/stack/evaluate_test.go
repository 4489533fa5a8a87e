package stack_test

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
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

type entry = strict.Entry[*model.Place]

// maxPaths keeps to flows that the naive engine can walk.
const maxPaths = 150

// TestEvaluate compares the engine with the naive one, over runs and over states
// at random, and holds that it changes nothing.
func TestEvaluate(t *testing.T) {
	states, flips, settled, unused := 0, 0, 0, 0
	for seed := range uint64(350) {
		g := flowtest.Stack(seed)
		s := stack.New(g, flow.All(g))
		if slices.ContainsFunc(s.Parts, func(p *stack.Part) bool { return tooMany(p) }) {
			continue
		}
		r := rand.New(rand.NewPCG(seed, 2))
		for n := range 12 {
			state := someState(r, s, n%3 == 0)
			before := stack.State{Answers: maps.Clone(state.Answers), Made: maps.Clone(state.Made)}
			got, want := plain(s.Evaluate(state)), naive{g}.evaluate(state)
			if !reflect.DeepEqual(state, before) || !reflect.DeepEqual(got, plain(s.Evaluate(state))) {
				t.Fatalf("seed %d: looking at %v changes it, or what is said of it", seed, before)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %v:\n got %+v\nwant %+v", seed, state, got, want)
			}
			states++
			flips += len(got.Flips)
			settled += len(got.Settled)
			unused += len(got.Unused)
		}
	}
	t.Logf("%d states, %d flips, %d answers that follow, %d without effect", states, flips, settled, unused)
	if states < 2_000 || flips < 5_000 || settled < 500 || unused < 500 {
		t.Error("the states are too few, or too much alike")
	}
}

// tooMany reports whether a flow has more paths than the naive engine can walk.
func tooMany(p *stack.Part) bool {
	n := 0
	for range p.Paths() {
		if n++; n > maxPaths {
			return true
		}
	}
	return false
}

// someState is somewhere on a run, or says anything.
func someState(r *rand.Rand, s *stack.Stack, anything bool) stack.State {
	state := stack.State{Answers: flow.State{}, Made: map[model.ID]model.ID{}}
	for _, p := range s.Parts {
		if c := p.Choices(); r.IntN(5) == 0 {
			state.Made[p.Decision.ID] = c[r.IntN(len(c))]
		}
	}
	if anything {
		for _, q := range s.Questions {
			if r.IntN(2) == 0 {
				state.Answers[q.ID] = someAnswer(r, q, 0.2)
			}
		}
		return state
	}
	unsure := []float64{0, 0.1, 0.6}[r.IntN(3)]
	for {
		next := s.Evaluate(state).Next
		if next == nil || r.IntN(10) == 0 {
			return state
		}
		state.Answers[next.ID] = someAnswer(r, next, unsure)
	}
}

func someAnswer(r *rand.Rand, q *stack.Question, unsure float64) model.ID {
	if r.Float64() < unsure {
		return model.Unsure
	}
	return q.Answers()[r.IntN(len(q.Answers()))]
}

// plain puts a result into words.
func plain(r stack.Result) told {
	t := told{Asked: r.Asked, Capped: r.Capped}
	if r.Next != nil {
		t.Next = string(r.Next.ID)
	}
	for _, st := range r.Parts {
		t.Stands += fmt.Sprint(st.Part.Decision.ID, " ", st.Is, " ", outcomes(st.Flow.Possible), "; ")
	}
	for _, f := range r.Settled {
		t.Settled = append(t.Settled, string(f.Question.ID+"="+f.Answer))
	}
	for _, q := range r.Unused {
		t.Unused = append(t.Unused, string(q.ID))
	}
	for _, f := range r.Flips {
		what, next := "", ""
		if f.Question != nil {
			what = string(f.Question.ID)
		} else {
			what = string(f.Part.Decision.ID)
		}
		what += "=" + string(f.To)
		for _, c := range f.Changes {
			what += fmt.Sprint(" ", c.Part.Decision.ID, outcomes(c.Outcomes))
		}
		if f.Next != nil {
			next = string(f.Next.ID)
		}
		t.Flips = append(t.Flips, what+" "+next)
	}
	return t
}

func outcomes(list []*flow.Outcome) []string {
	var all []string
	for _, o := range list {
		all = append(all, string(o.ID))
	}
	return all
}

// TestUnused: what counts for nothing can be left out.
func TestUnused(t *testing.T) {
	left := 0
	for seed := range uint64(1_000) {
		s := made(t, seed)
		r := rand.New(rand.NewPCG(seed, 4))
		state := someState(r, s, true)
		full := s.Evaluate(state)
		less := stack.State{Answers: maps.Clone(state.Answers), Made: state.Made}
		for _, q := range full.Unused {
			delete(less.Answers, q.ID)
			left++
		}
		a, b := plain(full), plain(s.Evaluate(less))
		a.Unused, a.Flips, a.Asked, b.Flips, b.Asked = nil, nil, 0, nil, 0 // other answers may lead to where they count
		if !full.Capped && !reflect.DeepEqual(a, b) {
			t.Errorf("seed %d: %v counts for nothing, and without it:\n%+v\nnot\n%+v", seed, full.Unused, b, a)
		}
	}
	if left < 200 {
		t.Errorf("only %d answers were left out", left)
	}
}

// TestTakeOver: a proposal that is taken over leads to what it proposes.
func TestTakeOver(t *testing.T) {
	proposed, moved := 0, 0
	for seed := range uint64(2_000) {
		s := made(t, seed)
		r := rand.New(rand.NewPCG(seed, 5))
		state := someState(r, s, seed%2 == 0)
		p := s.Evaluate(state).Proposal
		if p == nil {
			continue
		}
		proposed++
		taken := s.TakeOver(state, p)
		if moved += len(taken.Made) - len(state.Made); !maps.Equal(taken.Answers, state.Answers) {
			t.Fatalf("seed %d: the answers %v became %v", seed, state.Answers, taken.Answers)
		}
		for _, st := range s.Evaluate(taken).Parts {
			for _, c := range p.Chosen {
				if c.Part == st.Part && !slices.Equal(st.Chosen, []model.ID{c.Option}) {
					t.Errorf("seed %d, %v: %s is proposed, and %v is chosen then", seed, state, c.Option, st.Chosen)
				}
			}
		}
	}
	if proposed < 200 || moved < 200 {
		t.Errorf("only %d proposals, which decide %d times", proposed, moved)
	}
}
