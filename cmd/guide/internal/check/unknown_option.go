package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unknownOption(g *model.Guide, diags *diag.List) {
	if !g.OptionsKnown() {
		return // why is reported
	}
	spell := newSpeller()
	report := func(of *model.Decision, o model.IDAt) {
		if !o.Set() || o.V == "" {
			return // absent, or refused when it was read
		}
		candidates, what := optionsOf(g, of)
		switch found, d := g.Option(o.V); {
		case found == nil:
			diags.Add(diag.Diagnostic{Pos: o.Pos, Rule: "unknown-option", Message: fmt.Sprintf("there is no option %q", o.V), Hint: spell.hint(string(o.V), what, candidates)})
		case of != nil && d != of:
			diags.Add(diag.Diagnostic{Pos: o.Pos, Rule: "unknown-option", Message: fmt.Sprintf("the option %q belongs to another decision: %s, not %s", o.V, d.ID, of.ID), Hint: spell.hint(string(o.V), what, candidates)})
		}
	}
	eachOptionList(g, func(of *model.Decision, list []model.IDAt) {
		for _, o := range list {
			report(of, o)
		}
	})
	for _, d := range g.Decisions {
		for _, c := range d.Changes {
			report(d, c.Option)
		}
	}
	for _, p := range g.Stack {
		report(nil, p.A)
		report(nil, p.B)
	}
	for _, t := range g.Tasks {
		for _, e := range t.Variants {
			report(g.Decision(t.Decision.V), model.IDAt{V: model.ID(e.Key.V), Pos: e.Key.Pos})
		}
	}
}

// optionsOf gives the ids of a decision's options and what they are called, or
// those of the whole guide where the decision does not matter.
func optionsOf(g *model.Guide, of *model.Decision) (ids []string, what string) {
	if of != nil {
		return of.OptionIDs(), of.Path
	}
	for _, d := range g.Decisions {
		ids = append(ids, d.OptionIDs()...)
	}
	return ids, ""
}
