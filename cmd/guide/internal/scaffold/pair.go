package scaffold

import (
	"reflect"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// pair is two options, that of the earlier decision first.
type pair struct{ a, b model.ID }

// unpaired gives the pairs of the new option with those options of other
// decisions with which all others of its decision are judged. Nothing demands a
// pair, but where each has one the new one would be the only gap.
func (n *newOption) unpaired() []pair {
	g := n.project.guide
	judged := map[pair]bool{}
	for _, p := range g.Stack.Pairs {
		judged[pair{p.A.V, p.B.V}] = true
	}
	var missing []pair
	for i, d := range g.Decisions {
		for _, o := range d.Options {
			with := func(id model.ID) pair {
				if i < n.position() {
					return pair{o.ID.V, id}
				}
				return pair{id, o.ID.V}
			}
			open := slices.ContainsFunc(n.decision.Options, func(sibling *model.Option) bool { return !judged[with(sibling.ID.V)] })
			if d != n.decision && len(n.decision.Options) > 0 && !open {
				missing = append(missing, with(n.id))
			}
		}
	}
	return missing
}

// stack adds pairs that somebody has to judge.
func (p *Project) stack(pairs []pair, filled bool) (Change, error) {
	var items []addition
	for _, made := range pairs {
		f := p.form(filled)
		f.given["pair.a"], f.given["pair.b"] = string(made.a), string(made.b)
		f.wanted["pair.sources"] = true
		f.keys("pair", "", reflect.ValueOf(model.Pair{}))
		items = append(items, addition{string(made.a) + " " + string(made.b), f.lines})
	}
	var there []entry
	for _, s := range p.guide.Stack.Pairs {
		there = append(there, entry{string(s.A.V) + " " + string(s.B.V), s.At})
	}
	return p.added(model.StackFile, "pairs", there, p.guide.Stack.Pairs != nil, items)
}
