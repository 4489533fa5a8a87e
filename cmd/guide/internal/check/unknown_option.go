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
			diags.Add(diag.Diagnostic{Pos: o.Pos, Rule: "unknown-option", Message: fmt.Sprintf("there is no option %q", o.V), Hint: optionHint(o.V, spell.nearest(string(o.V), what, candidates), spell.hint(string(o.V), what, candidates))})
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
		eachFlowOption(d, func(o model.IDAt) { report(d, o) })
	}
	for _, p := range g.Stack.Pairs {
		report(nil, p.A)
		report(nil, p.B)
	}
	for _, s := range g.Stack.Scenarios {
		for _, m := range s.Made {
			if d := g.Decision(model.ID(m.Key.V)); d != nil && m.Value.V != model.None {
				report(d, m.Value)
			}
		}
	}
	for _, t := range g.Tasks {
		for _, e := range t.Variants {
			report(g.Decision(t.Decision.V), idOf(e.Key))
		}
	}
}

// eachFlowOption walks the options that a flow names one by one; what outcomes
// choose is among the lists.
func eachFlowOption(d *model.Decision, do func(model.IDAt)) {
	for _, p := range d.Flow.Places {
		if p.Value == nil {
			continue // reported when it was read, here and below
		}
		for _, a := range p.Value.Answers {
			if a.Value == nil {
				continue
			}
			for _, e := range a.Value.Effects {
				do(e.Option)
			}
		}
	}
	for _, o := range d.Flow.Outcomes {
		if o.Value == nil {
			continue
		}
		if o.Value.RunnerUp != nil {
			do(o.Value.RunnerUp.Option)
		}
		for _, w := range o.Value.WhyNot {
			do(idOf(w.Key))
		}
	}
	for _, n := range d.Flow.NotChosen {
		do(idOf(n.Key))
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

// optionHint says what to write in place of an unknown option. One that is like
// no other had a file once, more likely than that it is misspelt.
func optionHint(id model.ID, near, hint string) string {
	if near != "" || hint == "" {
		return hint
	}
	return hint + fmt.Sprintf("\nif your change removed or renamed the file %s.yaml, put it back", id)
}
