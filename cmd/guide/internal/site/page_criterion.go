package site

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listCriteria lists the pages of a decision's criteria. A link to a criterion
// in criteria.yaml leads to its page.
func (b *builder) listCriteria(d *model.Decision) {
	for _, c := range d.Criteria {
		p := &page{
			url: route.Criterion(d.ID, c.ID.V), kind: "criterion", title: c.Name.V + ": " + d.About.Name.V, summary: c.Asks.V, section: d.About.Name.V,
			parent: route.Decision(d.ID), group: "criteria of " + string(d.ID), origin: c.ID.Pos,
			files: []string{d.Path + "/criteria.yaml#" + string(c.ID.V)}, search: searchCriterion(d, c),
		}
		p.view = func(f layout.Frame) any { return b.criterionView(d, c, f) }
		p.about = func() (string, any) { return aboutCriterion(c) }
		b.list(p)
	}
}

func (b *builder) criterionView(d *model.Decision, c *model.Criterion, f layout.Frame) layout.Criterion {
	v := layout.Criterion{Frame: f, Name: c.Name.V, Asks: c.Asks.V, About: c.About.V, Decision: view.Decision(d)}
	for _, l := range model.Levels {
		if l != model.Unknown {
			v.Levels = append(v.Levels, layout.LevelDefinition{Level: string(l), Words: c.Levels.Of(l)})
		}
	}
	for _, o := range d.Options {
		v.Cells = append(v.Cells, b.cell(d, o, c, route.Criterion(d.ID, c.ID.V)))
	}
	slices.SortStableFunc(v.Cells, func(x, y layout.Cell) int {
		return slices.Index(model.Levels, model.Level(x.Level)) - slices.Index(model.Levels, model.Level(y.Level))
	})
	for _, other := range d.Criteria {
		if other != c {
			v.Others = append(v.Others, view.CriterionCard(d, other))
		}
	}
	return v
}

// cell shows a judgment, with the way to say on the page at url that it is wrong.
func (b *builder) cell(d *model.Decision, o *model.Option, c *model.Criterion, url string) layout.Cell {
	v := b.views.Cell(d, o, c)
	if at := o.Cells.Key(string(c.ID.V)); at.Line > 0 {
		v.Wrong = b.views.Wrong(view.Claim{Page: b.absolute(url), Place: at, About: o.Name.V + ", " + c.Name.V, Text: v.Verdict})
	}
	return v
}
