package chart

// What is bad about a drawing, in pixels of height that links climb (see
// place.go), so that drawings with other layers can be compared.
const (
	crossingCost = 400
	spanCost     = 100 // of an edge, for each layer that it spans
	lateCost     = 300 // of an outcome, for each layer that it could stand further left
)

// trial is a net in its best order and its cost.
type trial struct {
	*net
	tops []int
	cost int
}

// search looks for the layers that make the best drawing.
type search struct {
	edges []edge
	boxes []box
	w     *work
}

// best returns the graph in the best layers and order found. It starts from
// the layers that make edges short and moves nodes as long as that makes the
// drawing better: lower, or with fewer crossings.
func best(edges []edge, boxes []box, w *work) *trial {
	s := &search{edges, boxes, w}
	layers := layersOf(len(boxes), edges, w)
	best := s.try(layers, nil, fineStarts(len(edges)))
	tries := maxTries(len(boxes) + len(best.links))
	if tries == 0 {
		return best
	}
	m := newMoves(len(boxes), edges)
	for better := true; better && tries > 0; {
		better = false
		for v := range boxes {
			for _, moved := range m.of(v, layers) {
				tries--
				if t := s.try(moved, best, roughStarts); t.cost < best.cost {
					best, layers, better = t, moved, true
				}
			}
		}
	}
	if last := s.try(layers, best, fineStarts(len(best.links))); last.cost < best.cost {
		return last
	}
	return best
}

// How many orders are tried: few to compare layers, many for the final ones,
// and fewer where a graph is large.
const roughStarts = 2

func fineStarts(links int) int { return max(4, min(60, 12_000/max(1, links))) }

// maxTries is about how often other layers are tried.
func maxTries(size int) int {
	if size > 600 {
		return 0
	}
	return 100_000 / max(100, size)
}

// guess tells where the slots of a net with other layers would stand in a
// trial's drawing: nodes where they are, dummies on the line between the ends
// of their edge.
func (s *search) guess(n *net, t *trial) []float64 {
	y := make([]float64, len(n.slots))
	for v := range n.nodes {
		y[v] = float64(t.tops[v]) + float64(s.boxes[v].h)/2
	}
	for e, chain := range n.chains {
		if len(chain) == 0 {
			continue
		}
		from, to := s.edges[e].from, s.edges[e].to
		start := float64(t.tops[from] + s.boxes[from].exit(s.edges[e].row))
		end := float64(t.tops[to] + s.boxes[to].head/2)
		for i, k := range chain[:len(chain)-1] {
			y[n.links[k].to] = start + (end-start)*float64(i+1)/float64(len(chain))
		}
	}
	return y
}

// try orders layers, at first as a trial before did, and returns the best
// result.
func (s *search) try(layers []int, before *trial, starts int) *trial {
	n := newNet(layers, s.edges)
	var guess []float64
	if before != nil {
		guess = s.guess(n, before)
	}
	orders, crossings := candidates(n, guess, starts, s.w)
	best, layersOfBest := &trial{net: n, cost: -1}, n.layers
	for _, order := range orders {
		n.layers = order
		tops, cost := place(n, s.boxes, s.w)
		if cost += crossings*crossingCost + len(n.links)*spanCost + n.late()*lateCost; best.cost < 0 || cost < best.cost {
			best.tops, best.cost, layersOfBest = tops, cost, order
		}
	}
	n.layers = layersOfBest
	return best
}

// late counts the layers between outcomes and the places right behind their
// last predecessors.
func (n *net) late() int {
	last := make([]int, n.nodes)
	for _, e := range n.edges {
		last[e.to] = max(last[e.to], n.slots[e.from].layer+1)
	}
	sum := 0
	for v := range n.nodes {
		if len(n.slots[v].out) == 0 {
			sum += n.slots[v].layer - last[v]
		}
	}
	return sum
}
