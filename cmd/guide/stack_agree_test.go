package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestStackEngine holds that the engine for all decisions in the browser is the
// one that the checks and the terminal have.
func TestStackEngine(t *testing.T) {
	e := openEngine(t)
	g := realModel(t)
	s := stack.New(g, flow.All(g))
	if s == nil {
		t.Fatal("the flows cannot be joined: guide check says why")
	}
	t.Run("asking", func(t *testing.T) {
		// Every state that a reader reaches with definite answers.
		var list []stack.State
		walkStack(s, stack.State{}, func(state stack.State) { list = append(list, state) })
		t.Logf("%d states", len(list))
		e.stacksAgree(t, "data", s, list)
	})
	t.Run("unsure", func(t *testing.T) {
		// The same with one question of which the reader is unsure, with a decision
		// made before, and with any answers to any questions.
		r := rand.New(rand.NewPCG(engineSeed, 5))
		var list []stack.State
		for range 4_000 {
			list = append(list, asked(r, s, stack.State{}, 0.1), asked(r, s, stack.State{Made: someMade(r, s, 0.3)}, 0.05), anyState(r, s))
		}
		e.stacksAgree(t, "data", s, list)
	})
	t.Run("made", func(t *testing.T) {
		for i := range uint64(400) {
			g := flowtest.Stack(engineSeed + i)
			s := stack.New(g, flow.All(g))
			if s == nil {
				t.Fatalf("flowtest.Stack(%d) cannot be joined", engineSeed+i)
			}
			r := rand.New(rand.NewPCG(engineSeed, i))
			list := []stack.State{{}}
			for range 15 {
				list = append(list, asked(r, s, stack.State{}, 0), asked(r, s, stack.State{Made: someMade(r, s, 0.3)}, 0.1), anyState(r, s))
			}
			e.stacksAgree(t, fmt.Sprintf("flowtest.Stack(%d)", engineSeed+i), s, list)
		}
	})
	t.Run("queries", func(t *testing.T) {
		r := rand.New(rand.NewPCG(engineSeed, 6))
		var queries []string
		for _, part := range append(slices.Clone(strangeParts), "backend=django", "backend=none", "frontend=none", "backend=constructor", "backend=django&backend=flask", "django-backend=django", "django-backend=other", "__proto__=django") {
			state := asked(r, s, stack.State{Made: someMade(r, s, 0.3)}, 0.1)
			queries = append(queries, part, s.Encode(state)+"&"+part, part+"&"+part+"&"+s.Encode(anyState(r, s)))
		}
		for i, line := range e.call(t, "parseStack", work{s.Graph(), queries}) {
			q := s.ParseQuery(queries[i])
			ours := string(mustJSON(t, map[string]any{
				"answers": q.State.Answers, "made": q.State.Made, "version": q.Version, "dropped": append([]string{}, q.Dropped...), "query": s.Encode(q.State),
			}))
			if said := differingFields(ours, sortedFields(t, line)); sortedFields(t, line) != ours {
				t.Errorf("%q: %s", queries[i], said)
			}
		}
	})
}

// sortedFields writes an object with all its names in order.
func sortedFields(t *testing.T, object string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(object), &v); err != nil {
		t.Fatalf("%v in %.200s", err, object)
	}
	return string(mustJSON(t, v))
}

// stacksAgree compares the browser's results with ours.
func (e *engineTab) stacksAgree(t *testing.T, name string, s *stack.Stack, list []stack.State) {
	t.Helper()
	for part := range slices.Chunk(list, 2000) {
		var ours []string
		inputs := []flow.Object{}
		for _, state := range part {
			ours = append(ours, string(mustJSON(t, expectedStack(s, state))))
			inputs = append(inputs, flow.Object{{Name: "answers", Value: orEmpty(state.Answers)}, {Name: "made", Value: orEmpty(state.Made)}})
		}
		if e.gives(t, ours, "evaluateStack", work{s.Graph(), inputs}) {
			continue
		}
		wrong := 0
		for i, line := range e.call(t, "evaluateStack", work{s.Graph(), inputs}) {
			if line != ours[i] {
				if wrong++; wrong == 1 {
					t.Errorf("%s, %+v: %s", name, part[i], differingFields(ours[i], line))
				}
			}
		}
		t.Fatalf("%s: %d of %d states are wrong", name, wrong, len(part))
	}
}

func orEmpty[M ~map[model.ID]model.ID](m M) map[model.ID]model.ID {
	if m == nil {
		return map[model.ID]model.ID{}
	}
	return m
}

// walkStack walks every way of answering what is asked with definite answers.
func walkStack(s *stack.Stack, state stack.State, visit func(stack.State)) {
	visit(state)
	next := s.Evaluate(state).Next
	if next == nil {
		return
	}
	for _, a := range next.Answers() {
		walkStack(s, stack.State{Answers: with(state.Answers, next.ID, a), Made: state.Made}, visit)
	}
}

func with(answers flow.State, question, answer model.ID) flow.State {
	changed := flow.State{question: answer}
	for q, a := range answers {
		if q != question {
			changed[q] = a
		}
	}
	return changed
}

// asked answers what is asked until a moment at random.
func asked(r *rand.Rand, s *stack.Stack, state stack.State, unsure float64) stack.State {
	for {
		next := s.Evaluate(state).Next
		if next == nil || r.IntN(12) == 0 {
			return state
		}
		a := model.Unsure
		if answers := next.Answers(); r.Float64() >= unsure {
			a = answers[r.IntN(len(answers))]
		}
		state.Answers = with(state.Answers, next.ID, a)
	}
}

// someMade decides some decisions.
func someMade(r *rand.Rand, s *stack.Stack, chance float64) map[model.ID]model.ID {
	made := map[model.ID]model.ID{}
	for _, p := range s.Parts {
		if choices := p.Choices(); r.Float64() < chance {
			made[p.Decision.ID] = choices[r.IntN(len(choices))]
		}
	}
	return made
}

// anyState answers any questions, those included that are not asked.
func anyState(r *rand.Rand, s *stack.Stack) stack.State {
	state := stack.State{Answers: flow.State{"nobody-asks-this": "yes"}, Made: someMade(r, s, 0.2)}
	given, unsure := r.Float64(), r.Float64()/3
	for _, q := range s.Questions {
		switch answers := q.Answers(); {
		case r.Float64() >= given:
		case r.Float64() < unsure:
			state.Answers[q.ID] = model.Unsure
		case r.IntN(40) == 0:
			state.Answers[q.ID] = "constructor"
		default:
			state.Answers[q.ID] = answers[r.IntN(len(answers))]
		}
	}
	return state
}
