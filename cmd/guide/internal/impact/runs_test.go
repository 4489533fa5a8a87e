package impact

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestRuns holds the count of runs that lead elsewhere against giving every answer
// to every question, for changes to what follows, to the order and to outcomes.
func TestRuns(t *testing.T) {
	compared, changed := 0, 0
	for seed := range uint64(400) {
		was, is := flowtest.Stack(seed), flowtest.Stack(seed)
		change(rand.New(rand.NewPCG(seed, 4)), is)
		then, now := stack.New(was, flow.All(was)), stack.New(is, flow.All(is))
		if now == nil || assignments(then) > 500 {
			continue
		}
		compared++
		s := &Stack{}
		s.follow(then, now)
		runs, differ := byTrying(then, now)
		if s.Runs != runs || s.Changed != differ || s.New+s.Gone > 0 || s.More {
			t.Errorf("seed %d: %d of %d runs lead elsewhere, %d new, %d gone; trying all answers gives %d of %d", seed, s.Changed, s.Runs, s.New, s.Gone, differ, runs)
		}
		total := 0
		for _, r := range s.Differing {
			total += r.Runs
		}
		if total != s.Changed {
			t.Errorf("seed %d: %d runs are listed, and %d lead elsewhere", seed, total, s.Changed)
		}
		if differ > 0 {
			changed++
		}
	}
	if compared < 100 || changed < 20 {
		t.Errorf("%d changes were compared, %d of them with another recommendation", compared, changed)
	}
}

// change makes one change to a guide.
func change(r *rand.Rand, g *model.Guide) {
	switch n := len(g.Stack.Follows); r.IntN(3) {
	case 0:
		d := g.Decisions[r.IntN(len(g.Decisions))]
		o := d.Flow.Outcomes[r.IntN(len(d.Flow.Outcomes))].Value
		if len(o.Choose) > 1 {
			o.Choose = o.Choose[1:]
		} else {
			o.Choose = []model.IDAt{d.Options[r.IntN(len(d.Options))].ID}
		}
	case 1:
		if n > 0 {
			i := r.IntN(n)
			if len(g.Stack.Follows[i].Answered) > 0 {
				g.Stack.Follows = slices.Delete(g.Stack.Follows, i, i+1)
			}
		}
	case 2:
		r.Shuffle(len(g.Stack.Order), func(i, j int) {
			g.Stack.Order[i], g.Stack.Order[j] = g.Stack.Order[j], g.Stack.Order[i]
		})
	}
}

func assignments(s *stack.Stack) int {
	n := 1
	for _, q := range s.Questions {
		n = min(n*len(q.Answers()), 1_000_000)
	}
	return n
}

// byTrying counts the runs of two states, and those that end elsewhere.
func byTrying(was, is *stack.Stack) (runs, differ int) {
	seen := map[string]bool{}
	var try func(i int, answers flow.State)
	try = func(i int, answers flow.State) {
		if i < len(is.Questions) {
			for _, a := range is.Questions[i].Answers() {
				answers[is.Questions[i].ID] = a
				try(i+1, answers)
			}
			return
		}
		before, after := asReader(was, answers), asReader(is, answers)
		given := maps.Clone(before.State.Answers)
		maps.Copy(given, after.State.Answers)
		if key := fmt.Sprint(given); !seen[key] {
			seen[key] = true
			runs++
			if d, _ := differing(endsOf(before), endsOf(after)); d != nil {
				differ++
			}
		}
	}
	try(0, flow.State{})
	return runs, differ
}

// asReader answers what is asked, and nothing else.
func asReader(s *stack.Stack, answers flow.State) stack.Result {
	state := stack.State{Answers: flow.State{}}
	for {
		r := s.Reach(state)
		if r.Next == nil {
			return r
		}
		state.Answers[r.Next.ID] = answers[r.Next.ID]
	}
}
