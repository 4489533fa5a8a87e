package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func unknownOption(g *model.Guide, diags *diag.List) {
	if !g.OptionsKnown() {
		return
	}
	var all []string
	for _, d := range g.Decisions {
		all = append(all, d.OptionIDs()...)
	}
	report := func(o id) {
		if found, _ := g.Option(o.V); found == nil && o.Set() && o.V != "" {
			diags.Add(diag.Diagnostic{Pos: o.Pos, Rule: "unknown-option", Message: fmt.Sprintf("there is no option %q", o.V), Hint: diag.DidYouMean(string(o.V), all)})
		}
	}
	eachOptionList(g, func(list []id) {
		for _, o := range list {
			report(o)
		}
	})
	for _, d := range g.Decisions {
		for _, c := range d.Changes {
			report(c.Option)
		}
	}
	for _, p := range g.Stack {
		report(p.A)
		report(p.B)
	}
	for _, t := range g.Tasks {
		for _, e := range t.Variants {
			report(id{V: model.ID(e.Key.V), Pos: e.Key.Pos})
		}
	}
}
