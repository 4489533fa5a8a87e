package chart

import (
	"math/rand/v2"
	"testing"
)

// TestSolve compares the simplex with trying all values on small networks.
func TestSolve(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 400 {
		n := 2 + r.IntN(4)
		name := r.Perm(n) // so that the tree's root is anywhere
		var arcs []arc
		for v := 1; v < n; v++ {
			arcs = append(arcs, arc{name[r.IntN(v)], name[v], r.IntN(3), r.IntN(4)}) // connected
		}
		for range r.IntN(6) {
			if from, to := r.IntN(n), r.IntN(n); from < to {
				arcs = append(arcs, arc{name[from], name[to], r.IntN(4) - 1, r.IntN(5)})
			}
		}
		var w work
		y := solve(n, arcs, &w)
		got, ok := costOf(arcs, y)
		if !ok {
			t.Fatalf("%v: %v breaks an arc", arcs, y)
		}
		if want := cheapest(arcs, make([]int, n), 1); got != want {
			t.Fatalf("%v: %v costs %d, the least is %d", arcs, y, got, want)
		}
	}
}

func costOf(arcs []arc, y []int) (cost int, ok bool) {
	for _, a := range arcs {
		if y[a.to]-y[a.from] < a.min {
			return 0, false
		}
		cost += a.weight * (y[a.to] - y[a.from])
	}
	return cost, true
}

// cheapest tries all values near vertex 0's for the vertices from v on. It
// returns a great number if none will do.
func cheapest(arcs []arc, y []int, v int) int {
	if v == len(y) {
		if cost, ok := costOf(arcs, y); ok {
			return cost
		}
		return 1 << 30
	}
	least := 1 << 30
	for y[v] = -8; y[v] <= 8; y[v]++ {
		least = min(least, cheapest(arcs, y, v+1))
	}
	return least
}

// TestSolveOutOfWork: without time for anything all arcs are kept.
func TestSolveOutOfWork(t *testing.T) {
	for _, spent := range []int{simplexWork, simplexWork - 10, simplexWork - 500} {
		w := work{simplex: spent}
		g := randomFlow(5, 20, 20)
		layers := layersOf(len(g.Nodes), edgesOf(g), &w)
		for _, e := range edgesOf(g) {
			if layers[e.to] <= layers[e.from] {
				t.Fatalf("with %d left, an edge leads from layer %d to %d", simplexWork-spent, layers[e.from], layers[e.to])
			}
		}
	}
}
