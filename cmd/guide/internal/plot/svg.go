package plot

import (
	"html/template"
	"math"
	"strconv"
	"sync"
)

// What marks look like where there is no style sheet: still what they are.
const (
	ring = ` fill=none stroke=gray`
	rule = ` stroke=gray stroke-width=.3`
)

// svg is a picture while it is drawn.
type svg struct{ b []byte }

var pool = sync.Pool{New: func() any { return &svg{b: make([]byte, 0, 8<<10)} }}

// draw makes a picture of the given height. Its title is its name, and the
// description says in words what it shows.
func draw(class, title, description string, height int, do func(*svg)) template.HTML {
	s := pool.Get().(*svg)
	defer pool.Put(s)
	s.b = s.b[:0]
	s.raw(`<svg class=`).raw(class).raw(` role=img dominant-baseline=central width=100% height=`).num(height).raw(`><title>`).text(title).raw(`</title><desc>`).text(description).raw(`</desc>`)
	do(s)
	s.raw(`</svg>`)
	return template.HTML(s.b) // a copy
}

func (s *svg) raw(markup string) *svg {
	s.b = append(s.b, markup...)
	return s
}

func (s *svg) num(n int) *svg {
	s.b = strconv.AppendInt(s.b, int64(n), 10)
	return s
}

// share writes a part of the width; a hundredth of a percent is finer than any
// screen.
func (s *svg) share(percent float64) *svg {
	s.b = strconv.AppendFloat(s.b, math.Round(percent*100)/100, 'f', -1, 64)
	s.b = append(s.b, '%')
	return s
}

// text writes what is shown, escaped.
func (s *svg) text(words string) *svg {
	return s.raw(template.HTMLEscapeString(words))
}

// label writes words at a place; attributes may be empty or start with a space.
func (s *svg) label(x float64, y int, attributes, words string) *svg {
	return s.raw(`<text x=`).share(x).raw(` y=`).num(y).raw(attributes).raw(`>`).text(words).raw(`</text>`)
}

// dot draws a circle.
func (s *svg) dot(x float64, y, r int, attributes string) *svg {
	return s.raw(`<circle cx=`).share(x).raw(` cy=`).num(y).raw(` r=`).num(r).raw(attributes).raw(` />`)
}

// line draws a line across; attributes give it a stroke.
func (s *svg) line(from, to float64, y int, attributes string) *svg {
	return s.raw(`<line x1=`).share(from).raw(` x2=`).share(to).raw(` y1=`).num(y).raw(` y2=`).num(y).raw(attributes).raw(` />`)
}
