package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func changeLevel(g *model.Guide, diags *diag.List) {
	for _, d := range g.Decisions {
		for _, c := range d.Changes {
			changeForm(c, diags)
		}
		for _, o := range d.Options {
			for _, e := range o.Cells {
				if e.Value != nil && e.Value.Level.V != "" {
					presentLevel(newestChanges(d, o.ID.V, model.ID(e.Key.V)), e.Value.Level, diags)
				}
			}
		}
	}
}

// presentLevel holds that one of the newest changes of a cell leads to its
// level.
func presentLevel(newest []model.Change, level strict.At[model.Level], diags *diag.List) {
	if len(newest) == 0 || slices.ContainsFunc(newest, func(c model.Change) bool { return c.To.V == level.V }) {
		return
	}
	c := newest[len(newest)-1]
	diags.Add(diag.Diagnostic{
		Pos: c.To.Pos, Rule: "change-level", Message: fmt.Sprintf("the newest change says that %s became %s on %s, but its cell says %s", c.Option.V, c.To.V, c.Criterion.V, level.V),
		Hint: "add the change that is missing, or mend the level; the cell stands at " + level.Pos.String(),
	})
}

// changeForm looks at one change.
func changeForm(c model.Change, diags *diag.List) {
	report := reporting("change-level", diags)
	switch {
	case c.From.Set() && !c.To.Set():
		report(c.From.Pos, "the change says what the level was, but not what it became", "add to: …")
	case !c.From.Set() && c.To.Set():
		report(c.To.Pos, "the change says what the level became, but not what it was", "add from: …")
	case c.To.V != "" && c.From.V == c.To.V:
		report(c.To.Pos, fmt.Sprintf("the level was %s before and after the change", c.To.V), "write what it was under from, or remove from and to")
	case c.To.Set() && !c.Option.Set():
		report(c.At, "the change of a level does not say which option it is about", "add option: …")
	case c.To.Set() && !c.Criterion.Set():
		report(c.At, "the change of a level does not say which criterion it is about", "add criterion: …")
	}
}

// newestChanges gives the changes of a cell's level that none followed on a
// later day.
func newestChanges(d *model.Decision, option, criterion model.ID) []model.Change {
	var newest []model.Change
	for _, c := range d.Changes {
		if c.To.V == "" || c.Option.V != option || c.Criterion.V != criterion {
			continue
		}
		newest = slices.DeleteFunc(newest, func(n model.Change) bool { return before(n.Date.V, c.Date.V) })
		if !slices.ContainsFunc(newest, func(n model.Change) bool { return before(c.Date.V, n.Date.V) }) {
			newest = append(newest, c)
		}
	}
	return newest
}

// before compares the parts that both dates have.
func before(a, b model.Date) bool { return coarse(a, b).Compare(coarse(b, a)) < 0 }
