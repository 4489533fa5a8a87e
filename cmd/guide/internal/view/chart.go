package view

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/chart"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// LiveChart draws a whole flow for the page of questions, whose script marks the
// reader's way.
func (m *Maker) LiveChart(f *flow.Flow) layout.Chart {
	v := m.chart(f, graph(f), f.Places, newMarks(nil), "")
	v.Live, v.Summary = true, wholeFlow(f)
	return v
}

// Chart draws a flow for another page. The steps, if any, are marked as the way
// of some answers; every box leads to where the given page explains it.
func (m *Maker) Chart(f *flow.Flow, steps []flow.Step, page string) layout.Chart {
	v := m.chart(f, graph(f), f.Places, newMarks(steps), page)
	v.Summary = wholeFlow(f)
	return v
}

// WayChart draws the questions that some answers lead through, the one that they
// leave open, if any, and what the other answers lead to next.
func (m *Maker) WayChart(f *flow.Flow, steps []flow.Step, open *flow.Place, page string) layout.Chart {
	var places []*flow.Place
	for _, s := range steps {
		places = append(places, s.Place)
	}
	if open != nil {
		places = append(places, open)
	}
	v := m.chart(f, around(graph(f), places), places, newMarks(steps), page)
	v.Summary = fmt.Sprintf("The way of these answers through %d of %d questions, with what each other answer leads to next. The list of questions says the same in words.",
		len(places), f.Figures().Questions)
	return v
}

func wholeFlow(f *flow.Flow) string {
	figures := f.Figures()
	return fmt.Sprintf("%d questions lead to %d outcomes on %d ways of at most %d questions; the first is %s. The list of questions says the same in words.",
		figures.Questions, figures.Outcomes, figures.Paths, figures.Longest, f.Start.Question.Words.Short.V)
}

// around leaves of a graph some places and what their answers lead to; of a
// question that is not among them only its name is left.
func around(g chart.Graph, places []*flow.Place) chart.Graph {
	whole, kept := map[string]bool{}, map[int]bool{}
	for _, p := range places {
		whole[string(p.ID)] = true
	}
	for i, n := range g.Nodes {
		if whole[n.ID] {
			kept[i] = true
			for _, r := range n.Rows {
				kept[r.To] = true
			}
		}
	}
	index, part := map[int]int{}, chart.Graph{}
	for i, n := range g.Nodes {
		if !kept[i] {
			continue
		}
		index[i] = len(part.Nodes)
		if !whole[n.ID] {
			n.Rows = nil
		}
		part.Nodes = append(part.Nodes, n)
	}
	for i, n := range part.Nodes {
		rows := slices.Clone(n.Rows)
		for j := range rows {
			rows[j].To = index[rows[j].To]
		}
		part.Nodes[i].Rows = rows
	}
	return part
}

// chart draws a graph of a flow, and lists some of its places.
func (m *Maker) chart(f *flow.Flow, g chart.Graph, places []*flow.Place, marks marks, page string) layout.Chart {
	drawing := m.drawing(g)
	v := layout.Chart{
		Title: "Flowchart: " + f.Decision.About.Question.V, Width: int(math.Ceil(drawing.Width)), Height: int(math.Ceil(drawing.Height)),
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
	for _, p := range places {
		item := layout.OutlineItem{Link: layout.Link{URL: page + "#" + string(p.ID), Text: p.Question.Words.Short.V}}
		for _, a := range p.Answers {
			to := layout.Link{URL: page + "#" + string(a.Next.ID()), Text: next(f, a.Next).Text}
			item.Answers = append(item.Answers, layout.OutlineAnswer{Text: a.Words.Short.V, OnPath: marks.answers[[2]string{string(p.ID), string(a.ID)}], Next: to})
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
