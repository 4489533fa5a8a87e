package stack

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Fit is how two chosen options of different decisions go together.
type Fit struct {
	A, B   Choice
	Judged *model.Pair // nil where nobody has judged the pair
}

// Choice is an option of a decision.
type Choice struct {
	Part   *Part
	Option model.ID
}

// Verdict is the judgment; a pair that nobody has judged is unknown.
func (f Fit) Verdict() model.Fit {
	if f.Judged == nil {
		return model.FitUnknown
	}
	return f.Judged.Verdict.V
}

func (f Fit) clashes() bool { return f.Verdict() == model.Clashes }

// pairs lists how all that is chosen goes together.
func (s *Stack) pairs(parts []Standing) []Fit {
	var all []Fit
	for i, a := range parts {
		for _, b := range parts[i+1:] {
			if !a.Known || !b.Known {
				continue
			}
			for _, x := range a.Chosen {
				for _, y := range b.Chosen {
					all = append(all, Fit{Choice{a.Part, x}, Choice{b.Part, y}, s.Pair(x, y)})
				}
			}
		}
	}
	return all
}

// Proposal is the nearest stack without a clash. Nil in its place means that
// there is none.
type Proposal struct {
	Chosen []Choice // one for each decision that chooses something
	Swaps  []Swap   // what it changes, in the order of the decisions
}

// Swap is a decision that a proposal changes.
type Swap struct {
	Part     *Part
	From     []model.ID
	To       model.ID
	RunnerUp bool          // whether it is the outcome's second choice
	Tie      bool          // whether it is one of those that the outcome leaves open
	Against  []flow.Reason // what the answers say against it
}

// cost says how far a proposal is from what the answers lead to: how many of the
// decisions made before it changes, how many others, how far their substitutes
// stand back, and how many of its pairs need care or are unknown. The smaller
// one is nearer, the first number that differs decides.
type cost [5]int

func (c cost) plus(d cost) cost {
	for i := range c {
		c[i] += d[i]
	}
	return c
}

func (c cost) less(d cost) bool { return slices.Compare(c[:], d[:]) < 0 }

// candidate is what a decision might choose instead.
type candidate struct {
	swap   Swap
	cost   cost
	change bool
}

// maxTried bounds the search where there are many options.
const maxTried = 100_000

// propose finds the nearest combination of options without a clash, among those
// that no answer rules out. It tries all of them, but leaves those that cannot
// be nearer than the best so far.
func (s *Stack) propose(parts []Standing) *Proposal {
	var open [][]candidate
	for _, st := range parts {
		if st.Known && len(st.Chosen) > 0 {
			open = append(open, st.candidates())
		}
	}
	var best []candidate
	var least cost
	tried := 0
	var extend func(chosen []candidate, so cost)
	extend = func(chosen []candidate, so cost) {
		if tried++; tried > maxTried || best != nil && !so.less(least) {
			return
		}
		if len(chosen) == len(open) {
			best, least = slices.Clone(chosen), so
			return
		}
		for _, c := range open[len(chosen)] {
			added, possible := so.plus(c.cost), true
			for _, before := range chosen {
				switch (Fit{Judged: s.Pair(before.swap.To, c.swap.To)}).Verdict() {
				case model.Clashes:
					possible = false
				case model.FitsIfDone:
					added[3]++
				case model.FitUnknown:
					added[4]++
				}
			}
			if possible {
				extend(append(chosen, c), added)
			}
		}
	}
	extend(nil, cost{})
	if best == nil {
		return nil
	}
	p := &Proposal{}
	for _, c := range best {
		p.Chosen = append(p.Chosen, Choice{c.swap.Part, c.swap.To})
		if c.change {
			p.Swaps = append(p.Swaps, c.swap)
		}
	}
	return p
}

// candidates lists what a decision might choose: what it does, the runner-up, and
// every other option that no answer rules out.
func (st Standing) candidates() []candidate {
	var all []candidate
	var up model.ID
	if st.Outcome != nil && st.Outcome.RunnerUp != nil {
		up = st.Outcome.RunnerUp.Option.V
	}
	tie := len(st.Chosen) > 1
	for _, id := range st.Chosen {
		all = append(all, candidate{swap: Swap{Part: st.Part, From: st.Chosen, To: id, Tie: tie}, change: tie})
	}
	add := func(id model.ID, rank int) {
		c := candidate{swap: Swap{Part: st.Part, From: st.Chosen, To: id, RunnerUp: id == up, Against: st.Flow.Met(id, model.Against)}, cost: cost{0, 1, rank}, change: true}
		if st.Is == Made {
			c.cost = cost{1, 0, rank}
		}
		all = append(all, c)
	}
	if up != "" && !st.ruledOut(up) {
		add(up, 1)
	}
	for _, o := range st.Part.Decision.Options {
		if id := o.ID.V; id != up && !slices.Contains(st.Chosen, id) && !st.ruledOut(id) {
			add(id, 2)
		}
	}
	return all
}

func (st Standing) ruledOut(option model.ID) bool {
	return len(st.Flow.Met(option, model.RulesOut)) > 0
}
