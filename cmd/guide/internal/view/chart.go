package view

import (
	"fmt"
	"math"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/chart"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Chart draws a flow. The steps, if any, are marked as the reader's way; every
// box leads to where it is explained: on the given page, "" for the chart's own.
func (m *Maker) Chart(f *flow.Flow, steps []flow.Step, page string) layout.Chart {
	g := graph(f)
	drawing := m.drawing(g)
	marks := newMarks(steps)
	figures := f.Figures()
	v := layout.Chart{
		Title: "Flowchart: " + f.Decision.About.Question.V,
		Summary: fmt.Sprintf("%d questions lead to %d outcomes on %d ways of at most %d questions; the first is %s. The list of questions says the same in words.",
			figures.Questions, figures.Outcomes, figures.Paths, figures.Longest, f.Start.Question.Words.Short.V),
		Width: int(math.Ceil(drawing.Width)), Height: int(math.Ceil(drawing.Height)),
	}
	for i, box := range drawing.Nodes {
		node := layout.ChartNode{
			ID: g.Nodes[i].ID, URL: page + "#" + g.Nodes[i].ID, Class: "question", OnPath: marks.nodes[model.ID(g.Nodes[i].ID)],
			Lines: lines(box.Title), Note: lines(box.Note),
		}
		if g.Nodes[i].End {
			node.Class = "outcome"
		}
		node.X, node.Y, node.W, node.H = rect(box.Rect)
		for j, r := range box.Rows {
			row := layout.ChartRow{ID: g.Nodes[i].Rows[j].ID, OnPath: marks.answers[[2]string{node.ID, g.Nodes[i].Rows[j].ID}], Lines: lines(r.Label)}
			row.X, row.Y, row.W, row.H = rect(r.Rect)
			row.EndX, row.EndY = pixels(r.X+r.W), pixels(r.Y+r.H/2)
			node.Rows = append(node.Rows, row)
		}
		v.Nodes = append(v.Nodes, node)
	}
	for _, e := range drawing.Edges {
		from, answer := g.Nodes[e.From].ID, g.Nodes[e.From].Rows[e.Row].ID
		v.Edges = append(v.Edges, layout.ChartEdge{From: from, Answer: answer, OnPath: marks.answers[[2]string{from, answer}], D: e.Path})
	}
	for _, p := range f.Places {
		item := layout.OutlineItem{Link: layout.Link{URL: page + "#" + string(p.ID), Text: p.Question.Words.Short.V}}
		for _, a := range p.Answers {
			to := layout.Link{URL: page + "#" + string(a.Next.ID()), Text: next(f, a.Next).Text}
			item.Answers = append(item.Answers, layout.OutlineAnswer{Text: a.Words.Short.V, Next: to})
		}
		v.Outline = append(v.Outline, item)
	}
	return v
}

// drawKey is a graph written out: the drawing shows its words.
type drawKey struct{ Graph string }

var drawStep = memo.Step[drawKey, chart.Drawing]{Name: "drawing"}

func (m *Maker) drawing(g chart.Graph) chart.Drawing {
	return drawStep.Do(m.memo, drawKey{fmt.Sprintf("%#v", g)}, nil, func(*diag.List) chart.Drawing { return chart.Draw(g) })
}

// graph is the flow as the chart takes it: places, then outcomes.
func graph(f *flow.Flow) chart.Graph {
	index := map[model.ID]int{}
	for i, p := range f.Places {
		index[p.ID] = i
	}
	for i, o := range f.Outcomes {
		index[o.ID] = len(f.Places) + i
	}
	var g chart.Graph
	for _, p := range f.Places {
		node := chart.Node{ID: string(p.ID), Title: p.Question.Words.Short.V}
		for _, a := range p.Answers {
			node.Rows = append(node.Rows, chart.Row{ID: string(a.ID), Label: a.Words.Short.V, To: index[a.Next.ID()]})
		}
		g.Nodes = append(g.Nodes, node)
	}
	for _, o := range f.Outcomes {
		g.Nodes = append(g.Nodes, chart.Node{ID: string(o.ID), Title: f.Name(o), Note: o.Strength.V.Words(), End: true})
	}
	return g
}

// marks are the parts of a chart that lie on the reader's way.
type marks struct {
	nodes   map[model.ID]bool
	answers map[[2]string]bool // place and answer
}

func newMarks(steps []flow.Step) marks {
	m := marks{map[model.ID]bool{}, map[[2]string]bool{}}
	for _, s := range steps {
		m.nodes[s.Place.ID] = true
		for _, a := range s.Place.Answers {
			if s.Answer == nil || s.Answer == a { // unsure goes every way
				m.nodes[a.Next.ID()] = true
				m.answers[[2]string{string(s.Place.ID), string(a.ID)}] = true
			}
		}
	}
	return m
}

func lines(from []chart.Line) []layout.ChartText {
	var texts []layout.ChartText
	for _, l := range from {
		texts = append(texts, layout.ChartText{X: pixels(l.X), Y: pixels(l.Y), Text: l.Text})
	}
	return texts
}

func rect(r chart.Rect) (x, y, w, h string) {
	return pixels(r.X), pixels(r.Y), pixels(r.W), pixels(r.H)
}

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
