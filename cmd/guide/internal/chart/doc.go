// Package chart draws decision flows: a graph of questions and outcomes goes
// in, plain geometry comes out, and a template makes SVG of it.
//
// The picture is a layered drawing that is read from left to right. A question
// is a box with a row for each answer, and the edge to what comes next starts
// at the right side of that row, so that a label never lies on an edge. The
// stages are those of Sugiyama, Tagawa and Toda (1981), each in its file:
//
//	box.go      texts into lines and boxes, by the measures in advance.go
//	layer.go    every node into a layer, so that edges are short
//	net.go      long edges into chains of links from each layer to the next
//	order.go    the order inside the layers, so that few edges cross; also
//	            settle.go and candidates.go
//	place.go    the heights, so that edges are straight
//	best.go     other layers, where those make a better drawing; also moves.go
//	route.go    columns, paths and texts in their places; also path.go, text.go
//
// Layers and heights are the same kind of problem, see simplex.go.
//
// What it promises: the same graph gives the same drawing on every machine;
// boxes do not overlap and no edge passes through a box; a hostile graph costs
// seconds at most, because the work is counted and limited (see work.go).
//
// What it never does: choose colors, write markup, judge a flow. A row that
// leads nowhere or backward is drawn without an edge.
//
// Beside flows it draws blocks of marks that say how the things of several groups
// go together; see blocks.go.
//
// Enter at [Draw] and [DrawBlocks].
package chart
