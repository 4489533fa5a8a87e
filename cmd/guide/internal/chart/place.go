package chart

import "slices"

// Gaps between neighbors in a layer, in pixels.
const (
	boxGap  = 16
	passGap = 12 // between a box and a long edge
	edgeGap = 8  // between two long edges

	maxNudge = 10
)

// How much a link wants to be straight, by how many of its ends are dummies
// (Gansner and others, 1993), and how much the drawing wants to be low.
var straight = [...]int{1, 2, 8}

const low = 6

// place returns the top of every slot, a dummy having no height, and the cost:
// the least sum of the links' heights and the drawing's that the order of the
// layers allows.
func place(n *net, boxes []box, w *work) (tops []int, cost int) {
	slots := len(n.slots)
	top, bottom := slots+len(n.links), slots+len(n.links)+1
	arcs := []arc{{top, bottom, 0, low}}
	exits, entries := n.ports(boxes)
	for k, link := range n.links {
		dummies := 0
		if link.from >= n.nodes {
			dummies++
		}
		if link.to >= n.nodes {
			dummies++
		}
		weight := straight[dummies]
		// A vertex at the upper end of the link: its distances to both ends
		// add up to the link's height.
		arcs = append(arcs, arc{slots + k, link.from, -exits[k], weight}, arc{slots + k, link.to, -entries[k], weight})
	}
	for _, layer := range n.layers {
		for i, s := range layer {
			if i == 0 {
				arcs = append(arcs, arc{top, s, 0, 0})
			} else {
				arcs = append(arcs, arc{layer[i-1], s, n.height(layer[i-1], boxes) + n.gap(layer[i-1], s), 0})
			}
		}
		if len(layer) > 0 {
			last := layer[len(layer)-1]
			arcs = append(arcs, arc{last, bottom, n.height(last, boxes), 0})
		}
	}
	y := solve(bottom+1, arcs, w)
	for _, a := range arcs {
		cost += a.weight * (y[a.to] - y[a.from] - a.min)
	}
	return fromZero(y[:slots]), cost
}

func fromZero(tops []int) []int {
	if len(tops) > 0 {
		least := slices.Min(tops)
		for s := range tops {
			tops[s] -= least
		}
	}
	return tops
}

// ports returns where each link leaves and enters its slots, from their tops.
// Links enter a node in the order in which they come.
func (n *net) ports(boxes []box) (exits, entries []int) {
	exits, entries = make([]int, len(n.links)), make([]int, len(n.links))
	for k, link := range n.links {
		if link.from < n.nodes {
			exits[k] = boxes[link.from].exit(n.edges[link.edge].row)
		}
	}
	entered := make([]int, n.nodes)
	for _, e := range n.lanes {
		entered[n.edges[e].to]++
	}
	for _, layer := range n.layers {
		for _, s := range layer {
			for _, k := range n.slots[s].out {
				if to := n.links[k].to; to < n.nodes {
					entries[k] = boxes[to].entryOf(entered[to])
					entered[to]++
				}
			}
		}
	}
	return exits, entries
}

func (n *net) height(s int, boxes []box) int {
	if s < n.nodes {
		return boxes[s].h
	}
	return 0
}

func (n *net) gap(a, b int) int {
	switch {
	case a < n.nodes && b < n.nodes:
		return boxGap
	case a < n.nodes || b < n.nodes:
		return passGap
	}
	return edgeGap
}

// nudge moves the places where edges enter a node a little up or down where
// that makes one of them straight and none had been.
func (n *net) nudge(boxes []box, tops []int) {
	exits, entries := n.ports(boxes)
	for v := range n.nodes {
		by := 0
		for _, k := range n.slots[v].in {
			from := n.links[k].from
			rise := tops[from] + exits[k] - tops[v] - entries[k]
			if rise == 0 {
				by = 0
				break
			}
			room := min(boxes[v].entry-entryPadY, maxNudge)
			if -room <= rise && rise <= room && (by == 0 || max(rise, -rise) < max(by, -by)) {
				by = rise
			}
		}
		boxes[v].entry += by
	}
}
