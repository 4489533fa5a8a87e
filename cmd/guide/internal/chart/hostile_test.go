package chart

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// hostileFlows are far larger than any flow, each in another direction.
func hostileFlows() map[string]Graph {
	r := rand.New(rand.NewPCG(1, 1))
	random := func(nodes, rows, reach int) Graph {
		g := Graph{Nodes: make([]Node, nodes)}
		for range rows {
			from := r.IntN(nodes - 1)
			to := from + 1 + r.IntN(min(reach, nodes-from-1))
			g.Nodes[from].Rows = append(g.Nodes[from].Rows, Row{Label: "Yes", To: to})
		}
		return g
	}
	fan := Graph{Nodes: make([]Node, 600)}
	for i := range 5000 {
		fan.Nodes[0].Rows = append(fan.Nodes[0].Rows, Row{To: 1 + i*7%599})
	}
	wide := Graph{Nodes: make([]Node, 600)}
	for i := range 300 {
		for range 15 {
			wide.Nodes[i].Rows = append(wide.Nodes[i].Rows, Row{To: 300 + r.IntN(300)})
		}
	}
	chain := random(800, 4000, 800)
	for i := range 799 {
		chain.Nodes[i].Rows = append(chain.Nodes[i].Rows, Row{To: i + 1})
	}
	return map[string]Graph{
		"near":   random(700, 6000, 20),
		"far":    random(700, 6000, 700),
		"sparse": random(900, 1200, 300),
		"fan":    fan,
		"wide":   wide,
		"chain":  chain,
		"text": {Nodes: []Node{
			{Title: strings.Repeat("word ", 20_000), Rows: []Row{{Label: strings.Repeat("a", 200_000), To: 1}}},
			{Title: strings.Repeat("\U0001F600\xff", 50_000)},
		}},
	}
}

// TestHostile bounds the work by its counters, because a clock would make the
// test depend on the machine. A step may overrun a limit once, by a layer's
// pairs or a network's arcs.
func TestHostile(t *testing.T) {
	const overrun = 2_000_000
	for name, g := range hostileFlows() {
		t.Run(name, func(t *testing.T) {
			d, n, w := draw(g)
			t.Logf("%g x %g pixels; ordering %d, simplex %d", d.Width, d.Height, w.order, w.simplex)
			if w.order > orderWork+overrun || w.simplex > simplexWork+overrun {
				t.Errorf("the work is without bound: %+v", w)
			}
			if dummies := len(n.slots) - n.nodes; dummies > maxDummies {
				t.Errorf("%d places for long edges", dummies)
			}
			checkBoxes(t, 0, g, d)
			if len(d.Edges) < 2500 {
				checkEdges(t, 0, g, d)
			}
		})
	}
}
