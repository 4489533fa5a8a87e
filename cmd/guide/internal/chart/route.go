package chart

// The gap between two layers in pixels is wider where many edges bend in it,
// or steeply.
const (
	gapMin   = 48
	gapMax   = 72
	gapBend  = 1  // for each edge that bends
	gapSteep = 30 // of height that an edge climbs make the gap a pixel wider

	margin  = 4 // around the drawing, for strokes
	tip     = 8 // the straight end of an edge, which shows that it enters the box
	laneGap = 6 // between edges that run above the drawing
)

// column is where a layer stands.
type column struct{ left, right float64 }

// sheet is a net with places, about to become a drawing.
type sheet struct {
	*net
	boxes   []box
	tops    []int
	columns []column
	shift   int // from tops to the drawing's y
}

// route makes the drawing of a net whose slots have their heights.
func route(g Graph, n *net, boxes []box, tops []int) Drawing {
	s := &sheet{net: n, boxes: boxes, tops: tops, shift: margin + len(n.lanes)*laneGap}
	if len(n.lanes) > 0 {
		s.shift += boxGap
	}
	exits, entries := n.ports(boxes)
	s.columns = s.stand(exits, entries)
	d := Drawing{Width: 2 * margin, Height: 2 * margin}
	for v := range g.Nodes {
		b := s.draw(v)
		d.Nodes = append(d.Nodes, b)
		d.Width, d.Height = max(d.Width, b.X+b.W+margin), max(d.Height, b.Y+b.H+margin)
	}
	for _, top := range tops[n.nodes:] {
		d.Height = max(d.Height, float64(top+s.shift+margin))
	}
	lanes := s.entriesFromLanes()
	for i := range n.edges {
		if len(n.chains[i]) == 0 {
			d.Edges = append(d.Edges, s.drawLane(i, lanes[i]))
		} else {
			d.Edges = append(d.Edges, s.drawChain(i, exits, entries))
		}
	}
	return d
}

// stand gives every layer its column.
func (s *sheet) stand(exits, entries []int) []column {
	bends, climb := make([]int, len(s.layers)), make([]int, len(s.layers))
	for k, link := range s.links {
		l := s.slots[link.from].layer
		if rise := s.tops[link.from] + exits[k] - s.tops[link.to] - entries[k]; rise != 0 {
			bends[l]++
			climb[l] = max(climb[l], rise, -rise)
		}
	}
	columns := make([]column, len(s.layers))
	x := margin
	for l, layer := range s.layers {
		w := 0
		for _, v := range layer {
			if v < s.nodes {
				w = max(w, s.boxes[v].w)
			}
		}
		columns[l] = column{float64(x), float64(x + w)}
		x += w + min(gapMin+gapBend*bends[l]+climb[l]/gapSteep, gapMax)
	}
	return columns
}

// drawChain draws an edge through its dummies.
func (s *sheet) drawChain(e int, exits, entries []int) Edge {
	edge := s.edges[e]
	first := s.chains[e][0]
	p := newPath(s.columns[s.slots[edge.from].layer].right, s.y(edge.from)+float64(exits[first]))
	for _, k := range s.chains[e] {
		to := s.links[k].to
		l := s.slots[to].layer
		p.bend(s.columns[l-1].right, s.columns[l].left-tip, s.y(to)+float64(entries[k]))
	}
	return s.end(p, edge)
}

// lane is where an edge runs above all boxes, and where it then enters its node.
type lane struct{ y, entry int }

// entriesFromLanes lets the edges on lanes enter above all others.
func (s *sheet) entriesFromLanes() map[int]lane {
	lanes := map[int]lane{}
	entered := make([]int, s.nodes)
	for i, e := range s.lanes {
		to := s.edges[e].to
		lanes[e] = lane{y: margin + i*laneGap, entry: s.boxes[to].entryOf(entered[to])}
		entered[to]++
	}
	return lanes
}

// drawLane draws an edge above all boxes.
func (s *sheet) drawLane(e int, above lane) Edge {
	edge := s.edges[e]
	from, to := s.slots[edge.from].layer, s.slots[edge.to].layer
	p := newPath(s.columns[from].right, s.y(edge.from)+float64(s.boxes[edge.from].exit(edge.row)))
	p.bend(s.columns[from].right, s.columns[from+1].left-tip, float64(above.y))
	p.bend(s.columns[to-1].right, s.columns[to].left-tip, s.y(edge.to)+float64(above.entry))
	return s.end(p, edge)
}

func (s *sheet) end(p *path, e edge) Edge {
	p.straight(s.columns[s.slots[e.to].layer].left)
	return Edge{From: e.from, Row: e.row, To: e.to, Layer: s.slots[e.from].layer, Path: p.String()}
}

func (s *sheet) y(slot int) float64 { return float64(s.tops[slot] + s.shift) }
