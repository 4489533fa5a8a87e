package chart

import (
	"cmp"
	"slices"
)

// candidates orders the layers of a net many times from different starts and
// returns those results that have the fewest crossings, and their number. The
// first start is that of guess, where there is one: a height for each slot.
func candidates(n *net, guess []float64, starts int, w *work) ([][][]int, int) {
	o := newOrdering(n, w)
	var found [][][]int
	least := -1
	keep := func() int {
		count := o.crossings()
		if least >= 0 && count > least {
			return count
		}
		if count < least {
			found = nil
		}
		least = count
		same := func(layers [][]int) bool { return slices.EqualFunc(layers, o.layers, slices.Equal) }
		if len(found) < candidateMax && !slices.ContainsFunc(found, same) {
			found = append(found, o.copyLayers())
		}
		return count
	}
	if guess != nil {
		o.byHeight(guess)
		o.improve(keep)
		starts--
	}
	if starts > 0 {
		o.depthFirst()
		o.improve(keep)
	}
	for start := 1; start < starts && least > 0 && w.mayOrder(0); start++ {
		if start%2 == 1 {
			for l := range o.layers {
				o.shuffle(l)
			}
		} else {
			o.set(found[o.random(len(found))])
			o.shuffle(o.random(len(o.layers)))
		}
		o.improve(keep)
	}
	return found, least
}

// depthFirst is the order in which a reader meets the slots who follows the
// first answer first.
func (o *ordering) depthFirst() {
	for l := range o.layers {
		o.layers[l] = o.layers[l][:0]
	}
	seen := make([]bool, len(o.slots))
	var visit func(s int)
	visit = func(s int) {
		if seen[s] {
			return
		}
		seen[s] = true
		l := o.slots[s].layer
		o.layers[l] = append(o.layers[l], s)
		for _, k := range o.slots[s].out {
			visit(o.links[k].to)
		}
	}
	for s := range o.nodes {
		visit(s)
	}
	for l := range o.layers {
		o.number(l)
	}
}

// improve sweeps to and fro while that helps, and settles after each sweep.
func (o *ordering) improve(keep func() int) {
	o.settle()
	best := keep()
	for i, idle := 0, 0; idle < 3 && o.w.mayOrder(0); i++ {
		o.sweep(i%2 == 0)
		o.settle()
		idle++
		if count := keep(); count < best {
			best, idle = count, 0
		}
	}
}

func (o *ordering) byHeight(y []float64) {
	for l := range o.layers {
		slices.SortStableFunc(o.layers[l], func(a, b int) int { return cmp.Compare(y[a], y[b]) })
		o.number(l)
	}
}
