package share

import (
	"sync"

	"golang.org/x/image/math/fixed"
)

// Width and Height are those of a picture, in pixels.
const Width, Height = 1200, 630

// Draw gives the picture of a card as a PNG. It is safe for concurrent use.
func Draw(c Card) []byte {
	d := desks.Get().(*desk)
	defer desks.Put(d)
	clear(d.pixels)
	d.compose(c)
	return d.encoder.encode(d.pixels)
}

// desk is what drawing a picture needs. It is used again for the next one.
type desk struct {
	pixels  []byte // of each its shade, line by line
	faces   map[style]*face
	encoder *encoder
}

var desks = sync.Pool{New: func() any {
	return &desk{pixels: make([]byte, Width*Height), faces: map[style]*face{}, encoder: newEncoder()}
}}

func (d *desk) face(s style) *face {
	f := d.faces[s]
	if f == nil {
		f = newFace(s)
		d.faces[s] = f
	}
	return f
}

// write sets a line of text from a place on its baseline, and gives the place
// behind it.
func (d *desk) write(f *face, text string, x, y int, c inkColor) int {
	wide := f.each(text, func(s *shape, at fixed.Int26_6) { d.stamp(s, x+at.Round(), y, c) })
	return x + wide.Round()
}

// begin is [desk.write] at the margin, with the ink of the first letter on it:
// beside large type the room before the letter would show.
func (d *desk) begin(f *face, text string, y int, c inkColor) int {
	x := margin
	for _, first := range text {
		x -= f.shape(first).x
		break
	}
	return d.write(f, text, x, y, c)
}

// stamp puts a shape on the paper. Where it meets another one the darker wins.
func (d *desk) stamp(s *shape, x, y int, c inkColor) {
	if s.width == 0 {
		return
	}
	for i, line := 0, y+s.y; i < len(s.depths); i, line = i+s.width, line+1 {
		if line < 0 || line >= Height {
			continue
		}
		row := d.pixels[line*Width : (line+1)*Width]
		for j, depth := range s.depths[i : i+s.width] {
			if at := x + s.x + j; depth > 0 && at >= 0 && at < Width {
				row[at] = max(row[at], c.shade(depth))
			}
		}
	}
}

// fill paints a box.
func (d *desk) fill(x, y, width, height int, shade uint8) {
	for line := y; line < y+height; line++ {
		row := d.pixels[line*Width+x : line*Width+x+width]
		for i := range row {
			row[i] = shade
		}
	}
}
