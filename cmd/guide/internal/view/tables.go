package view

import (
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Cell shows the judgment of an option on a criterion. A cell that is missing
// (a check reports it) reads as unknown.
func (m *Maker) Cell(d *model.Decision, o *model.Option, c *model.Criterion) layout.Cell {
	v := layout.Cell{
		Option: m.Option(d, o), Criterion: Criterion(d, c),
		Level: string(model.Unknown), URL: route.Cell(d.ID, o.ID.V, c.ID.V),
	}
	cell := o.Cell(c.ID.V)
	if cell == nil {
		return v
	}
	v.Level = string(cell.Level.V)
	v.LevelWords = c.Levels.Of(cell.Level.V)
	v.Verdict, v.Mechanism = cell.Verdict.V, cell.Mechanism.V
	v.Strengths, v.Weaknesses = strict.Values(cell.Strengths), strict.Values(cell.Weaknesses)
	v.Sources = m.Sources(cell.Sources)
	v.Verified = Date(cell.Verified.V)
	v.SettledBy = cell.SettledBy.V
	v.Edit = m.Line(o.Cells.Key(string(c.ID.V)))
	for _, x := range cell.Dissent {
		v.Dissent = append(v.Dissent, layout.Dissent{Says: x.Says.V, Sources: m.Sources(x.Sources)})
	}
	return v
}

// Matrix shows options by criteria. A brief one shows levels only.
func (m *Maker) Matrix(d *model.Decision, options []*model.Option, criteria []*model.Criterion, brief bool) layout.Matrix {
	table := layout.Matrix{Brief: brief}
	for _, o := range options {
		table.Options = append(table.Options, m.Option(d, o))
	}
	for _, c := range criteria {
		row := layout.MatrixRow{Criterion: Criterion(d, c), Asks: c.Asks.V}
		for _, o := range options {
			row.Cells = append(row.Cells, m.Cell(d, o, c))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// Answers shows a decision's short answer.
func (m *Maker) Answers(d *model.Decision) layout.Answers {
	table := layout.Answers{Caption: "The short answer: " + d.About.Question.V}
	for _, a := range d.About.ShortAnswer {
		table.Rows = append(table.Rows, layout.Answer{
			When: a.When.V, Choose: m.Options(a.Choose), Because: a.Because.V, Sources: m.Sources(a.Sources),
		})
	}
	return table
}
