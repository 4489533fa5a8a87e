package chart

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
)

var words = strings.Fields(`shape of the product language team live connections own models data code staff
	screens typed interface many waits small parts one site every line hosting budget license queue mail Node.js
	subscriptions asynchronous narrow service business content prototype middleware structure`)

func phrase(r *rand.Rand, most int) string {
	var p []string
	for range 1 + r.IntN(most) {
		p = append(p, words[r.IntN(len(words))])
	}
	return strings.Join(p, " ")
}

// randomFlow makes a graph as real flows are: every question but the first is
// asked by an earlier one that stands near, outcomes are shared by some, and
// some rows lead far ahead or to where the row before them leads.
func randomFlow(seed uint64, questions, outcomes int) Graph {
	r := rand.New(rand.NewPCG(seed, 7))
	var g Graph
	for i := range questions + outcomes {
		n := Node{ID: fmt.Sprintf("n%d", i), Title: phrase(r, 4)}
		if i >= questions {
			n.Title, n.Note, n.End = phrase(r, 2), []string{"clear", "close", "tie"}[r.IntN(3)], true
		}
		g.Nodes = append(g.Nodes, n)
	}
	lead := func(from, to int) {
		rows := &g.Nodes[from].Rows
		*rows = append(*rows, Row{ID: fmt.Sprintf("r%d", len(*rows)), Label: phrase(r, 4), To: to})
	}
	for q := 1; q < questions; q++ {
		lead(max(0, q-1-r.IntN(5)), q)
	}
	for o := range outcomes {
		lead(r.IntN(questions), questions+o)
	}
	for q := range questions {
		for len(g.Nodes[q].Rows) < 2+r.IntN(3) {
			switch last := len(g.Nodes[q].Rows) - 1; {
			case last >= 0 && r.IntN(8) == 0:
				lead(q, g.Nodes[q].Rows[last].To)
			case q+1 < questions && r.IntN(2) == 0:
				lead(q, q+1+r.IntN(min(8, questions-q-1)))
			default:
				lead(q, questions+r.IntN(outcomes))
			}
		}
		rows := g.Nodes[q].Rows
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	}
	return g
}

// fixedFlows are 30 graphs from 8 questions and 8 outcomes to 20 and 20.
func fixedFlows() []Graph {
	var flows []Graph
	for i := range 30 {
		flows = append(flows, randomFlow(uint64(i), 8+i*12/29, 8+(i*7)%13))
	}
	return flows
}

type drawnFlow struct {
	Graph
	Drawing
}

// drawnFlows draws the fixed flows once for all tests.
var drawnFlows = sync.OnceValue(func() []drawnFlow {
	var drawn []drawnFlow
	for _, g := range fixedFlows() {
		drawn = append(drawn, drawnFlow{g, Draw(g)})
	}
	return drawn
})
