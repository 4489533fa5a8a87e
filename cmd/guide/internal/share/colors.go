package share

// rgb is a color of the screen.
type rgb struct{ r, g, b uint8 }

// The colors are those of the light theme in assets/site.css; a test holds
// them equal.
var (
	paper = rgb{0xfc, 0xfb, 0xf8}                                                                   // --page
	inks  = [...]rgb{ink: {0x1f, 0x24, 0x2e}, soft: {0x53, 0x58, 0x62}, accent: {0x23, 0x4f, 0x8e}} // --ink, --soft, --link
)

// An inkColor says in which color something is drawn.
type inkColor uint8

const (
	ink inkColor = iota
	soft
	accent
)

// depths is in how many steps an ink covers the paper: the fewest in which
// letters look smooth. With the paper the inks make thirteen colors, and up to
// sixteen take half a byte a pixel.
const depths = 4

// shade is the index of an ink at a depth, which is between 1 and depths.
func (c inkColor) shade(depth uint8) uint8 { return uint8(c)*depths + depth }

// palette lists the shades: the paper, then each ink on it.
func palette() []byte {
	all := []byte{paper.r, paper.g, paper.b}
	for _, c := range inks {
		for depth := 1; depth <= depths; depth++ {
			mix := func(from, to uint8) uint8 {
				return uint8((int(from)*(depths-depth) + int(to)*depth + depths/2) / depths)
			}
			all = append(all, mix(paper.r, c.r), mix(paper.g, c.g), mix(paper.b, c.b))
		}
	}
	return all
}
