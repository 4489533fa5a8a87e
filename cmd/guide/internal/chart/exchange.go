package chart

// exchange takes the arc above v out of the tree and moves v's subtree until
// another arc holds it. It returns how many vertices and arcs it looked at.
func (n *network) exchange(v, number int) int {
	below := n.subtree(v, number)
	leaving := n.toParent[v]
	// A subtree that hangs on an arc into it moves away from there, along y,
	// until an arc out of it is tight; one that hangs on an arc out of it moves back.
	inward := n.arcs[leaving].to == v

	entering, steps := -1, len(below)
	for _, u := range below {
		steps += len(n.touching[u])
		for _, i := range n.touching[u] {
			if n.mark[n.other(i, u)] == number || (n.arcs[i].from == u) != inward {
				continue
			}
			if entering < 0 || n.slack(i) < n.slack(entering) {
				entering = i
			}
		}
	}
	shift := n.slack(entering)
	if !inward {
		shift = -shift
	}
	for _, u := range below {
		n.y[u] += shift
	}
	steps += n.hang(v, entering, number)
	n.inTree[leaving], n.inTree[entering] = false, true
	return steps
}

// subtree lists v and all below it, and marks them with a number.
func (n *network) subtree(v, number int) []int {
	below := []int{v}
	n.mark[v] = number
	for k := 0; k < len(below); k++ {
		u := below[k]
		for _, i := range n.touching[u] {
			if child := n.other(i, u); n.inTree[i] && n.parent[child] == u && n.toParent[child] == i {
				n.mark[child] = number
				below = append(below, child)
			}
		}
	}
	return below
}

// hang turns v's subtree around so that it hangs on the arc entering, and
// brings the pulls on both ways to the root up to date. It returns how many
// vertices it looked at.
func (n *network) hang(v, entering, number int) (steps int) {
	whole := n.pull[v]
	for u := n.parent[v]; u >= 0; u = n.parent[u] {
		n.pull[u] -= whole
		steps++
	}
	inner := n.arcs[entering].from
	if n.mark[inner] != number {
		inner = n.arcs[entering].to
	}
	outer := n.other(entering, inner)

	// From inner up to v, every vertex becomes the child of the one before it,
	// and what hung above it now hangs below.
	parent, by, cut := outer, entering, 0
	for u := inner; ; steps++ {
		next, nextBy, old := n.parent[u], n.toParent[u], n.pull[u]
		n.parent[u], n.toParent[u], n.pull[u] = parent, by, whole-cut
		if u == v {
			break
		}
		parent, by, cut = u, nextBy, old
		u = next
	}
	for u := outer; u >= 0; u = n.parent[u] {
		n.pull[u] += whole
		steps++
	}
	return steps
}
