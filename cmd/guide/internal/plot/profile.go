package plot

import "html/template"

// Level is how far up a scale of four something stands; the zero Level is
// unknown.
type Level int

// steps is how many levels a scale has.
const steps = 4

// Row is one thing that is judged.
type Row struct {
	Name  string
	Class string // of the level, for its color
	Level Level
}

const (
	profileRow   = 32
	profileWide  = 36   // letters of a name on one line
	profileFirst = 78.0 // where its first dot stands
	profileStep  = 6.5
)

// Profile draws a row of four dots for each thing: as many are filled as its
// level is high. An unknown level is a question mark.
func Profile(title, description string, rows []Row) template.HTML {
	return draw("profile", title, description, len(rows)*profileRow, func(s *svg) {
		for i, r := range rows {
			y := i*profileRow + profileRow/2
			s.name(0, y, "", r.Name, profileWide)
			if r.Level <= 0 {
				s.label(profileFirst, y, " text-anchor=middle", "?")
				continue
			}
			s.raw(`<g class=`).raw(r.Class).raw(`>`)
			for step := range Level(steps) {
				x := profileFirst + float64(step)*profileStep
				if step < r.Level {
					s.dot(x, y, 6, "")
				} else {
					s.dot(x, y, 4, " class=off"+ring)
				}
			}
			s.raw(`</g>`)
		}
	})
}
