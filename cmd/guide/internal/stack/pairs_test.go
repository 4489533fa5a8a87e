package stack_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestProposal tries every combination of options for itself: a proposal has no
// clash, and none without a clash is nearer.
func TestProposal(t *testing.T) {
	proposed, hopeless := 0, 0
	for seed := range uint64(1_500) {
		s := made(t, seed)
		r := rand.New(rand.NewPCG(seed, 1))
		state := stack.State{Answers: flow.State{}, Made: map[model.ID]model.ID{}}
		for _, p := range s.Parts {
			if choices := p.Choices(); r.IntN(4) == 0 {
				state.Made[p.Decision.ID] = choices[r.IntN(len(choices))]
			}
		}
		for {
			next := s.Evaluate(state).Next
			if next == nil {
				break
			}
			state.Answers[next.ID] = next.Answers()[r.IntN(len(next.Answers()))]
		}
		result := s.Evaluate(state)
		clash := slices.ContainsFunc(result.Pairs, func(f stack.Fit) bool { return f.Verdict() == model.Clashes })
		if !clash && result.Proposal != nil {
			t.Errorf("seed %d: nothing clashes, and something else is proposed", seed)
		}
		if !clash {
			continue
		}
		best := nearest(s, result)
		switch p := result.Proposal; {
		case p == nil && best != nil:
			t.Errorf("seed %d: nothing is proposed, and %v would do", seed, best)
		case p == nil:
			hopeless++
		case best == nil:
			t.Errorf("seed %d: %v is proposed, and every combination clashes", seed, p.Chosen)
		default:
			proposed++
			var chosen []model.ID
			for _, c := range p.Chosen {
				chosen = append(chosen, c.Option)
			}
			if !slices.Equal(chosen, best) {
				t.Errorf("seed %d: %v is proposed, and %v is nearer, or stands before it", seed, chosen, best)
			}
		}
	}
	if proposed < 100 || hopeless < 20 {
		t.Errorf("only %d proposals and %d stacks without one", proposed, hopeless)
	}
}

// nearest finds the cheapest combination without a clash by looking at all.
func nearest(s *stack.Stack, r stack.Result) []model.ID {
	var parts []stack.Standing
	for _, st := range r.Parts {
		if st.Known && len(st.Chosen) > 0 {
			parts = append(parts, st)
		}
	}
	var best []model.ID
	var least [5]int
	var look func(chosen []model.ID)
	look = func(chosen []model.ID) {
		if len(chosen) < len(parts) {
			for _, id := range inOrder(parts[len(chosen)]) {
				look(append(slices.Clone(chosen), id))
			}
			return
		}
		var cost [5]int
		for i, id := range chosen {
			st := parts[i]
			switch {
			case slices.Contains(st.Chosen, id):
			case st.Flow.Met(id, model.RulesOut) != nil:
				return
			default:
				if st.Is == stack.Made {
					cost[0]++
				} else {
					cost[1]++
				}
				cost[2] += 2
				if st.Outcome != nil && st.Outcome.RunnerUp != nil && st.Outcome.RunnerUp.Option.V == id {
					cost[2]--
				}
			}
			for _, other := range chosen[:i] {
				pair := s.Pair(other, id)
				switch {
				case pair == nil || pair.Verdict.V == model.FitUnknown:
					cost[4]++
				case pair.Verdict.V == model.Clashes:
					return
				case pair.Verdict.V == model.FitsIfDone:
					cost[3]++
				}
			}
		}
		if best == nil || slices.Compare(cost[:], least[:]) < 0 {
			best, least = chosen, cost
		}
	}
	look(nil)
	return best
}

// inOrder lists what a decision might choose: what it does first, then the
// runner-up, then all others.
func inOrder(st stack.Standing) []model.ID {
	all := slices.Clone(st.Chosen)
	if st.Outcome != nil && st.Outcome.RunnerUp != nil {
		all = append(all, st.Outcome.RunnerUp.Option.V)
	}
	for _, o := range st.Part.Decision.Options {
		if !slices.Contains(all, o.ID.V) {
			all = append(all, o.ID.V)
		}
	}
	return all
}
