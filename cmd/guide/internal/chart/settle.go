package chart

import "slices"

// settle moves single slots within their layers as long as that takes
// crossings away.
func (o *ordering) settle() {
	for again := true; again; {
		again = false
		for l := range o.layers {
			again = o.settleLayer(l) || again
		}
	}
}

// settleLayer sifts a layer: each slot goes to the place where the links of
// the layer cross least, all else staying as it is (Matuszewski, Schönfeld and
// Molitor, "Using Sifting for k-Layer Straightline Crossing Minimization", 1999).
func (o *ordering) settleLayer(l int) bool {
	layer := o.layers[l]
	if !o.restless[l] || len(layer) > maxMatrix || !o.w.mayOrder(len(layer)*len(layer)) {
		return false
	}
	gain := o.gains(layer)
	moved := false
	for again := true; again && o.w.mayOrder(len(layer)*len(layer)); {
		again = false
		o.turns = append(o.turns[:0], layer...)
		for _, s := range o.turns {
			if o.sift(layer, s, gain) {
				again, moved = true, true
			}
		}
	}
	if moved {
		o.number(l)
	}
	o.restless[l] = false
	return moved
}

// sift moves a slot to its best place and reports whether that is another one
// than before.
func (o *ordering) sift(layer []int, s int, gain [][]int) bool {
	from := slices.Index(layer, s)
	best, to, sum := 0, from, 0
	for i := from - 1; i >= 0; i-- {
		if sum += gain[o.at[layer[i]]][o.at[s]]; sum > best {
			best, to = sum, i
		}
	}
	sum = 0
	for i := from + 1; i < len(layer); i++ {
		if sum += gain[o.at[s]][o.at[layer[i]]]; sum > best {
			best, to = sum, i
		}
	}
	if to < from {
		copy(layer[to+1:from+1], layer[to:from])
	} else {
		copy(layer[from:to], layer[from+1:to+1])
	}
	layer[to] = s
	return best > 0
}

// gains tells for each two slots of a layer, by their indices, how many
// crossings are saved by changing from the first above the second to the
// reverse.
func (o *ordering) gains(layer []int) [][]int {
	size := len(layer)
	for len(o.left) < size {
		o.left, o.right = append(o.left, nil), append(o.right, nil)
	}
	o.cells = append(o.cells[:0], make([]int, size*size)...)
	gain := o.rows[:0]
	for i, s := range layer {
		left, right := o.left[i][:0], o.right[i][:0]
		for _, k := range o.slots[s].in {
			left = append(left, o.rank[k])
		}
		for _, k := range o.slots[s].out {
			right = append(right, o.at[o.links[k].to])
		}
		slices.Sort(left)
		slices.Sort(right)
		o.left[i], o.right[i] = left, right
		gain = append(gain, o.cells[i*size:(i+1)*size])
		for j := range i {
			gain[j][i] = balance(o.left[j], left) + balance(o.right[j], right)
			gain[i][j] = -gain[j][i]
			o.w.mayOrder(len(left) + len(o.left[j]) + len(right) + len(o.right[j]))
		}
	}
	o.rows = gain
	return gain
}

// balance is how many pairs of a sorted a and b are in falling order less how
// many are in rising order.
func balance(a, b []int) int {
	sum, below, upTo := 0, 0, 0
	for _, x := range a {
		for below < len(b) && b[below] < x {
			below++
		}
		for upTo < len(b) && b[upTo] <= x {
			upTo++
		}
		sum += below - (len(b) - upTo)
	}
	return sum
}
