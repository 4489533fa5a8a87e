package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// engineSeed makes the random states and flows of these tests.
const engineSeed = 20261121

// TestEngine holds that the engine in the browser is the one that the checks,
// the terminal and the static pages have.
func TestEngine(t *testing.T) {
	e := openEngine(t)
	t.Run("asking", func(t *testing.T) {
		// All that a reader meets who is unsure at most once.
		var all []states
		for _, f := range realFlows(t) {
			// As /data/<decision>.json has it; elsewhere as the page has it.
			c := states{f, f.Decision.FlowFile(), f.JSON(), nil}
			walkAsking(f, flow.State{}, false, func(s flow.State) { c.list = append(c.list, s) })
			t.Logf("%s: %d states", c.name, len(c.list))
			all = append(all, c)
		}
		e.agree(t, all)
		e.brute(t, all)
	})
	t.Run("random", func(t *testing.T) {
		r := rand.New(rand.NewPCG(engineSeed, 0))
		var all, some []states
		flows := realFlows(t)
		for _, f := range flows {
			c := states{f, f.Decision.FlowFile(), f.Graph(), make([]flow.State, 100_000/len(flows))}
			for i := range c.list {
				c.list[i] = flowtest.State(r, f)
				if i%4 == 0 {
					complete(r, f, c.list[i])
				}
			}
			all = append(all, c)
			c.list = c.list[:2000]
			some = append(some, c)
		}
		e.agree(t, all)
		e.brute(t, some)
	})
	t.Run("made", func(t *testing.T) {
		// Flows that nobody would write, one in four without what the proofs give.
		r := rand.New(rand.NewPCG(engineSeed, 1))
		var all []states
		for i := range uint64(1000) {
			g, name := flowtest.Guide(engineSeed+i), fmt.Sprintf("flowtest.Guide(%d)", engineSeed+i)
			if i%4 == 0 {
				g, name = flowtest.Wild(engineSeed+i), fmt.Sprintf("flowtest.Wild(%d)", engineSeed+i)
			}
			f := flowtest.Flow(g)
			c := states{f, name, f.Graph(), []flow.State{{}}}
			for range 30 {
				c.list = append(c.list, flowtest.State(r, f))
			}
			all = append(all, c)
		}
		e.agree(t, all)
		e.brute(t, all)
	})
	t.Run("queries", func(t *testing.T) { e.queries(t) })
}

// walkAsking walks every way of answering what is asked.
func walkAsking(f *flow.Flow, s flow.State, unsure bool, visit func(flow.State)) {
	visit(s)
	next := f.Evaluate(s).Next
	if next == nil {
		return
	}
	for _, a := range next.Answers {
		walkAsking(f, s.With(next.Question, a.ID), unsure, visit)
	}
	if !unsure {
		walkAsking(f, s.With(next.Question, model.Unsure), true, visit)
	}
}

// complete answers all questions that a state leaves open.
func complete(r *rand.Rand, f *flow.Flow, s flow.State) {
	for _, q := range f.Questions {
		answers := q.Places[0].Answers
		if a := s[q.ID]; a != model.Unsure && q.Places[0].Answer(a) == nil {
			s[q.ID] = answers[r.IntN(len(answers))].ID
		}
	}
}

// realFlows are the flows of this repository, in the order of the guide.
func realFlows(t *testing.T) []*flow.Flow {
	t.Helper()
	g := realModel(t)
	all := flow.All(g)
	var flows []*flow.Flow
	for _, d := range g.Decisions {
		if all[d.ID] == nil {
			t.Errorf("the flow of %s leads nowhere somewhere: guide check says where", d.ID)
			continue
		}
		flows = append(flows, all[d.ID])
	}
	if len(flows) == 0 {
		t.Fatal("no flows")
	}
	return flows
}

func realModel(t *testing.T) *model.Guide {
	t.Helper()
	root, err := os.OpenRoot(testenv.Root(t))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	diags := &diag.List{}
	return model.Load(source.Read(root.FS(), diags), memo.New(), nil, diags)
}
