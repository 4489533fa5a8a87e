package chart

import (
	"math"
	"reflect"
	"slices"
	"testing"
)

// testFlows are all graphs that a property must hold for: the flows that the
// guide has, random ones of their size, and small ones of odd shapes.
func testFlows(t testing.TB) []Graph {
	t.Helper()
	flows := append([]Graph{parse(t, backend)}, fixedFlows()...)
	for seed := range uint64(60) {
		flows = append(flows, randomFlow(1000+seed, 1+int(seed%9), 1+int(seed%5)))
	}
	return append(flows,
		Graph{},
		parse(t, "a: Alone"),
		parse(t, "a: One\nb: Two\nc: Three"),
		parse(t, "a: A\n\tx > b\n\ty > b\n\tz > b\nb: B"),
		parse(t, "a: A\n\tx > c\nb: B\n\ty > d\nc: C\nd: D"),
		Graph{Nodes: []Node{{Title: "", Rows: []Row{{To: 0}, {To: -1}, {To: 2}, {To: 1, Label: "\u00a0"}}}, {}}},
	)
}

// TestGeometry draws each graph once and looks at the drawing from all sides.
func TestGeometry(t *testing.T) {
	for i, g := range testFlows(t) {
		d, n, w := draw(g)
		checkBoxes(t, i, g, d)
		checkEdges(t, i, g, d)
		// Edges may cross no more often than the order of the layers makes them.
		drawn, needed := countCrossings(curvesOf(t, g, d)), newOrdering(n, &w).crossings()
		if drawn > needed {
			t.Errorf("graph %d: %d crossings are drawn, %d are needed", i, drawn, needed)
		}
		if i%10 == 0 && !reflect.DeepEqual(d, Draw(g)) {
			t.Errorf("graph %d: drawn twice, the drawings differ", i)
		}
	}
}

// grown is a rectangle with a strip around it.
func (r Rect) grown(by float64) Rect { return Rect{r.X - by, r.Y - by, r.W + 2*by, r.H + 2*by} }

func (r Rect) holds(o Rect) bool {
	return r.X <= o.X && r.Y <= o.Y && o.X+o.W <= r.X+r.W && o.Y+o.H <= r.Y+r.H
}

func (r Rect) overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

func checkBoxes(t *testing.T, graph int, g Graph, d Drawing) {
	t.Helper()
	sheet := Rect{0, 0, d.Width, d.Height}
	for i, b := range d.Nodes {
		if !sheet.holds(b.Rect) {
			t.Errorf("graph %d: node %d lies outside", graph, i)
		}
		for j, o := range d.Nodes[:i] {
			if b.overlaps(o.grown(boxGap - 1)) {
				t.Errorf("graph %d: nodes %d and %d come too close", graph, i, j)
			}
		}
		bottom := b.Y + b.H
		if len(b.Rows) > 0 {
			bottom = b.Rows[0].Y
		}
		at := checkLines(t, b.Title, TitleSize, &semibold, Rect{b.X, b.Y, b.W, bottom - b.Y})
		checkLines(t, b.Note, NoteSize, &regular, Rect{b.X, at, b.W, bottom - at})
		for r, row := range b.Rows {
			if row.Y != bottom || row.X != b.X || row.W != b.W || !b.holds(row.Rect) {
				t.Errorf("graph %d: row %d of node %d is misplaced", graph, r, i)
			}
			bottom = row.Y + row.H
			checkLines(t, row.Label, LabelSize, &regular, row.Rect)
		}
		if len(b.Rows) != len(g.Nodes[i].Rows) || bottom != b.Y+b.H {
			t.Errorf("graph %d: the rows of node %d do not fill it", graph, i)
		}
	}
}

// checkLines returns the bottom of the last line.
func checkLines(t *testing.T, lines []Line, size int, face *[95]uint8, in Rect) float64 {
	t.Helper()
	bottom := in.Y
	for _, line := range lines {
		top, low := line.Y-0.9*float64(size), line.Y+0.25*float64(size)
		right := line.X + float64(extent(line.Text, size, face))/100
		if line.X < in.X+boxPadX || right > in.X+in.W-boxPadX || top < bottom || low > in.Y+in.H {
			t.Errorf("line %q at %g, %g does not fit", line.Text, line.X, line.Y)
		}
		bottom = low
	}
	return bottom
}

func checkEdges(t *testing.T, graph int, g Graph, d Drawing) {
	t.Helper()
	if edges := edgesOf(g); len(edges) != len(d.Edges) {
		t.Fatalf("graph %d: %d edges of %d are drawn", graph, len(d.Edges), len(edges))
	}
	ends := map[point]bool{}
	for i, e := range d.Edges {
		from, to := d.Nodes[e.From], d.Nodes[e.To]
		row := from.Rows[e.Row]
		if g.Nodes[e.From].Rows[e.Row].To != e.To || e.Layer != from.Layer || to.Layer <= from.Layer {
			t.Errorf("graph %d: edge %d is confused: %+v", graph, i, e)
		}
		chain := sample(t, e.Path)
		first, last := chain[0], chain[len(chain)-1]
		if first != (point{row.X + row.W, row.Y + row.H/2}) {
			t.Errorf("graph %d: edge %d does not start at its row", graph, i)
		}
		if last.x != to.X || last.y <= to.Y || last.y >= to.Y+to.H {
			t.Errorf("graph %d: edge %d does not end at its node's left side", graph, i)
		}
		if before := chain[len(chain)-2]; before.y != last.y || ends[last] {
			t.Errorf("graph %d: edge %d has no end of its own", graph, i)
		}
		ends[last] = true
		for p := 1; p < len(chain); p++ {
			if chain[p].x <= chain[p-1].x {
				t.Errorf("graph %d: edge %d runs to the left or up", graph, i)
			}
			for v, b := range d.Nodes {
				if crossesBox(chain[p-1], chain[p], b.Rect) {
					t.Errorf("graph %d: edge %d runs through node %d", graph, i, v)
				}
			}
		}
	}
}

// crossesBox tells whether the piece from a to b, which runs to the right,
// comes into a box.
func crossesBox(a, b point, box Rect) bool {
	const skin = 0.01
	box = box.grown(-skin)
	left, right := math.Max(a.x, box.X), math.Min(b.x, box.X+box.W)
	if left > right {
		return false
	}
	at := func(x float64) float64 { return a.y + (x-a.x)/(b.x-a.x)*(b.y-a.y) }
	y := []float64{at(left), at(right)}
	return slices.Max(y) > box.Y && slices.Min(y) < box.Y+box.H
}

// TestOutcomesFollow: an outcome stands right behind the last question that
// leads to it, unless another place saves crossings.
func TestOutcomesFollow(t *testing.T) {
	outcomes, late := 0, 0
	for _, f := range drawnFlows() {
		g, d := f.Graph, f.Drawing
		behind := make([]int, len(g.Nodes))
		for _, e := range d.Edges {
			behind[e.To] = max(behind[e.To], e.Layer+1)
		}
		for v, n := range g.Nodes {
			if len(n.Rows) == 0 {
				outcomes++
				late += d.Nodes[v].Layer - behind[v]
			}
		}
	}
	t.Logf("%d outcomes, %d layers late in sum", outcomes, late)
	if late > outcomes/40 {
		t.Errorf("%d outcomes stand %d layers too far right", outcomes, late)
	}
}

// TestOtherOrder draws graphs whose nodes come in another legal order.
func TestOtherOrder(t *testing.T) {
	for i, f := range drawnFlows()[:10] {
		other := reordered(f.Graph)
		d := Draw(other)
		checkBoxes(t, i, other, d)
		checkEdges(t, i, other, d)
		ours, theirs := countCrossings(curvesOf(t, f.Graph, f.Drawing)), countCrossings(curvesOf(t, other, d))
		if theirs > ours+ours/4+3 {
			t.Errorf("graph %d: %d crossings become %d by another order of nodes", i, ours, theirs)
		}
	}
}

// reordered puts each node as early as its predecessors allow, the last of
// those that may come first.
func reordered(g Graph) Graph {
	waits := make([]int, len(g.Nodes))
	for _, e := range edgesOf(g) {
		waits[e.to]++
	}
	at, order := make([]int, len(g.Nodes)), []int{}
	for len(order) < len(g.Nodes) {
		v := len(waits) - 1
		for waits[v] != 0 {
			v--
		}
		waits[v], at[v] = -1, len(order)
		order = append(order, v)
		for _, row := range g.Nodes[v].Rows {
			waits[row.To]--
		}
	}
	var other Graph
	for _, v := range order {
		n := g.Nodes[v]
		n.Rows = slices.Clone(n.Rows)
		for r := range n.Rows {
			n.Rows[r].To = at[n.Rows[r].To]
		}
		other.Nodes = append(other.Nodes, n)
	}
	return other
}
