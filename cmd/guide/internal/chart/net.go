package chart

import (
	"cmp"
	"slices"
)

// net is a graph whose links lead from a layer to the next one.
type net struct {
	nodes  int
	edges  []edge
	chains [][]int // by edge: its links in order; none where it runs above the drawing
	lanes  []int   // the edges that run above, the topmost first
	slots  []slot  // first the nodes, then the dummies
	links  []link
	layers [][]int // the slots of each layer, from top to bottom
}

// slot is a place in a layer: a node's, or a dummy where a long edge passes.
type slot struct {
	layer   int
	in, out []int // links; out in the order of the rows
}

// link is the part of an edge between two layers.
type link struct{ edge, from, to int }

// newNet cuts edges into links. The layers hold their slots in the order of
// nodes and edges.
func newNet(layers []int, edges []edge) *net {
	n := &net{nodes: len(layers), edges: edges, chains: make([][]int, len(edges)), slots: make([]slot, len(layers))}
	for v, l := range layers {
		n.slots[v].layer = l
	}
	n.lanes = tooLong(layers, edges)
	above := make([]bool, len(edges))
	for _, e := range n.lanes {
		above[e] = true
	}
	for i, e := range edges {
		if above[i] {
			continue
		}
		at := e.from
		for l := layers[e.from] + 1; l < layers[e.to]; l++ {
			n.slots = append(n.slots, slot{layer: l})
			n.connect(i, at, len(n.slots)-1)
			at = len(n.slots) - 1
		}
		n.connect(i, at, e.to)
	}
	for s := range n.slots {
		l := n.slots[s].layer
		for len(n.layers) <= l {
			n.layers = append(n.layers, nil)
		}
		n.layers[l] = append(n.layers[l], s)
	}
	return n
}

func (n *net) connect(edge, from, to int) {
	k := len(n.links)
	n.links = append(n.links, link{edge, from, to})
	n.chains[edge] = append(n.chains[edge], k)
	n.slots[from].out = append(n.slots[from].out, k)
	n.slots[to].in = append(n.slots[to].in, k)
}

// tooLong lists the edges for which there are not dummies enough, the longest
// first.
func tooLong(layers []int, edges []edge) []int {
	span := func(e int) int { return layers[edges[e].to] - layers[edges[e].from] }
	byLength := make([]int, len(edges))
	for i := range edges {
		byLength[i] = i
	}
	slices.SortStableFunc(byLength, func(a, b int) int { return cmp.Compare(span(a), span(b)) })
	dummies := 0
	for i, e := range byLength {
		if dummies += span(e) - 1; dummies > maxDummies {
			long := byLength[i:]
			slices.Reverse(long)
			return long
		}
	}
	return nil
}
