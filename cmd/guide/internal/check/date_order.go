package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func dateOrder(g *model.Guide, diags *diag.List) {
	// A date without its day may lie anywhere in its month, so only the parts
	// that both dates have are compared.
	after := func(a, b strict.At[model.Date], what string) {
		if !a.V.IsZero() && !b.V.IsZero() && coarse(a.V, b.V).Compare(coarse(b.V, a.V)) > 0 {
			diags.Errorf(b.Pos, "date-order", "%s", fmt.Sprintf(what, b.V, a.V))
		}
	}
	for _, s := range g.Sources {
		after(s.First, s.Accessed, "the source was read on %s, before it was first read on %s")
		after(s.Published, s.Accessed, "the source was read on %s, before it was published on %s")
	}
	for _, a := range g.Written() {
		after(a.Published, a.Updated, "the article was updated on %s, before it was published on %s")
	}
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			if o.Release != nil {
				after(o.FirstRelease, o.Release.Date, "the newest version is of %s, before the first of %s")
			}
		}
	}
}

// coarse drops from a the parts that b does not have.
func coarse(a, b model.Date) model.Date {
	if b.Month == 0 {
		a.Month, a.Day = 0, 0
	}
	if b.Day == 0 {
		a.Day = 0
	}
	return a
}
