package chart

// Graph is what is drawn: nodes in reading order. Edges lead from the rows of
// a node to later nodes.
type Graph struct{ Nodes []Node }

// Node is a question with its answers, or an outcome.
type Node struct {
	ID    string // unique in the graph
	Title string // wrapped into lines
	Note  string // a second, smaller text below the title; usually only outcomes have one
	End   bool   // an outcome
	Rows  []Row  // the answers of a question, in order; an outcome has none
}

// Row is an answer and where it leads.
type Row struct {
	ID    string
	Label string // wrapped into lines
	To    int    // index of a later node in Graph.Nodes; any other number makes no edge
}

// Sizes of the type that a drawing is made for, in CSS pixels. Titles are
// semibold. Lines fit in the common sans-serif fonts for interfaces.
const (
	TitleSize = 13
	LabelSize = 12
	NoteSize  = 11
)

// Drawing is a finished drawing. All lengths are CSS pixels, x grows to the
// right and y downward, and every number has at most one decimal.
type Drawing struct {
	Width, Height float64
	Nodes         []Box  // as in Graph.Nodes
	Edges         []Edge // by node and row
}

// Rect is a rectangle by its upper left corner and its size.
type Rect struct{ X, Y, W, H float64 }

// Line is a line of text that starts at X and stands on the baseline Y.
type Line struct {
	Text string
	X, Y float64
}

// Box is a drawn node. Its rows fill it from below the title to the bottom.
type Box struct {
	Rect
	Layer int // the column, counted from 0
	Title []Line
	Note  []Line
	Rows  []RowBox // as in Node.Rows
}

// RowBox is a drawn row, as wide as its node.
type RowBox struct {
	Rect
	Label []Line
}

// Edge is a drawn edge. It starts in the middle of its row's right side and
// ends at the left side of a node, there running straight to the right.
type Edge struct {
	From, Row, To int    // from Nodes[From].Rows[Row] to Nodes[To]
	Layer         int    // the layer of Nodes[From]
	Path          string // the d of an SVG path
}

// Draw lays a graph out.
func Draw(g Graph) Drawing {
	d, _, _ := draw(g)
	return d
}

// draw also returns the net behind the drawing and the work that it took.
func draw(g Graph) (Drawing, *net, work) {
	var w work
	edges := edgesOf(g)
	boxes := fit(g, edges)
	t := best(edges, boxes, &w)
	t.nudge(boxes, t.tops)
	return route(g, t.net, boxes, t.tops), t.net, w
}
