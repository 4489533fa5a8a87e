package site

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/rank"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listCompare lists a decision's matrix.
func (b *builder) listCompare(d *model.Decision, landing *page) {
	p := &page{
		url: route.Compare(d.ID), kind: "compare", title: d.About.Name.V + " comparison", section: d.About.Name.V, parent: landing.url, under: optionNames(d),
		summary: fmt.Sprintf("%s compared on %d criteria, with a source and a date for every verdict.", optionNames(d), len(d.Criteria)),
		origin:  diag.Pos{File: d.Path + "/criteria.yaml", Line: 1}, files: []string{d.Path + "/criteria.yaml"},
	}
	p.parts = append([]part{{"Criteria", p.origin}}, optionParts(d.Options...)...)
	p.view = func(f layout.Frame) any { return b.compareView(d, f) }
	p.about = func() (string, any) { return b.aboutMatrix(d, p) }
	b.list(p)
}

func (b *builder) compareView(d *model.Decision, f layout.Frame) layout.Compare {
	v := layout.Compare{
		Frame: f, Decision: view.Decision(d), Matrix: b.views.Matrix(d, d.Options, d.Criteria, false), Pairs: b.pairLinks(d, nil),
		Data: route.Data(d.ID), CSV: route.CSV(d.ID),
	}
	v.Matrix.Signs, v.Matrix.Caption = true, optionNames(d)+" compared"
	for i, l := range rank.Steps {
		v.Steps = append(v.Steps, layout.Step{Name: string(l), Number: i})
	}
	for i, name := range rank.Weights {
		v.Weights = append(v.Weights, layout.Step{Name: name, Number: i})
	}
	v.Table = tableOf(d, v.Matrix)
	return v
}

// table is a matrix as the page's script reads it, in the order of the page.
type table struct {
	ID       model.ID      `json:"id"`
	Name     string        `json:"name"`
	Version  int           `json:"version"`
	Steps    []model.Level `json:"steps"`
	Most     int           `json:"most"` // the largest weight
	Options  []named       `json:"options"`
	Criteria []named       `json:"criteria"`
	Levels   [][]string    `json:"levels"` // rows of criteria by columns of options
}

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func tableOf(d *model.Decision, m layout.Matrix) table {
	t := table{
		ID: d.ID, Name: d.About.Name.V, Version: rank.Version, Steps: rank.Steps, Most: rank.MaxWeight(),
		Options: []named{}, Criteria: []named{}, Levels: [][]string{},
	}
	for _, o := range m.Options {
		t.Options = append(t.Options, named{o.ID, o.Name})
	}
	for _, r := range m.Rows {
		t.Criteria = append(t.Criteria, named{r.Criterion.ID, r.Criterion.Name})
		levels := []string{}
		for _, c := range r.Cells {
			levels = append(levels, c.Level)
		}
		t.Levels = append(t.Levels, levels)
	}
	return t
}

// optionParts are the files of options as parts of a page.
func optionParts(options ...*model.Option) []part {
	var parts []part
	for _, o := range options {
		parts = append(parts, part{o.Name.V, o.ID.Pos})
	}
	return parts
}
