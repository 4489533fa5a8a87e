package flow_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

const maxPaths = 5_000 // that are walked one by one

// eachMade runs a test over flows that keep the promises and over wild ones.
func eachMade(t *testing.T, do func(t *testing.T, seed uint64, f *flow.Flow, n naive)) {
	for name, made := range map[string]func(uint64) *model.Guide{"Guide": flowtest.Guide, "Wild": flowtest.Wild} {
		t.Run(name, func(t *testing.T) {
			tried := 0
			for seed := range uint64(5 * seeds) {
				g := made(seed)
				if n := newNaive(g); n.count(g.Decisions[0].Flow.Places[0].Key.V, maxPaths) < maxPaths {
					tried++
					do(t, seed, flowtest.Flow(g), n)
				}
			}
			if tried < 4*seeds {
				t.Errorf("only %d flows were small enough", tried)
			}
		})
	}
}

// TestPaths compares the paths and the figures with those that were walked one
// by one.
func TestPaths(t *testing.T) {
	eachMade(t, func(t *testing.T, seed uint64, f *flow.Flow, n naive) {
		want, i := n.paths(), 0
		figures := flow.Figures{Questions: len(n.questions()), Places: len(n.f.Places), Outcomes: len(n.f.Outcomes), Paths: uint64(len(want)), Wins: map[model.ID]uint64{}}
		total := 0
		for p := range f.Paths() {
			if i >= len(want) || want[i].end != string(p.Outcome.ID) || !slices.Equal(want[i].steps, plainSteps(p.Steps)) {
				t.Fatalf("seed %d: path %d is another one", seed, i)
			}
			total += len(p.Steps)
			figures.Longest = max(figures.Longest, len(p.Steps))
			for _, c := range p.Outcome.Choose {
				figures.Wins[c.V]++
			}
			if len(p.Outcome.Choose) == 0 {
				figures.None++
			}
			i++
		}
		figures.Mean = float64(total) / float64(len(want))
		got := f.Figures()
		if math.Abs(got.Mean-figures.Mean) > 1e-9 {
			t.Fatalf("seed %d: mean %v, want %v", seed, got.Mean, figures.Mean)
		}
		for _, o := range f.Decision.Options {
			if got.Wins[o.ID.V] != figures.Wins[o.ID.V] {
				t.Fatalf("seed %d: %s wins %d times, want %d", seed, o.ID.V, got.Wins[o.ID.V], figures.Wins[o.ID.V])
			}
		}
		got.Mean, got.Wins, figures.Mean, figures.Wins = 0, nil, 0, nil
		if got.Questions != figures.Questions || got.Places != figures.Places || got.Outcomes != figures.Outcomes ||
			got.Paths != figures.Paths || got.Longest != figures.Longest || got.None != figures.None || i != len(want) {
			t.Fatalf("seed %d: %+v, want %+v", seed, got, figures)
		}
		if longest := plainSteps(f.Longest()); len(longest) != figures.Longest || !slices.ContainsFunc(want, func(w way) bool { return slices.Equal(w.steps, longest) }) {
			t.Fatalf("seed %d: %v is not a longest path", seed, longest)
		}
	})
}

// TestPathsStops shows that a consumer may leave.
func TestPathsStops(t *testing.T) {
	f := flowtest.Flow(flowtest.Guide(3))
	seen := 0
	for p := range f.Paths() {
		if got := f.Evaluate(p.State()); got.Outcome != p.Outcome {
			t.Errorf("%v leads to %v", p.State(), got.Outcome)
		}
		if seen++; seen == 2 {
			break
		}
	}
	if seen != 2 {
		t.Errorf("%d paths", seen)
	}
}

// TestPathState shows that the answers of a path lead along it.
func TestPathState(t *testing.T) {
	for seed := range uint64(seeds) {
		f := flowtest.Flow(flowtest.Guide(seed))
		if f.Figures().Paths > maxPaths {
			continue
		}
		for p := range f.Paths() {
			r := f.Evaluate(p.State())
			if len(p.Steps) <= flow.MaxAsked && (r.Outcome != p.Outcome || r.Unused != nil || !slices.Equal(plainSteps(r.Steps), plainSteps(p.Steps))) {
				t.Fatalf("seed %d: %v leads to %+v", seed, p.State(), r)
			}
		}
	}
}

func TestUnreachable(t *testing.T) {
	eachMade(t, func(t *testing.T, seed uint64, f *flow.Flow, n naive) {
		met := map[string]bool{}
		for _, w := range n.ways(string(n.f.Start.V), true, every) {
			met[w.end] = true
		}
		var want, got []string
		for _, e := range n.f.Places {
			if !met[e.Key.V] {
				want = append(want, e.Key.V)
			}
		}
		for _, e := range n.f.Outcomes {
			if !met[e.Key.V] {
				want = append(want, e.Key.V)
			}
		}
		for _, node := range f.Unreachable() {
			got = append(got, string(node.ID()))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	})
}

func TestPointless(t *testing.T) {
	found := 0
	eachMade(t, func(t *testing.T, seed uint64, f *flow.Flow, n naive) {
		var want, got []string
		for _, e := range n.f.Places {
			ends := map[model.ID]bool{}
			for _, a := range e.Value.Answers {
				ends[a.Value.Next.V] = true
			}
			if len(ends) == 1 {
				want = append(want, e.Key.V)
			}
		}
		for _, p := range f.Pointless() {
			got = append(got, string(p.ID))
		}
		found += len(got)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	})
	if found < 20 {
		t.Errorf("only %d places were pointless", found)
	}
}

func TestAskedTwice(t *testing.T) {
	found := 0
	eachMade(t, func(t *testing.T, seed uint64, f *flow.Flow, n naive) {
		again := map[string][]way{}
		for _, e := range n.f.Places {
			for _, w := range n.ways(e.Key.V, true, every) {
				if p, _ := n.f.Places.Get(w.end); p != nil && len(w.steps) > 0 && n.asks(w.end) == n.asks(e.Key.V) {
					again[w.end] = append(again[w.end], w)
				}
			}
		}
		got := f.AskedTwice()
		if !slices.IsSortedFunc(got, func(a, b flow.Repeat) int {
			return cmp.Compare(slices.Index(f.Places, a.Place), slices.Index(f.Places, b.Place))
		}) {
			t.Fatalf("seed %d: not in file order", seed)
		}
		for _, r := range got {
			steps := plainSteps(r.Way)
			if !slices.ContainsFunc(again[string(r.Place.ID)], func(w way) bool { return slices.Equal(w.steps, steps) }) {
				t.Fatalf("seed %d: %v does not ask again at %s", seed, steps, r.Place.ID)
			}
		}
		found += len(got)
		if len(got) != len(again) {
			t.Fatalf("seed %d: %d places ask again, want %d", seed, len(got), len(again))
		}
	})
	if found < 100 {
		t.Errorf("only %d places ask again", found)
	}
}

// TestExplained compares RuledOut and Unexplained with every path.
func TestExplained(t *testing.T) {
	found := map[string]int{}
	eachMade(t, func(t *testing.T, seed uint64, f *flow.Flow, n naive) {
		paths := n.paths()
		for _, o := range f.Outcomes {
			for _, option := range f.Decision.Options {
				for name, proof := range map[string]struct {
					got []flow.Step
					has func(way) bool
				}{
					"RuledOut": {f.RuledOut(o, option.ID.V), func(w way) bool { return n.met(w, option.ID.V, model.RulesOut) }},
					"Unexplained": {f.Unexplained(o, option.ID.V), func(w way) bool {
						return !n.met(w, option.ID.V, model.RulesOut) && !n.met(w, option.ID.V, model.Against)
					}},
				} {
					examples := slices.DeleteFunc(slices.Clone(paths), func(w way) bool { return w.end != string(o.ID) || !proof.has(w) })
					steps := plainSteps(proof.got)
					switch {
					case len(examples) == 0 && proof.got == nil:
						found["no "+name]++
					case !slices.ContainsFunc(examples, func(w way) bool { return slices.Equal(w.steps, steps) }):
						t.Fatalf("seed %d, %s, %s: %s gives %v, of %d examples", seed, o.ID, option.ID.V, name, steps, len(examples))
					default:
						found[name]++
					}
				}
			}
		}
	})
	for _, name := range []string{"RuledOut", "no RuledOut", "Unexplained", "no Unexplained"} {
		if found[name] < 200 {
			t.Errorf("%s only %d times", name, found[name])
		}
	}
}

// met reports whether a way meets an effect on an option with a bearing.
func (n naive) met(w way, option model.ID, is model.Bearing) bool {
	for _, s := range w.steps {
		for _, e := range n.branch(s.place, s.answer).Effects {
			if e.Option.V == option && e.Is.V == is {
				return true
			}
		}
	}
	return false
}

func plainSteps(steps []flow.Step) []step {
	var all []step
	for _, s := range steps {
		all = append(all, plainStep(s))
	}
	return all
}
