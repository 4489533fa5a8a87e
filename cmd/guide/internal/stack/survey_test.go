package stack_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// made joins the flows of a made guide.
func made(t *testing.T, seed uint64) *stack.Stack {
	t.Helper()
	g := flowtest.Stack(seed)
	s := stack.New(g, flow.All(g))
	if s == nil {
		t.Fatalf("flowtest.Stack(%d) cannot be joined", seed)
	}
	return s
}

// maxWalked keeps to stacks of which every way can be walked one by one.
const maxWalked = 3_000

// TestSurvey holds the diagram against walking every way, with nothing merged.
func TestSurvey(t *testing.T) {
	walked, contradictions := 0, 0
	for seed := range uint64(500) {
		s := made(t, seed)
		v, err := s.Survey()
		if err != nil || v.Ways > maxWalked || len(v.Longest) > stack.MaxAsked {
			continue
		}
		walked++
		ways, steps, mean, longest := uint64(0), 0, 0.0, 0
		questions := map[model.ID]bool{}
		walk(s, stack.State{}, 1, func(state stack.State, chance float64) {
			ways++
			steps += len(state.Answers)
			mean += chance * float64(len(state.Answers))
			longest = max(longest, len(state.Answers))
			for q := range state.Answers {
				questions[q] = true
			}
		})
		if ways != v.Ways || longest != len(v.Longest) || len(questions) != v.Questions || off(mean, v.Mean) || off(float64(steps)/float64(ways), v.MeanOfWays) {
			t.Errorf("seed %d: %d ways of %.3f and %.3f questions, at most %d of %d; the diagram says %d, %.3f, %.3f, %d, %d",
				seed, ways, mean, float64(steps)/float64(ways), longest, len(questions), v.Ways, v.Mean, v.MeanOfWays, len(v.Longest), v.Questions)
		}
		state := stack.State{Answers: flow.State{}}
		for _, g := range v.Longest {
			if next := s.Evaluate(state).Next; next != g.Question {
				t.Fatalf("seed %d: the longest way asks %s after %v", seed, g.Question.ID, state.Answers)
			}
			state.Answers[g.Question.ID] = g.Question.Answers()[g.Answer]
		}
		contradictions += len(v.Disagree)
	}
	if walked < 200 || contradictions == 0 {
		t.Errorf("only %d stacks were walked, with %d contradictions", walked, contradictions)
	}
}

func off(a, b float64) bool { return math.Abs(a-b) > 1e-9 }

// walk walks every way of definite answers to its end.
func walk(s *stack.Stack, state stack.State, chance float64, end func(stack.State, float64)) {
	next := s.Evaluate(state).Next
	if next == nil {
		end(state, chance)
		return
	}
	for _, a := range next.Answers() {
		answers := flow.State{next.ID: a}
		for q, given := range state.Answers {
			answers[q] = given
		}
		walk(s, stack.State{Answers: answers, Made: state.Made}, chance/float64(len(next.Answers())), end)
	}
}

// TestTogether holds the combinations of outcomes against trying all answers to
// all questions.
func TestTogether(t *testing.T) {
	tried := 0
	for seed := range uint64(400) {
		s := made(t, seed)
		var free []*stack.Question
		assignments := 1
		for _, q := range s.Questions {
			if assignments *= len(q.Answers()); assignments > 20_000 {
				break
			}
			free = append(free, q)
		}
		if assignments > 20_000 {
			continue
		}
		tried++
		all, err := s.Together()
		if err != nil {
			t.Fatal(seed, err)
		}
		var told []string
		for _, ends := range all {
			told = append(told, names(ends))
		}
		slices.Sort(told)
		found := map[string]bool{}
		assign(free, flow.State{}, func(answers flow.State) {
			if ends := endsOf(s, answers); ends != nil {
				found[names(ends)] = true
			}
		})
		var want []string
		for name := range found {
			want = append(want, name)
		}
		slices.Sort(want)
		if !slices.Equal(told, want) {
			t.Errorf("seed %d: Together gives\n%q\nand trying all answers\n%q", seed, told, want)
		}
	}
	if tried < 150 {
		t.Errorf("only %d stacks were tried", tried)
	}
}

// endsOf follows each flow by itself; nil where an answer is not the one that the
// choice of another decision gives.
func endsOf(s *stack.Stack, answers flow.State) []*flow.Outcome {
	var ends []*flow.Outcome
	for _, p := range s.Parts {
		ends = append(ends, p.Reach(answers).Outcome)
	}
	for _, q := range s.Questions {
		if q.Decider == nil || !slices.ContainsFunc(q.Parts, func(p *stack.Part) bool { return met(p, answers, q) }) {
			continue
		}
		at := slices.Index(s.Parts, q.Decider)
		choices := []model.ID{model.None}
		if choose := ends[at].Choose; len(choose) > 0 {
			choices = nil
			for _, c := range choose {
				choices = append(choices, c.V)
			}
		}
		if !slices.ContainsFunc(choices, func(c model.ID) bool { return given(s, q, c) == answers[q.ID] }) {
			return nil
		}
	}
	return ends
}

func met(p *stack.Part, answers flow.State, q *stack.Question) bool {
	return slices.ContainsFunc(p.Reach(answers).Steps, func(step flow.Step) bool { return step.Place.Question.ID == q.ID })
}

// given is the answer that a choice gives to a question.
func given(s *stack.Stack, q *stack.Question, choice model.ID) model.ID {
	for _, f := range s.Follows {
		for _, e := range f.Chosen {
			if f.Question == q && slices.ContainsFunc(e.Value, func(id model.IDAt) bool { return id.V == choice }) {
				return f.Follow.Answer.V
			}
		}
	}
	return ""
}

func assign(free []*stack.Question, answers flow.State, do func(flow.State)) {
	if len(free) == 0 {
		do(answers)
		return
	}
	for _, a := range free[0].Answers() {
		answers[free[0].ID] = a
		assign(free[1:], answers, do)
	}
	delete(answers, free[0].ID)
}

func names(ends []*flow.Outcome) string {
	var all []string
	for _, o := range ends {
		all = append(all, string(o.ID))
	}
	return strings.Join(all, " ")
}
