package stack_test

import (
	"maps"
	"math/rand/v2"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestRun answers at random, with any answers given before: nothing is asked
// twice, nothing that a choice answers, and never more than was announced; a
// definite answer adds no question; what follows fills only what is open.
func TestRun(t *testing.T) {
	capped, aside := 0, 0
	for seed := range uint64(1_000) {
		s := made(t, seed)
		if v, err := s.Survey(); err != nil || v.Disagree != nil {
			continue // a rule of package check reports such data
		}
		r := rand.New(rand.NewPCG(seed, 3))
		unsure := []float64{0, 0, 0.2, 0.8}[seed%4]
		state := stack.State{Answers: flow.State{}, Made: map[model.ID]model.ID{}}
		if seed%3 == 0 {
			state = someState(r, s, true)
		}
		limit, count := stack.MaxAsked, 0
		asked := map[*stack.Question]bool{}
		for {
			now := s.Evaluate(state)
			for _, f := range now.Settled {
				if a := state.Answers[f.Question.ID]; a != "" && a != model.Unsure && f.Question.Decider == nil {
					t.Fatalf("seed %d, %v: %s follows, and was answered", seed, state, f.Question.ID)
				}
			}
			if now.Capped {
				capped++
			}
			if now.Next == nil {
				for _, q := range now.Unused {
					if asked[q] {
						aside++
					}
				}
				break
			}
			switch most := s.AtMost(state); {
			case asked[now.Next] || state.Answers[now.Next.ID] != "" || now.Next.Decider != nil:
				t.Fatalf("seed %d: %s is asked after %v", seed, now.Next.ID, state)
			case now.Asked+1 > most || most > limit:
				t.Fatalf("seed %d, %v: question %d of at most %d, and before it was %d", seed, state, now.Asked+1, most, limit)
			case count == 0 && len(state.Answers) == 0 && len(state.Made) == 0:
				v, _ := s.Survey()
				if want := min(len(v.Longest), stack.MaxAsked); most != want {
					t.Fatalf("seed %d: at most %d questions at the start, and the longest way has %d", seed, most, want)
				}
				limit = most
			default:
				limit = most
			}
			if len(now.Serves) == 0 {
				t.Fatalf("seed %d, %v: %s serves nothing", seed, state, now.Next.ID)
			}
			asked[now.Next] = true
			count++
			a := someAnswer(r, now.Next, unsure)
			if a == model.Unsure {
				limit = stack.MaxAsked
			}
			state.Answers[now.Next.ID] = a
		}
		if count > stack.MaxAsked {
			t.Fatalf("seed %d: %d questions are asked", seed, count)
		}
	}
	if capped < 20 || aside < 5 {
		t.Errorf("only %d runs met the limit, and %d answers were left aside", capped, aside)
	}
}

// TestAtMost holds what is announced against trying every way to go on: it is
// exact, unless somebody was unsure.
func TestAtMost(t *testing.T) {
	tried := 0
	for seed := range uint64(600) {
		s := made(t, seed)
		if v, err := s.Survey(); err != nil || v.Disagree != nil {
			continue
		}
		r := rand.New(rand.NewPCG(seed, 6))
		for n := range 4 {
			state := someState(r, s, n == 0)
			left := 150
			most := min(s.Evaluate(state).Asked+longest(s, state, &left), stack.MaxAsked)
			if left < 0 {
				continue
			}
			unsure := false
			for _, a := range state.Answers {
				unsure = unsure || a == model.Unsure
			}
			tried++
			if got := s.AtMost(state); got < most || got > most && !unsure {
				t.Errorf("seed %d, %v: at most %d questions are announced, and trying everything gives %d", seed, state, got, most)
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d states were tried", tried)
	}
}

// longest is the number of questions on the longest way from a state, unless
// there is too much to try.
func longest(s *stack.Stack, state stack.State, left *int) int {
	next := s.Evaluate(state).Next
	if *left--; next == nil || *left < 0 {
		return 0
	}
	most := 0
	for _, a := range next.Answers() {
		then := stack.State{Answers: maps.Clone(state.Answers), Made: state.Made}
		then.Answers[next.ID] = a
		most = max(most, 1+longest(s, then, left))
	}
	return most
}
