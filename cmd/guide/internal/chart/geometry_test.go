package chart

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

type point struct{ x, y float64 }

// curve is a drawn edge as a chain of short straight pieces.
type curve struct {
	from, to string
	points   []point
}

var commandPattern = regexp.MustCompile(`([MHC])([^MHC]*)`)

// sample turns the d of a path into a chain of points. It knows the commands
// that a drawing uses: M, H and C.
func sample(t testing.TB, d string) []point {
	t.Helper()
	var chain []point
	for _, c := range commandPattern.FindAllStringSubmatch(d, -1) {
		var n []float64
		for _, field := range strings.Fields(c[2]) {
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("path %q: %v", d, err)
			}
			n = append(n, v)
		}
		switch {
		case c[1] == "M" && len(n) == 2 && chain == nil:
			chain = []point{{n[0], n[1]}}
		case c[1] == "H" && len(n) == 1 && chain != nil:
			chain = append(chain, point{n[0], chain[len(chain)-1].y})
		case c[1] == "C" && len(n) == 6 && chain != nil:
			chain = append(chain, bezier([4]point{chain[len(chain)-1], {n[0], n[1]}, {n[2], n[3]}, {n[4], n[5]}})...)
		default:
			t.Fatalf("path %q: command %q", d, c[0])
		}
	}
	return chain
}

// bezier samples a cubic curve without its first point.
func bezier(p [4]point) []point {
	const pieces = 24
	var chain []point
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		chain = append(chain, point{
			a*p[0].x + b*p[1].x + c*p[2].x + d*p[3].x,
			a*p[0].y + b*p[1].y + c*p[2].y + d*p[3].y,
		})
	}
	return chain
}

// countCrossings counts the places where two curves cross. Where two curves
// end at one node, what happens right before it does not count, and a place is
// counted once though sampled curves that touch may cross there repeatedly.
func countCrossings(curves []curve) int {
	const near = 12
	count := 0
	for i, a := range curves {
		for _, b := range curves[:i] {
			var seen []point
			for _, p := range meetings(a.points, b.points) {
				end := a.points[len(a.points)-1]
				if a.to == b.to && math.Hypot(p.x-end.x, p.y-end.y) < near {
					continue
				}
				again := false
				for _, q := range seen {
					again = again || math.Hypot(p.x-q.x, p.y-q.y) < near
				}
				if !again {
					seen = append(seen, p)
				}
			}
			count += len(seen)
		}
	}
	return count
}

// meetings lists the points in which two chains cross.
func meetings(a, b []point) []point {
	var found []point
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if p, ok := meet(a[i-1], a[i], b[j-1], b[j]); ok {
				found = append(found, p)
			}
		}
	}
	return found
}

// meet tells where the line from a to b crosses that from c to d. A line that
// ends on the other one counts at one of its ends only, so that chains which
// cross in a joint do so once.
func meet(a, b, c, d point) (point, bool) {
	side := func(p, q, r point) float64 { return (q.x-p.x)*(r.y-p.y) - (q.y-p.y)*(r.x-p.x) }
	s1, s2, s3, s4 := side(c, d, a), side(c, d, b), side(a, b, c), side(a, b, d)
	if (s1 >= 0) == (s2 >= 0) || (s3 >= 0) == (s4 >= 0) {
		return point{}, false
	}
	t := s1 / (s1 - s2)
	return point{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)}, true
}

// curvesOf samples all edges of a drawing.
func curvesOf(t testing.TB, g Graph, d Drawing) []curve {
	t.Helper()
	var curves []curve
	for _, e := range d.Edges {
		curves = append(curves, curve{g.Nodes[e.From].ID, g.Nodes[e.To].ID, sample(t, e.Path)})
	}
	return curves
}
