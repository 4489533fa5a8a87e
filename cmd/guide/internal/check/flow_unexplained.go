package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowUnexplained(g *model.Guide, diags *diag.List) {
	spell := newSpeller()
	report := reporting("flow-unexplained", diags)
	eachFlow(g, func(d *model.Decision) {
		for _, o := range d.Flow.Outcomes {
			for _, w := range o.Value.WhyNot {
				for _, c := range o.Value.Choose {
					if string(c.V) == w.Key.V {
						report(w.Key.Pos, fmt.Sprintf("the outcome %q says why not %q, and chooses it", o.Key.V, c.V), "remove one of the two; it is chosen at "+c.Pos.String())
					}
				}
			}
		}
	})
	eachResolved(g, func(f *flow.Flow) {
		chosen, explained := settled(f.Decision, spell)
		misspelt := misspeltEffects(f.Decision, spell)
		for _, o := range f.Outcomes {
			here := map[model.ID]bool{}
			for _, c := range o.Choose {
				here[meant(f.Decision, c.V, spell)] = true
			}
			for _, w := range o.WhyNot {
				here[meant(f.Decision, model.ID(w.Key.V), spell)] = true
			}
			for _, option := range f.Decision.Options {
				id := option.ID.V
				switch {
				case here[id]:
					continue
				case !chosen[id].Set() && !explained[id]:
					continue // reported once, as flow-unchosen
				case misspelt[id]:
					continue // reported as unknown-option
				}
				if way := f.Unexplained(o, id); way != nil {
					report(o.At, fmt.Sprintf("the outcome %q does not choose %q, and no answer on the path %s says why", o.ID, id, steps(way)),
						fmt.Sprintf("add to the outcome why_not: {%s: {because: …, sources: [id]}}, or to an answer on the path an effect that is against it", id))
				}
			}
		}
	})
}

// misspeltEffects gives the options that effects are perhaps about which name
// none.
func misspeltEffects(d *model.Decision, spell *speller) map[model.ID]bool {
	meanings := map[model.ID]bool{}
	eachBranch(d, func(_ int, _ string, b *model.Branch) {
		for _, e := range b.Effects {
			if d.Option(e.Option.V) == nil {
				meanings[meant(d, e.Option.V, spell)] = true
			}
		}
	})
	return meanings
}
