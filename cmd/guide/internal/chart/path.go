package chart

import (
	"math"
	"strconv"
)

// path is the d of an SVG path that never runs to the left.
type path struct {
	d    []byte
	x, y float64
}

func newPath(x, y float64) *path {
	p := &path{x: x, y: y}
	p.command('M', x, y)
	return p
}

// bend runs straight to x0, then in an S to x1 and y.
func (p *path) bend(x0, x1, y float64) {
	if y == p.y {
		return
	}
	p.straight(x0)
	middle := (x0 + x1) / 2
	p.command('C', middle, p.y, middle, y, x1, y)
	p.x, p.y = x1, y
}

func (p *path) straight(x float64) {
	if x != p.x {
		p.command('H', x)
		p.x = x
	}
}

func (p *path) command(letter byte, numbers ...float64) {
	p.d = append(p.d, letter)
	for i, n := range numbers {
		if i > 0 {
			p.d = append(p.d, ' ')
		}
		p.d = strconv.AppendFloat(p.d, short(n), 'f', -1, 64)
	}
}

func (p *path) String() string { return string(p.d) }

// short rounds to one decimal.
func short(n float64) float64 { return math.Round(n*10) / 10 }
