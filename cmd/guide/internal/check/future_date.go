package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// futureDate points at days that are still to come: nobody can have read or
// verified anything then. It only warns, since it may be the clock that is
// wrong, and says nothing when it is not told what day it is. One day is
// allowed for, since days begin at different times around the world.
func futureDate(g *model.Guide, now model.Date, diags *diag.List) {
	if now == (model.Date{}) {
		return
	}
	tomorrow := now.Time().AddDate(0, 0, 1)
	report := func(d strict.At[model.Date], what string) {
		if d.Set() && d.V.Time().After(tomorrow) {
			diags.Add(diag.Diagnostic{Pos: d.Pos, Severity: diag.Warning, Rule: "future-date", Message: what + " on " + d.V.String() + ", which is still to come", Hint: "today is " + now.String()})
		}
	}
	for _, s := range g.Sources {
		report(s.Accessed, "the source was read")
		report(s.Published, "the source was published")
	}
	eachCell(g, func(_ *model.Decision, _ *model.Option, e strict.Entry[*model.Cell]) {
		report(e.Value.Verified, "the verdict was verified")
	})
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if o.Release != nil {
				report(o.Release.Date, "the newest version was released")
			}
		}
		for _, c := range d.Changes {
			report(c.Date, "the verdict changed")
		}
		for _, l := range d.Links {
			report(l.Since, "the link was shared")
		}
	}
	for _, l := range g.Stack.Links {
		report(l.Since, "the link was shared")
	}
	for _, a := range g.Written() {
		report(a.Published, "the article was published")
		report(a.Updated, "the article was updated")
	}
}
