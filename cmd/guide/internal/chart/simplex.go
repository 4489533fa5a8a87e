package chart

// arc asks for y[to] >= y[from] + min and costs weight for each unit between them.
type arc struct{ from, to, min, weight int }

// network is a problem of the kind that both layers and heights are: give
// every vertex an integer so that all arcs are kept and their cost is least.
// It is solved by the network simplex of Gansner, Koutsofios, North and Vo, "A
// Technique for Drawing Directed Graphs" (1993): a spanning tree of tight arcs
// describes a solution, and a tree arc whose removal pays is exchanged for
// another until none is left. The network must be connected and without cycles.
//
// The cut value of a tree arc is kept as the pull on the subtree below it: the
// weights of all arcs into the subtree less those of all arcs out of it.
type network struct {
	arcs     []arc
	touching [][]int // the arcs of each vertex
	y        []int
	inTree   []bool // by arc
	parent   []int  // by vertex; -1 at the root
	toParent []int  // the tree arc to the parent
	pull     []int  // by vertex, for its subtree
	mark     []int  // by vertex: the number of the exchange that moved it
}

// solve returns the values of n vertices. When the work runs out, they keep
// all arcs but cost more than they had to.
func solve(n int, arcs []arc, w *work) []int {
	net := &network{
		arcs: arcs, touching: make([][]int, n), y: make([]int, n), inTree: make([]bool, len(arcs)),
		parent: make([]int, n), toParent: make([]int, n), pull: make([]int, n), mark: make([]int, n),
	}
	for i, a := range arcs {
		net.touching[a.from] = append(net.touching[a.from], i)
		net.touching[a.to] = append(net.touching[a.to], i)
	}
	net.start()
	if n == 0 || !net.span(w) {
		return net.y
	}
	quiet, exchanges := 0, 0
	for v := 0; quiet < n; v = (v + 1) % n {
		if quiet++; net.parent[v] < 0 || net.cut(v) >= 0 {
			continue
		}
		exchanges++
		if !w.maySolve(quiet + net.exchange(v, exchanges)) {
			break
		}
		quiet = 0
	}
	return net.y
}

// start gives every vertex the least value that its arcs allow.
func (n *network) start() {
	waits := make([]int, len(n.y))
	for _, a := range n.arcs {
		waits[a.to]++
	}
	var ready []int
	for v, count := range waits {
		if count == 0 {
			ready = append(ready, v)
		}
	}
	for len(ready) > 0 {
		v := ready[0]
		ready = ready[1:]
		for _, i := range n.touching[v] {
			a := n.arcs[i]
			if a.from != v {
				continue
			}
			n.y[a.to] = max(n.y[a.to], n.y[v]+a.min)
			if waits[a.to]--; waits[a.to] == 0 {
				ready = append(ready, a.to)
			}
		}
	}
}

func (n *network) slack(i int) int {
	a := n.arcs[i]
	return n.y[a.to] - n.y[a.from] - a.min
}

// other is the end of an arc that is not v.
func (n *network) other(i, v int) int { return n.arcs[i].from + n.arcs[i].to - v }

// cut is the cut value of the tree arc above v; below zero, its removal pays.
func (n *network) cut(v int) int {
	if n.arcs[n.toParent[v]].to == v {
		return n.pull[v]
	}
	return -n.pull[v]
}

// span grows a tree of tight arcs over all vertices from vertex 0, moving it
// as a whole wherever no tight arc leads on. It reports whether it got there.
func (n *network) span(w *work) bool {
	for v := range n.parent {
		n.parent[v] = -2
	}
	n.parent[0] = -1
	tree := []int{0}
	for grown := 0; ; {
		for ; grown < len(tree); grown++ {
			tree = n.growFrom(tree[grown], tree)
		}
		if len(tree) == len(n.y) {
			break
		}
		if !w.maySolve(len(n.arcs)) {
			return false
		}
		nearest, inside := -1, -1
		for i, a := range n.arcs {
			from, to := n.parent[a.from] != -2, n.parent[a.to] != -2
			if from == to || nearest >= 0 && n.slack(i) >= n.slack(nearest) {
				continue
			}
			nearest, inside = i, a.from
			if to {
				inside = a.to
			}
		}
		shift := n.slack(nearest)
		if n.arcs[nearest].to == inside {
			shift = -shift
		}
		for _, v := range tree {
			n.y[v] += shift
		}
		tree = n.growFrom(inside, tree)
	}
	for _, a := range n.arcs {
		n.pull[a.to] += a.weight
		n.pull[a.from] -= a.weight
	}
	for i := len(tree) - 1; i > 0; i-- {
		n.pull[n.parent[tree[i]]] += n.pull[tree[i]]
	}
	return true
}

// growFrom adds the vertices behind v's tight arcs to the tree.
func (n *network) growFrom(v int, tree []int) []int {
	for _, i := range n.touching[v] {
		if u := n.other(i, v); n.parent[u] == -2 && n.slack(i) == 0 {
			n.parent[u], n.toParent[u], n.inTree[i] = v, i, true
			tree = append(tree, u)
		}
	}
	return tree
}
