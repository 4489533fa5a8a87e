package plot

import (
	"html/template"
	"math"
	"strconv"
	"unicode/utf8"
)

// Track is one line of a time line.
type Track struct {
	Group string // whose it is; shown where it differs from the track before
	Name  string
	Spans []Span
	Words string // what is shown instead of spans
}

// Span is a stretch of time in years: 2026.5 is the middle of 2026.
type Span struct {
	From, To float64
	Thin     bool // a lesser kind
	Open     bool // nothing says when it ends; To is not looked at
}

// Legend names the kinds of spans. An empty name is left out.
type Legend struct{ Full, Thin, Open string }

const (
	timeHead  = 30
	timeRow   = 26
	timeFoot  = 30
	timeFrom  = 37.0 // where the axis begins
	timeTo    = 98.0
	timeWide  = 14 // letters of a group's name on one line
	timeTicks = 6  // at most so many years are written
	timeLines = 12 // up to so many years each has a line

	full = ` class=full stroke=gray stroke-width=11`
	thin = ` class=thin stroke=gray stroke-width=4`
	open = ` class=open stroke=gray stroke-width=7 stroke-dasharray="5 3"`
)

// Timeline draws tracks on one axis, which runs over whole years from the
// earliest date to the latest. A full span is a thick bar, a lesser one a thin
// bar; what has no end is dashed to the end of the axis, where nothing is known.
func Timeline(title, description string, tracks []Track, legend Legend) template.HTML {
	first, last := years(tracks)
	at := func(year float64) float64 {
		return timeFrom + (year-float64(first))/float64(last-first)*(timeTo-timeFrom)
	}
	bottom := timeHead + len(tracks)*timeRow
	return draw("timeline-plot", title, description, bottom+timeFoot, func(s *svg) {
		step := stride(last - first)
		for year := first; year <= last; year++ {
			x := at(float64(year))
			if year%step == 0 {
				s.label(x, 10, " text-anchor=middle", strconv.Itoa(year))
			}
			if year%step == 0 || last-first <= timeLines {
				s.raw(`<line x1=`).share(x).raw(` x2=`).share(x).raw(` y1=22 y2=`).num(bottom).raw(rule).raw(` />`)
			}
		}
		group := ""
		for i, t := range tracks {
			y := timeHead + i*timeRow + timeRow/2
			if i == 0 || t.Group != group {
				if group = t.Group; i > 0 {
					s.line(0, timeTo, y-timeRow/2, rule)
				}
				s.name(0, y, " class=group", t.Group, timeWide)
			}
			if t.Name != "" {
				s.label(timeFrom-3, y, " text-anchor=end", t.Name)
			}
			if t.Words != "" {
				s.label(timeFrom, y, " class=none", t.Words)
			}
			for _, span := range t.Spans {
				switch {
				case span.Open:
					s.line(at(span.From), timeTo, y, open)
				case span.Thin:
					s.line(at(span.From), at(span.To), y, thin)
				default:
					s.line(at(span.From), at(span.To), y, full)
				}
			}
		}
		s.legend(bottom+timeFoot/2+2, legend)
	})
}

// legend shows each kind with its name, one behind the other.
func (s *svg) legend(y int, l Legend) {
	x := 0
	for _, kind := range []struct{ attributes, name string }{{full, l.Full}, {thin, l.Thin}, {open, l.Open}} {
		if kind.name == "" {
			continue
		}
		s.raw(`<line x1=`).num(x).raw(` x2=`).num(x + 18).raw(` y1=`).num(y).raw(` y2=`).num(y).raw(kind.attributes).raw(` />`)
		s.raw(`<text class=key x=`).num(x + 23).raw(` y=`).num(y).raw(`>`).text(kind.name).raw(`</text>`)
		x += 34 + 11*utf8.RuneCountInString(kind.name)/2
	}
}

// years finds the axis: whole years, and at least one.
func years(tracks []Track) (first, last int) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, t := range tracks {
		for _, s := range t.Spans {
			low, high = min(low, s.From), max(high, s.From)
			if !s.Open {
				high = max(high, s.To)
			}
		}
	}
	if low > high {
		return 0, 1 // no span at all
	}
	first, last = int(math.Floor(low)), int(math.Ceil(high))
	return first, max(last, first+1)
}

// stride is how many years lie between two that are written.
func stride(span int) int {
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100} {
		if span/n < timeTicks {
			return n
		}
	}
	return 200
}
