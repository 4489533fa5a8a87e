package main

import (
	"maps"
	"math"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestStackRuns walks every run of the guide as a reader would, question by
// question: none is asked twice, none that a choice answers, at most twelve and
// eight on average, every decision is settled and every pair of what is chosen is
// judged. The diagram, which the rules look at, counts the same.
func TestStackRuns(t *testing.T) {
	g := realModel(t)
	s := stack.New(g, flow.All(g))
	ways, questions, mean, longest := uint64(0), 0, 0.0, 0
	asked := map[model.ID]bool{}
	chosen := map[string]bool{}
	eachRun(t, s, func(r stack.Result, way []model.ID, chance float64) {
		ways++
		questions += len(way)
		mean += chance * float64(len(way))
		longest = max(longest, len(way))
		for _, q := range way {
			asked[q] = true
		}
		for _, st := range r.Parts {
			if !st.Known {
				t.Errorf("after %v it is not known what %s chooses", r.State.Answers, st.Part.Decision.ID)
			}
		}
		for _, f := range r.Pairs {
			if f.Judged == nil {
				t.Errorf("after %v nobody has judged %s and %s", r.State.Answers, f.A.Option, f.B.Option)
			}
		}
		for _, name := range endNames(r.Parts) {
			chosen[name] = true
		}
	})
	if longest > stack.MaxAsked || mean > 8 {
		t.Errorf("at most %d questions are asked, and %.2f on average", longest, mean)
	}
	v, err := s.Survey()
	if err != nil || v.Ways != ways || len(v.Longest) != longest || v.Questions != len(asked) || math.Abs(v.Mean-mean) > 1e-9 || math.Abs(v.MeanOfWays-float64(questions)/float64(ways)) > 1e-9 {
		t.Errorf("%d runs ask %d questions, %.4f and %.4f on average, at most %d; the diagram says %+v, %v", ways, len(asked), mean, float64(questions)/float64(ways), longest, v, err)
	}
	ends, err := s.Together()
	if err != nil {
		t.Fatal(err)
	}
	together := map[string]bool{}
	for _, end := range ends {
		var parts []stack.Standing
		for _, o := range end {
			parts = append(parts, stack.Standing{Flow: flow.Result{Possible: []*flow.Outcome{o}}})
		}
		together[endNames(parts)[0]] = true
	}
	for name := range chosen {
		if !together[name] {
			t.Errorf("a run ends in %s, which is not among what can be reached together", name)
		}
	}
	t.Logf("%d runs, %d combinations of outcomes without a changed answer, %d with", ways, len(chosen), len(together))
}

// eachRun walks every run to its end.
func eachRun(t *testing.T, s *stack.Stack, end func(r stack.Result, way []model.ID, chance float64)) {
	t.Helper()
	var walk func(state stack.State, way []model.ID, chance float64)
	walk = func(state stack.State, way []model.ID, chance float64) {
		r := s.Evaluate(state)
		if r.Next == nil {
			end(r, way, chance)
			return
		}
		if slices.Contains(way, r.Next.ID) || r.Next.Decider != nil {
			t.Fatalf("after %v the question %q is asked", state.Answers, r.Next.ID)
		}
		for _, a := range r.Next.Answers() {
			then := stack.State{Answers: maps.Clone(state.Answers)}
			then.Answers[r.Next.ID] = a
			walk(then, append(slices.Clip(way), r.Next.ID), chance/float64(len(r.Next.Answers())))
		}
	}
	walk(stack.State{Answers: flow.State{}}, nil, 1)
}

// endNames names the combinations of outcomes that a run leaves. After a tie there
// are several, where the flow of another decision asks which of its options it is.
func endNames(parts []stack.Standing) []string {
	if len(parts) == 0 {
		return []string{""}
	}
	var names []string
	for _, rest := range endNames(parts[1:]) {
		for _, o := range parts[0].Flow.Possible {
			names = append(names, string(o.ID)+" "+rest)
		}
	}
	return names
}

// TestStackClashes lets each pair of the guide clash in turn. Wherever readers are
// led to both of its options, at the end of a run or with their decisions made, they
// are told of the clash, and of a combination without one.
func TestStackClashes(t *testing.T) {
	g := realModel(t)
	s := stack.New(g, flow.All(g))
	states := map[[2]model.ID][]stack.State{} // that lead to a pair
	enter := func(r stack.Result) {
		for _, f := range r.Pairs {
			key := [2]model.ID{f.A.Option, f.B.Option}
			states[key] = append(states[key], r.State)
		}
	}
	eachRun(t, s, func(r stack.Result, _ []model.ID, _ float64) { enter(r) })
	ends, err := s.Together()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, end := range ends {
		eachChoice(s, end, func(made map[model.ID]model.ID) {
			if r := s.Reach(stack.State{Made: made}); !seen[s.Encode(r.State)] {
				seen[s.Encode(r.State)] = true
				enter(r)
			}
		})
	}
	if len(seen) < 100 {
		t.Errorf("only %d combinations of choices were tried", len(seen))
	}
	told := 0
	for i := range g.Stack.Pairs {
		p := &g.Stack.Pairs[i]
		was := p.Verdict.V
		p.Verdict.V = model.Clashes
		for _, state := range states[[2]model.ID{p.A.V, p.B.V}] {
			told++
			r := s.Reach(state)
			if !slices.ContainsFunc(r.Pairs, func(f stack.Fit) bool { return f.Judged == p && f.Verdict() == model.Clashes }) {
				t.Errorf("%s: the clash of %s and %s is not named", s.Encode(state), p.A.V, p.B.V)
			}
			if r.Proposal == nil {
				t.Errorf("%s: nothing is proposed in place of %s and %s", s.Encode(state), p.A.V, p.B.V)
				continue
			}
			for j, a := range r.Proposal.Chosen {
				for _, b := range r.Proposal.Chosen[j+1:] {
					if fit := s.Pair(a.Option, b.Option); fit == nil || fit.Verdict.V == model.Clashes {
						t.Errorf("%s: %s and %s are proposed, which clash", s.Encode(state), a.Option, b.Option)
					}
				}
			}
		}
		p.Verdict.V = was
	}
	if told < 10_000 {
		t.Errorf("only %d states with a clash were looked at", told)
	}
	t.Logf("%d states with a clash, %d combinations of choices", told, len(seen))
}

// eachChoice goes through what outcomes choose, of a tie one after the other.
func eachChoice(s *stack.Stack, end []*flow.Outcome, do func(map[model.ID]model.ID)) {
	made := map[model.ID]model.ID{}
	var choose func(i int)
	choose = func(i int) {
		if i == len(end) {
			do(maps.Clone(made))
			return
		}
		id := s.Parts[i].Decision.ID
		if len(end[i].Choose) == 0 {
			made[id] = model.None
			choose(i + 1)
		}
		for _, c := range end[i].Choose {
			made[id] = c.V
			choose(i + 1)
		}
	}
	choose(0)
}
