package chart

// baseline is how far below the middle of a line its baseline is, in ems: half
// the height of capitals, so that these stand in the middle.
const baseline = 0.36

// draw puts a node's box and texts in their place.
func (s *sheet) draw(v int) Box {
	shape, l := &s.boxes[v], s.slots[v].layer
	x, y := s.columns[l].left, s.y(v)
	b := Box{Rect: Rect{x, y, float64(shape.w), float64(shape.h)}, Layer: l}
	text := len(shape.title)*titleLine + len(shape.note)*noteLine
	at := y + float64(shape.head-text)/2
	b.Title = lines(shape.title, x, at, titleLine, TitleSize)
	b.Note = lines(shape.note, x, at+float64(len(shape.title)*titleLine), noteLine, NoteSize)
	for _, r := range shape.rows {
		row := Rect{x, y + float64(r.top), b.W, float64(r.h)}
		at := row.Y + float64(r.h-len(r.label)*labelLine)/2
		b.Rows = append(b.Rows, RowBox{Rect: row, Label: lines(r.label, x, at, labelLine, LabelSize)})
	}
	return b
}

// lines sets texts below one another, from top on.
func lines(texts []string, x, top float64, height, size int) []Line {
	var set []Line
	for i, text := range texts {
		middle := top + (float64(i)+0.5)*float64(height)
		set = append(set, Line{Text: text, X: x + boxPadX, Y: short(middle + baseline*float64(size))})
	}
	return set
}
