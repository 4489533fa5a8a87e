package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func flowUnchosen(g *model.Guide, diags *diag.List) {
	if !g.OptionsKnown() {
		return // why is reported
	}
	spell := newSpeller()
	eachFlow(g, func(d *model.Decision) {
		chosen, explained := settled(d, spell)
		for _, e := range d.Flow.NotChosen {
			id := meant(d, model.ID(e.Key.V), spell)
			if c := chosen[id]; c.Set() && id != "" {
				diags.Add(diag.Diagnostic{Pos: e.Key.Pos, Rule: "flow-unchosen", Message: fmt.Sprintf("the option %q is chosen after all", id), Hint: "remove it from not_chosen; it is chosen at " + c.Pos.String()})
			}
		}
		for _, o := range d.Options {
			id := o.ID.V
			if _, of := g.Option(id); of != d || chosen[id].Set() || explained[id] || o.At.Line == 0 {
				continue // the file could not be read, or an id that names two options is reported as duplicate-id
			}
			diags.Add(diag.Diagnostic{
				Pos: d.Flow.At, Rule: "flow-unchosen", Message: fmt.Sprintf("no outcome chooses the option %q", id),
				Hint: fmt.Sprintf("choose it where it fits, or explain why it is never chosen: add not_chosen: {%s: …}", id),
			})
		}
	})
}

// settled gives the options that a flow chooses, each with the first place, and
// those of which it says why they are never chosen.
func settled(d *model.Decision, spell *speller) (chosen map[model.ID]model.IDAt, explained map[model.ID]bool) {
	chosen, explained = map[model.ID]model.IDAt{}, map[model.ID]bool{}
	for _, o := range d.Flow.Outcomes {
		for _, c := range o.Value.Choose {
			if id := meant(d, c.V, spell); !chosen[id].Set() {
				chosen[id] = c
			}
		}
	}
	for _, e := range d.Flow.NotChosen {
		explained[meant(d, model.ID(e.Key.V), spell)] = true
	}
	return chosen, explained
}

// meant gives the option that an id names, also where unknown-option takes it
// for a misspelling; or nothing.
func meant(d *model.Decision, id model.ID, spell *speller) model.ID {
	if d.Option(id) != nil {
		return id
	}
	return model.ID(spell.nearest(string(id), d.Path, d.OptionIDs()))
}
