package impact

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Cell is a cell that differs. One of its sides is absent where it was added or
// removed.
type Cell struct {
	Decision  model.ID     `json:"decision"`
	Option    model.ID     `json:"option"`
	Criterion model.ID     `json:"criterion"`
	Place     string       `json:"place"` // of the cell as it is now, or was
	Before    *Judgment    `json:"before"`
	After     *Judgment    `json:"after"`
	Also      List[string] `json:"also"` // further keys whose values differ
}

// Judgment is what a cell says first.
type Judgment struct {
	Level   model.Level `json:"level"`
	Verdict string      `json:"verdict"`
}

// judged reports whether the level or the verdict differ.
func (c Cell) judged() bool { return c.Before == nil || c.After == nil || *c.Before != *c.After }

// compareCells lists the cells that differ, by decision, option and criterion.
func compareCells(was, is *model.Guide) (cells []Cell) {
	for _, d := range decisions(was, is) {
		for _, option := range union(options(d[0]), options(d[1])) {
			before, after := cellsOf(d[0], option), cellsOf(d[1], option)
			for _, criterion := range union(keys(before), keys(after)) {
				old, _ := before.Get(criterion)
				cell, _ := after.Get(criterion)
				if c, differs := compareCell(old, cell); differs {
					c.Decision, c.Option, c.Criterion = decisionOf(d).ID, option, model.ID(criterion)
					cells = append(cells, c)
				}
			}
		}
	}
	return cells
}

// decisionOf is a decision as it is now, or as it was.
func decisionOf(d [2]*model.Decision) *model.Decision {
	if d[1] != nil {
		return d[1]
	}
	return d[0]
}

func options(d *model.Decision) (ids []model.ID) {
	if d != nil {
		for _, o := range d.Options {
			ids = append(ids, o.ID.V)
		}
	}
	return ids
}

func cellsOf(d *model.Decision, option model.ID) strict.Map[*model.Cell] {
	if d == nil || d.Option(option) == nil {
		return nil
	}
	return d.Option(option).Cells
}

func keys[T any](m strict.Map[T]) (all []string) {
	for _, e := range m {
		all = append(all, e.Key.V)
	}
	return all
}

func compareCell(was, is *model.Cell) (c Cell, differs bool) {
	if was != nil {
		c.Before, c.Place = &Judgment{was.Level.V, was.Verdict.V}, was.Level.Pos.String()
	}
	if is != nil {
		c.After, c.Place = &Judgment{is.Level.V, is.Verdict.V}, is.Level.Pos.String()
	}
	if was != nil && is != nil {
		c.Also = otherKeys(was, is)
	}
	return c, c.judged() || len(c.Also) > 0
}

// otherKeys names the keys of a cell, beside level and verdict, whose values differ.
func otherKeys(was, is *model.Cell) (names []string) {
	sameDissent := slices.EqualFunc(was.Dissent, is.Dissent, func(a, b model.Dissent) bool {
		return a.Says.V == b.Says.V && sameValues(a.Sources, b.Sources)
	})
	for _, key := range []struct {
		name string
		same bool
	}{
		{"mechanism", was.Mechanism.V == is.Mechanism.V},
		{"strengths", sameValues(was.Strengths, is.Strengths)},
		{"weaknesses", sameValues(was.Weaknesses, is.Weaknesses)},
		{"sources", sameValues(was.Sources, is.Sources)},
		{"verified", was.Verified.V == is.Verified.V},
		{"dissent", sameDissent},
		{"settled_by", was.SettledBy.V == is.SettledBy.V},
	} {
		if !key.same {
			names = append(names, key.name)
		}
	}
	return names
}

func sameValues[T comparable](a, b []strict.At[T]) bool {
	return slices.EqualFunc(a, b, func(a, b strict.At[T]) bool { return a.V == b.V })
}
