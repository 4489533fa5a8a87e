package chart

import (
	"cmp"
	"slices"
)

// ordering is a net whose layers are being ordered.
type ordering struct {
	*net
	at   []int // by slot: its index in its layer
	rank []int // by link: its number among the links that leave its layer, from top to bottom
	w    *work
	seed uint64

	// Whether moving slots of a layer may help: not after it has settled,
	// until it or a layer beside it is changed.
	restless []bool

	// scratch
	mean        []float64
	sums, turns []int
	left, right [][]int
	cells       []int
	rows        [][]int
}

func newOrdering(n *net, w *work) *ordering {
	o := &ordering{net: n, w: w, seed: 1}
	o.at, o.mean = make([]int, len(n.slots)), make([]float64, len(n.slots))
	o.rank, o.restless = make([]int, len(n.links)), make([]bool, len(n.layers))
	for l := range n.layers {
		o.number(l)
	}
	return o
}

// number brings at and rank up to date after a layer has been reordered.
func (o *ordering) number(l int) {
	for near := max(0, l-1); near <= min(l+1, len(o.layers)-1); near++ {
		o.restless[near] = true
	}
	rank := 0
	for i, s := range o.layers[l] {
		o.at[s] = i
		for _, k := range o.slots[s].out {
			o.rank[k] = rank
			rank++
		}
	}
}

func (o *ordering) set(layers [][]int) {
	for l := range layers {
		copy(o.layers[l], layers[l])
		o.number(l)
	}
}

func (o *ordering) copyLayers() [][]int {
	layers := make([][]int, len(o.layers))
	for l := range layers {
		layers[l] = slices.Clone(o.layers[l])
	}
	return layers
}

// crossings counts how many pairs of links cross, with the tree of sums of
// Barth, Mutzel and Jünger, "Simple and Efficient Bilayer Cross Counting" (2004).
func (o *ordering) crossings() int {
	count := 0
	for l := 0; l+1 < len(o.layers); l++ {
		size := len(o.layers[l+1])
		o.sums = append(o.sums[:0], make([]int, size+1)...)
		seen := 0
		for _, s := range o.layers[l] {
			for _, k := range o.slots[s].out {
				at := o.at[o.links[k].to]
				count += seen
				for i := at + 1; i > 0; i -= i & -i {
					count -= o.sums[i]
				}
				for i := at + 1; i <= size; i += i & -i {
					o.sums[i]++
				}
				seen++
			}
		}
	}
	o.w.mayOrder(len(o.links))
	return count
}

// sweep orders the layers one after the other, to the right or to the left, by
// the mean place of the links to the layer before. Slots without such links
// keep their place.
func (o *ordering) sweep(right bool) {
	for i := range o.layers {
		l := i
		if !right {
			l = len(o.layers) - 1 - i
		}
		o.byMean(l, right)
	}
	o.w.mayOrder(len(o.links) + len(o.slots))
}

func (o *ordering) byMean(l int, right bool) {
	mean := o.mean
	for i, s := range o.layers[l] {
		links := o.slots[s].out
		if right {
			links = o.slots[s].in
		}
		sum := 0
		for _, k := range links {
			if right {
				sum += o.rank[k]
			} else {
				sum += o.at[o.links[k].to]
			}
		}
		mean[s] = float64(sum) / float64(max(1, len(links)))
		if len(links) == 0 {
			mean[s] = -1
			if i > 0 {
				mean[s] = mean[o.layers[l][i-1]]
			}
		}
	}
	slices.SortStableFunc(o.layers[l], func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
	o.number(l)
}

// random returns a number below n. It is splitmix64, so that drawings do not
// depend on another package's sequence.
func (o *ordering) random(n int) int {
	o.seed += 0x9e3779b97f4a7c15
	z := o.seed
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

func (o *ordering) shuffle(l int) {
	layer := o.layers[l]
	for i := len(layer) - 1; i > 0; i-- {
		j := o.random(i + 1)
		layer[i], layer[j] = layer[j], layer[i]
	}
	o.number(l)
}
