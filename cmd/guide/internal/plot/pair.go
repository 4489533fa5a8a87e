package plot

import "html/template"

// PairRow is one thing on which two are judged.
type PairRow struct {
	Name string
	A, B Level
}

// Side is one of the two.
type Side struct {
	Name  string
	Class string // of its color
}

const (
	pairHead = 56
	pairRow  = 40
	pairName = 50.0 // where names end
	pairFrom = 58.0 // the lowest level
	pairTo   = 94.0 // the highest
	pairWide = 22   // letters of a name on one line

	pairRing = ` fill=#fff stroke=gray` // covers the line behind it
)

// Pair draws a scale for each thing with a mark for both, joined by a line: a
// dot for a, a ring for b, one inside the other where they stand level. The
// words of the scale go from its lowest level to its highest. Where a level is
// unknown there is a column for that before them.
func Pair(title, description string, a, b Side, scale [steps]string, rows []PairRow) template.HTML {
	from := pairFrom
	for _, r := range rows {
		if r.A <= 0 || r.B <= 0 {
			from = pairFrom + (pairTo-pairFrom)/steps
		}
	}
	at := func(l Level) float64 {
		if l <= 0 {
			return pairFrom - 2
		}
		return from + float64(l-1)*(pairTo-from)/(steps-1)
	}
	return draw("pair", title, description, pairHead+len(rows)*pairRow, func(s *svg) {
		dot, ring := ` class="a `+a.Class+`"`, ` class="b `+b.Class+`"`+pairRing
		s.raw(`<circle cx=8 cy=10 r=5` + dot + ` /><text x=22 y=10>`).text(a.Name).raw(`</text>`)
		s.raw(`<circle cx=8 cy=32 r=7` + ring + ` /><text x=22 y=32>`).text(b.Name).raw(`</text>`)
		if from > pairFrom {
			s.label(at(0), 32, " text-anchor=middle", "?")
		}
		for i, word := range scale {
			s.label(at(Level(i+1)), 32, " text-anchor=middle", word)
		}
		for i, r := range rows {
			y := pairHead + i*pairRow + pairRow/2
			s.name(pairName, y, " text-anchor=end", r.Name, pairWide)
			s.line(at(1), at(steps), y, rule)
			if r.A != r.B {
				s.line(at(r.A), at(r.B), y, " class=gap stroke=gray")
			}
			s.dot(at(r.B), y, 8, ring).dot(at(r.A), y, 5, dot)
		}
	})
}
