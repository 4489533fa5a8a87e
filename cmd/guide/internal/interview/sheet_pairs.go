package interview

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// verdicts are the verdicts on pairs in the order in which readers need them,
// with what stands before a pair, and how several of them are counted.
var verdicts = []struct {
	is              model.Fit
	mark, one, many string
}{
	{model.Clashes, "Clash: ", "1 pair clashes", "%d pairs clash"},
	{model.FitsIfDone, "With care: ", "1 pair needs care", "%d pairs need care"},
	{model.FitUnknown, "Unknown: ", "1 pair is unknown", "%d pairs are unknown"},
	{model.FitsWell, "Fits: ", "1 pair fits", "%d pairs fit"},
}

// count says how many pairs have each verdict.
func count(pairs []model.Fit) string {
	var all []string
	for _, v := range verdicts {
		n := 0
		for _, is := range pairs {
			if is == v.is {
				n++
			}
		}
		switch n {
		case 0:
		case 1:
			all = append(all, v.one)
		default:
			all = append(all, fmt.Sprintf(v.many, n))
		}
	}
	return and(all)
}

// pairs lists how everything that is chosen goes together, what hinders first.
func (t *sheet) pairs() {
	if t.all.Pairs == nil {
		return
	}
	t.heading("How it goes together")
	for _, v := range verdicts {
		for _, f := range t.all.Pairs {
			if f.Verdict() == v.is {
				t.wrap("  - ", v.mark+t.pair(f))
			}
		}
	}
}

// pair names two options, and says why they go together as they do.
func (t *sheet) pair(f stack.Fit) string {
	names := choiceName(f.A) + " and " + choiceName(f.B) + ". "
	if f.Judged == nil {
		return names + "Nobody has judged this pair yet."
	}
	return names + f.Judged.Reason.V + t.cite(f.Judged.Sources)
}

func choiceName(c stack.Choice) string { return c.Part.Decision.OptionName(c.Option) }

// or names options of which one is to be taken.
func or(d *model.Decision, options []model.ID) string {
	var names []string
	for _, id := range options {
		names = append(names, d.OptionName(id))
	}
	return strings.Join(names, " or ")
}

// clashes names what clashes, and what may be chosen instead.
func (t *sheet) clashes(takeOver func(*stack.Proposal) string) {
	var all []model.Fit
	for _, f := range t.all.Pairs {
		all = append(all, f.Verdict())
	}
	switch {
	case all == nil:
		return
	case !slices.Contains(all, model.Clashes):
		t.wrap("", "Nothing clashes: "+count(all)+".")
		return
	}
	t.wrap("", "Together "+count(all)+".")
	t.blank()
	for _, f := range t.all.Pairs {
		if f.Verdict() == model.Clashes {
			t.wrap("Clash: ", t.pair(f))
		}
	}
	p := t.all.Proposal
	if p == nil {
		t.wrap("", "There is no combination without a clash among the options that no answer rules out.")
		return
	}
	t.proposal(p)
	t.heading("Take it over")
	t.line("  ", takeOver(p))
}

// proposal tells what the nearest combination without a clash changes, and what
// that costs.
func (t *sheet) proposal(p *stack.Proposal) {
	var names []string
	var verdicts []model.Fit
	for i, c := range p.Chosen {
		names = append(names, partName(c.Part)+": "+choiceName(c))
		for _, before := range p.Chosen[:i] {
			verdicts = append(verdicts, stack.Fit{Judged: t.stack.Pair(before.Option, c.Option)}.Verdict())
		}
	}
	t.heading("The nearest combination without a clash")
	for _, name := range names {
		t.wrap("  ", name)
	}
	t.heading("What it changes, and what that costs")
	for _, w := range p.Swaps {
		t.swap(w)
	}
	if len(verdicts) > 0 {
		t.wrap("  - ", "Then "+count(verdicts)+".")
	}
}

// swap tells how one decision changes.
func (t *sheet) swap(w stack.Swap) {
	d := w.Part.Decision
	st := t.all.Parts[slices.IndexFunc(t.all.Parts, func(st stack.Standing) bool { return st.Part == w.Part })]
	change := d.OptionName(w.To) + " instead of " + or(d, w.From) + ". "
	switch {
	case w.Tie:
		change = d.OptionName(w.To) + ", of those that the answers leave: " + or(d, w.From) + "."
	case st.Is == stack.Made:
		change += "It was decided before."
	case w.RunnerUp:
		change += "It is the runner-up, which wins when: " + st.Outcome.RunnerUp.When.V
	default:
		change += "It is not the runner-up."
	}
	t.wrap("  - ", partName(w.Part)+": "+change)
	t.effects("Against it: ", w.Against)
}

// tie tells which of several options goes better with the rest.
func (t *sheet) tie(st stack.Standing) {
	if len(st.Chosen) < 2 {
		return
	}
	for _, v := range verdicts[:2] {
		number := map[model.ID]int{}
		judged := false
		for _, f := range t.all.Pairs {
			for _, c := range []stack.Choice{f.A, f.B} {
				if c.Part == st.Part {
					judged = true
					if f.Verdict() == v.is {
						number[c.Option]++
					}
				}
			}
		}
		if judged && (v.is != model.Clashes || len(number) > 0) {
			t.wrap("", t.compared(st, number, strings.SplitN(v.many, " ", 3)[2]))
		}
	}
}

// compared says which of several options is in the fewest pairs of a kind.
func (t *sheet) compared(st stack.Standing, number map[model.ID]int, kind string) string {
	fewest, most := number[st.Chosen[0]], 0
	for _, id := range st.Chosen {
		fewest, most = min(fewest, number[id]), max(most, number[id])
	}
	var counts []string
	var best []model.ID
	for _, id := range st.Chosen {
		counts = append(counts, fmt.Sprintf("%s %d", st.Part.Decision.OptionName(id), number[id]))
		if number[id] == fewest {
			best = append(best, id)
		}
	}
	said := fmt.Sprintf("Pairs with the rest that %s: %s.", kind, strings.Join(counts, ", "))
	if fewest == most {
		return said + " That does not separate them."
	}
	return said + " Fewest: " + or(st.Part.Decision, best) + "."
}
