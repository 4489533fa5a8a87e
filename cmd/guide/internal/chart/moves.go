package chart

import "slices"

// moves finds other layers for nodes.
type moves struct {
	before, after [][]int // the neighbors of each node
	closed        [][]int // by node: the node and all that can be reached through it only
}

// maxMove is how many layers a node moves at once.
const maxMove = 3

func newMoves(nodes int, edges []edge) *moves {
	m := &moves{before: make([][]int, nodes), after: make([][]int, nodes), closed: make([][]int, nodes)}
	for _, e := range edges {
		m.before[e.to] = append(m.before[e.to], e.from)
		m.after[e.from] = append(m.after[e.from], e.to)
	}
	for v := range nodes {
		inside := make([]bool, nodes)
		inside[v] = true
		m.closed[v] = []int{v}
		for u := v + 1; u < nodes; u++ {
			outside := func(b int) bool { return !inside[b] }
			if len(m.before[u]) > 0 && !slices.ContainsFunc(m.before[u], outside) {
				inside[u] = true
				m.closed[v] = append(m.closed[v], u)
			}
		}
	}
	return m
}

// of lists layers in which v stands elsewhere, alone or with all that is
// reached through it only. Outcomes follow.
func (m *moves) of(v int, layers []int) [][]int {
	if len(m.before[v]) == 0 {
		return nil
	}
	var found [][]int
	for by := -maxMove; by <= maxMove; by++ {
		if by == 0 {
			continue
		}
		if moved := m.shift(m.closed[v], by, layers); moved != nil {
			found = append(found, moved)
		}
		if moved := m.shift(m.closed[v][:1], by, layers); moved != nil && len(m.closed[v]) > 1 {
			found = append(found, moved)
		}
	}
	return found
}

// shift returns the layers with some nodes moved, or nil if an edge would then
// not lead to a later layer or the drawing would become wider.
func (m *moves) shift(nodes []int, by int, layers []int) []int {
	moved := slices.Clone(layers)
	for _, v := range nodes {
		moved[v] += by
	}
	for _, v := range nodes {
		for _, u := range m.after[v] {
			if len(m.after[u]) == 0 {
				moved[u] = m.behind(u, moved)
			}
		}
	}
	last := slices.Max(layers)
	for v, l := range moved {
		if l > last || l < m.behind(v, moved) {
			return nil
		}
	}
	return moved
}

// behind is the first layer in which a node can stand.
func (m *moves) behind(v int, layers []int) int {
	first := 0
	for _, b := range m.before[v] {
		first = max(first, layers[b]+1)
	}
	return first
}
