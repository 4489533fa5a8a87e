package share

import (
	"image"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// The fonts are the Go fonts, which come as Go packages.
var (
	bold    = parse(gobold.TTF)
	regular = parse(goregular.TTF)
)

func parse(data []byte) *sfnt.Font {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(err) // the fonts are part of the program
	}
	return f
}

// style is a font at a size.
type style struct {
	font *sfnt.Font
	size int // in pixels
}

// face is a style with the shapes of its characters, drawn once. It is not
// safe for concurrent use.
type face struct {
	font   *sfnt.Font
	size   fixed.Int26_6
	buffer sfnt.Buffer
	raster vector.Rasterizer
	shapes map[rune]*shape
}

// shape is a character as it covers the paper.
type shape struct {
	index  sfnt.GlyphIndex
	x, y   int // of the upper left corner, from where the character stands
	width  int
	depths []uint8 // line by line, from 0 to depths
	wide   fixed.Int26_6
}

func newFace(s style) *face {
	return &face{font: s.font, size: fixed.I(s.size), shapes: map[rune]*shape{}}
}

// has reports whether the font has a character.
func (f *face) has(r rune) bool {
	i, err := f.font.GlyphIndex(&f.buffer, r)
	return err == nil && i != 0
}

// shape gives the shape of a character.
func (f *face) shape(r rune) *shape {
	s := f.shapes[r]
	if s == nil {
		s = &shape{}
		f.shapes[r] = s
		var err error
		if s.index, err = f.font.GlyphIndex(&f.buffer, r); err == nil {
			s.wide, err = f.font.GlyphAdvance(&f.buffer, s.index, f.size, font.HintingNone)
		}
		if err == nil {
			err = f.fill(s)
		}
		if err != nil {
			panic(err) // the fonts are part of the program
		}
	}
	return s
}

// fill finds out how much of each pixel a shape covers.
func (f *face) fill(s *shape) error {
	outline, err := f.font.LoadGlyph(&f.buffer, s.index, f.size, nil)
	if err != nil {
		return err
	}
	box := outline.Bounds()
	s.x, s.y = box.Min.X.Floor(), box.Min.Y.Floor()
	mask := image.NewAlpha(image.Rect(0, 0, box.Max.X.Ceil()-s.x, box.Max.Y.Ceil()-s.y))
	s.width = mask.Rect.Dx()
	f.raster.Reset(mask.Rect.Dx(), mask.Rect.Dy())
	f.raster.DrawOp = draw.Src
	trace(&f.raster, outline, fixed.P(s.x, s.y))
	f.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	s.depths = mask.Pix
	for i, a := range s.depths {
		s.depths[i] = uint8((int(a)*depths + 0x7f) / 0xff)
	}
	return nil
}

// trace draws an outline. The rasterizer could bend curves itself, but rounds
// then as the processor likes; points on them that are reckoned in whole
// numbers are the same on all. The fonts have no curves of the third degree.
func trace(to *vector.Rasterizer, outline sfnt.Segments, origin fixed.Point26_6) {
	const steps = 8 // of a curve
	const unit = 64 * steps * steps
	var pen fixed.Point26_6
	for _, s := range outline {
		a, b := s.Args[0].Sub(origin), s.Args[1].Sub(origin)
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			to.ClosePath()
			to.MoveTo(float32(a.X)/64, float32(a.Y)/64)
			pen = a
		case sfnt.SegmentOpLineTo:
			to.LineTo(float32(a.X)/64, float32(a.Y)/64)
			pen = a
		case sfnt.SegmentOpQuadTo:
			for i := fixed.Int26_6(1); i <= steps; i++ {
				j := steps - i
				x, y := j*j*pen.X+2*i*j*a.X+i*i*b.X, j*j*pen.Y+2*i*j*a.Y+i*i*b.Y
				to.LineTo(float32(x)/unit, float32(y)/unit)
			}
			pen = b
		}
	}
	to.ClosePath()
}

// kern is how much closer two characters stand.
func (f *face) kern(left, right *shape) fixed.Int26_6 {
	k, err := f.font.Kern(&f.buffer, left.index, right.index, f.size, font.HintingNone)
	if err != nil {
		return 0 // the font says nothing of the two
	}
	return k
}

// each goes through a text and gives for every character its shape and how far
// it stands from the beginning, and last the width of all.
func (f *face) each(text string, do func(*shape, fixed.Int26_6)) fixed.Int26_6 {
	var at fixed.Int26_6
	var last *shape
	for _, r := range text {
		s := f.shape(r)
		if last != nil {
			at += f.kern(last, s)
		}
		if do != nil {
			do(s, at)
		}
		at, last = at+s.wide, s
	}
	return at
}

// wide measures a text.
func (f *face) wide(text string) fixed.Int26_6 { return f.each(text, nil) }
