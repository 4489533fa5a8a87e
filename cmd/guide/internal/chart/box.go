package chart

// Measures of boxes in pixels. Heights are even, so that middles are whole.
const (
	questionWidth = 140
	outcomeWidth  = 124
	boxPadX       = 10

	titleLine = 18
	labelLine = 16
	noteLine  = 14
	titlePad  = 7 // above and below the title
	labelPad  = 5

	entryGap  = 10 // between edges that enter at one side, where there is room
	entryMin  = 6  // and at least
	entryPadY = 8  // from the corners
)

// box is a node's shape before it has a place; y counts from its top. Edges
// enter at the head, the part with the title: at a row's side they would seem
// to lead to the row.
type box struct {
	w, h        int
	title, note []string
	head        int // the height of title and note
	rows        []rowShape
	entry, step int // where the first edge enters, and how far below the next one does
}

type rowShape struct {
	top, h int
	label  []string
}

// exit is where the edge of a row starts.
func (b *box) exit(row int) int { return b.rows[row].top + b.rows[row].h/2 }

// fit makes every node's box: texts in lines, and room for all edges.
func fit(g Graph, edges []edge) []box {
	entering := make([]int, len(g.Nodes))
	for _, e := range edges {
		entering[e.to]++
	}
	boxes := make([]box, len(g.Nodes))
	for i, n := range g.Nodes {
		boxes[i] = fitNode(n, entering[i])
	}
	return boxes
}

func fitNode(n Node, entering int) box {
	b := box{w: questionWidth}
	if len(n.Rows) == 0 {
		b.w = outcomeWidth
	}
	room := b.w - 2*boxPadX
	b.title = wrap(n.Title, room, TitleSize, &semibold)
	b.note = wrap(n.Note, room, NoteSize, &regular)
	b.head = max(1, len(b.title))*titleLine + len(b.note)*noteLine + 2*titlePad
	if entering > 1 {
		b.step = max(entryMin, min(entryGap, (b.head-2*entryPadY)/(entering-1)))
		b.head = max(b.head, (entering-1)*b.step+2*entryPadY)
	}
	b.entry = (b.head - max(0, entering-1)*b.step) / 2
	b.h = b.head
	for _, r := range n.Rows {
		label := wrap(r.Label, room, LabelSize, &regular)
		row := rowShape{top: b.h, h: max(1, len(label))*labelLine + 2*labelPad, label: label}
		b.rows = append(b.rows, row)
		b.h += row.h
	}
	return b
}

// entryOf is where the edge with that number enters, counted from 0.
func (b *box) entryOf(number int) int { return b.entry + number*b.step }
