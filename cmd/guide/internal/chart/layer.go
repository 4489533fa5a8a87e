package chart

import "slices"

// edge leads from a row of one node to a later node.
type edge struct{ from, row, to int }

// edgesOf lists the edges by node and row, without rows that lead nowhere.
func edgesOf(g Graph) []edge {
	var edges []edge
	for i, n := range g.Nodes {
		for r, row := range n.Rows {
			if i < row.To && row.To < len(g.Nodes) {
				edges = append(edges, edge{i, r, row.To})
			}
		}
	}
	return edges
}

// layersOf puts every node into a layer so that edges lead to later layers and
// are short in sum. An outcome then stands right behind its last predecessor.
func layersOf(nodes int, edges []edge, w *work) []int {
	arcs := make([]arc, 0, len(edges)+nodes)
	for _, e := range edges {
		arcs = append(arcs, arc{e.from, e.to, 1, 1})
	}
	// A vertex before all others holds parts of the graph together that have
	// no edge between them.
	entered := make([]bool, nodes)
	for _, e := range edges {
		entered[e.to] = true
	}
	for v := range nodes {
		if !entered[v] {
			arcs = append(arcs, arc{nodes, v, 0, 1})
		}
	}
	return withoutEmpty(solve(nodes+1, arcs, w)[:nodes])
}

// withoutEmpty numbers the layers that have nodes from 0.
func withoutEmpty(layers []int) []int {
	used := slices.Compact(slices.Sorted(slices.Values(layers)))
	for v, l := range layers {
		layers[v], _ = slices.BinarySearch(used, l)
	}
	return layers
}
