package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func duplicateID(g *model.Guide, diags *diag.List) {
	options, sources, tasks := ledger{what: "option"}, ledger{what: "source"}, ledger{what: "task"}
	for _, d := range g.Decisions {
		criteria, scenarios := ledger{what: "criterion"}, ledger{what: "scenario"}
		for _, o := range d.Options {
			options.enter(o.ID, diags)
		}
		for _, c := range d.Criteria {
			criteria.enter(c.ID, diags)
		}
		for _, s := range d.Scenarios {
			scenarios.enter(s.ID, diags)
		}
	}
	stacks := ledger{what: "scenario of the whole stack"}
	for _, s := range g.Stack.Scenarios {
		stacks.enter(s.ID, diags)
	}
	decisions := ledger{what: "decision"}
	for _, d := range g.Site.Decisions {
		decisions.enter(d, diags)
	}
	for _, s := range g.Sources {
		sources.enter(s.ID, diags)
	}
	for _, t := range g.Tasks {
		tasks.enter(t.ID, diags)
	}
}

// ledger remembers where each id of a kind was first used.
type ledger struct {
	what  string
	first map[model.ID]diag.Pos
}

func (l *ledger) enter(i model.IDAt, diags *diag.List) {
	if i.V == "" {
		return // refused when it was read
	}
	if l.first == nil {
		l.first = map[model.ID]diag.Pos{}
	}
	if at, taken := l.first[i.V]; taken {
		diags.Add(diag.Diagnostic{Pos: i.Pos, Rule: "duplicate-id", Message: fmt.Sprintf("the id %q names another %s already", i.V, l.what), Hint: "the other one stands at " + at.String()})
		return
	}
	l.first[i.V] = i.Pos
}
