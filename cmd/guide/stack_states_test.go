package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestStackStates brings the page into many states and compares what it shows with
// the engine: every scenario, runs at random, some with decisions made before and
// with answers that are not sure, and answers at random.
func TestStackStates(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	b.show(t, "stack/", 1280, "light")
	b.seesStack(t, s, stack.State{}, "the first page")
	r := rand.New(rand.NewPCG(engineSeed, 10))
	states := map[string]stack.State{}
	for _, p := range b.site.Guide.Stack.Scenarios {
		state := stack.State{Answers: map[model.ID]model.ID{}, Made: map[model.ID]model.ID{}}
		for _, e := range p.Answers {
			state.Answers[model.ID(e.Key.V)] = e.Value.V
		}
		for _, e := range p.Made {
			state.Made[model.ID(e.Key.V)] = e.Value.V
		}
		states[s.Encode(state)] = state
	}
	for range 60 {
		for _, state := range []stack.State{asked(r, s, stack.State{}, 0.1), asked(r, s, stack.State{Made: someMade(r, s, 0.3)}, 0.3), anyState(r, s)} {
			states[s.Encode(state)] = state
		}
	}
	states["unsure"] = answerAll(s, stack.State{}, notSure)
	results := 0
	for name, state := range states {
		state = s.ParseQuery(s.Encode(state)).State
		if len(state.Answers)+len(state.Made) == 0 {
			continue
		}
		b.enterStack(t, s, state)
		if got := b.seesStack(t, s, state, name); len(got.Decisions) > 0 {
			results++
		}
	}
	t.Logf("%d states, %d of them results", len(states), results)
	if results < 50 {
		t.Errorf("only %d states are results", results)
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestStackTampered opens the page at addresses that people and programs have
// spoiled.
func TestStackTampered(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	b.show(t, "404.html", 1280, "light")
	clean := evaluate[string](t, b, prototypes)
	r := rand.New(rand.NewPCG(engineSeed, 11))
	for i, part := range append([]string{"backend=nobody", "backend=django&backend=flask", "backend=none", "django-backend=other", "v=9"}, strangeParts...) {
		state := asked(r, s, stack.State{}, 0.1)
		if i%3 > 0 && i > 8 { // one in three of those that the engines are compared on
			continue
		}
		b.openStack(t, part+"&"+s.Encode(state))
		sent := evaluate[string](t, b, `performance.getEntriesByType("navigation")[0].name`)
		_, sent, _ = strings.Cut(sent, "?")
		q := s.ParseQuery(sent)
		b.seesStack(t, s, q.State, cut(part))
		got := evaluate[decideShown](t, b, whatIsShown)
		if named := strings.Contains(strings.Join(got.Notices, "\n"), "These parts of the address mean nothing"); named != (len(q.Dropped) > 0) {
			t.Errorf("%s: of %d parts that are dropped the page says %q", cut(part), len(q.Dropped), got.Notices)
		}
		if now := evaluate[string](t, b, prototypes); now != clean {
			t.Errorf("%s: the prototypes are now\n%s", cut(part), now)
		}
	}
	for _, said := range b.said() {
		t.Error(said)
	}
}
