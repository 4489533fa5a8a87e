package pattern

import (
	"math"

	"github.com/dlclark/regexp2/v2/syntax"
)

const inf = math.MaxInt32

// alternate writes the branches, which all go on at next. Two are a split; for
// more there is a table of those that the next character allows.
func (c *compiler) alternate(n *syntax.RegexNode, next int32) (int32, error) {
	ways := make([]int32, len(n.Children))
	all := first{}
	for i, child := range n.Children {
		way, err := c.node(child, next, true)
		if err != nil {
			return 0, err
		}
		ways[i] = way
		all = all.union(c.firsts[way])
	}
	if len(ways) > 2 {
		if t, ok := c.table(ways); ok {
			c.tables = append(c.tables, t)
			return c.emit(inst{op: opAlt, alt: int32(len(c.tables) - 1)}, all), nil
		}
	}
	entry := ways[len(ways)-1]
	for i := len(ways) - 2; i >= 0; i-- {
		entry = c.split(ways[i], entry)
	}
	return entry, nil
}

// table sorts branches by the characters that they can begin with.
func (c *compiler) table(ways []int32) (*table, bool) {
	t := &table{}
	var list []int32
	put := func(allows func(f *first) bool, into *uint8) bool {
		list = list[:0]
		for _, way := range ways {
			if allows(&c.firsts[way]) {
				list = append(list, way)
			}
		}
		i, ok := t.add(list)
		*into = i
		return ok
	}
	for r := range rune(128) {
		if !put(func(f *first) bool { return f.has(r) }, &t.at[r]) {
			return nil, false
		}
	}
	return t, put(func(f *first) bool { return f.other }, &t.other) && put(func(f *first) bool { return f.end }, &t.end)
}

// split writes: this way, and if that fails the other.
func (c *compiler) split(way, other int32) int32 {
	return c.emit(inst{op: opSplit, next: way, alt: other}, c.firsts[way].union(c.firsts[other]))
}

// repeat writes a loop over one class.
func (c *compiler) repeat(n *syntax.RegexNode, next int32) int32 {
	in := inst{next: next, min: int32(n.M), max: int32(n.N), class: c.classOf(n)}
	if n.N == inf {
		in.max = -1
	}
	if n.Options&syntax.RightToLeft != 0 {
		in.op, in.keep = opManyBack, n.IsAtomicloopFamily()
		return c.emit(in, anything)
	}
	switch {
	case n.IsAtomicloopFamily():
		in.op = opRun
	case n.T == syntax.NtOnelazy || n.T == syntax.NtNotonelazy || n.T == syntax.NtSetlazy:
		in.op = opFew
	case !c.firsts[next].meets(in.class) || c.certain(next):
		// Fewer would leave a character of the class, with which next cannot
		// begin; or next succeeds anyhow and nobody asks for fewer.
		in.op = opRun
	default:
		in.op = opMany
	}
	f := in.class.first()
	if n.M == 0 {
		f = f.union(c.firsts[next])
	}
	return c.emit(in, f)
}

// certain reports whether the search cannot fail from there on.
func (c *compiler) certain(at int32) bool {
	for c.prog[at].op == opClose || c.prog[at].op == opCloseSaved {
		at = c.prog[at].next
	}
	return c.prog[at].op == opMatch
}

// loop writes a loop over more than a class.
func (c *compiler) loop(n *syntax.RegexNode, next int32, again bool) (int32, error) {
	body := n.Children[0]
	lazy := n.T == syntax.NtLazyloop
	if n.N == inf {
		if body.ComputeMinLength() == 0 {
			return c.rounds(n, next)
		}
		if n.M == 0 {
			loop, _, err := c.star(body, next, lazy)
			return loop, err
		}
		_, next, err := c.star(body, next, lazy)
		for i := 1; i < n.M && err == nil; i++ {
			next, err = c.node(body, next, true)
		}
		return next, err
	}
	exit := next
	for range n.N - n.M {
		way, err := c.node(body, next, true)
		if err != nil {
			return 0, err
		}
		if lazy {
			next = c.split(exit, way)
		} else {
			next = c.split(way, exit)
		}
	}
	for range n.M {
		var err error
		if next, err = c.node(body, next, true); err != nil {
			return 0, err
		}
	}
	return next, nil
}

// star writes a loop whose body takes at least one character. It gives the
// place before the choice and that of the body. What the loop can begin with is
// not known while its body is written, so the body is written twice: the first
// time as if anything could follow.
func (c *compiler) star(body *syntax.RegexNode, next int32, lazy bool) (loop, way int32, err error) {
	loop = c.emit(inst{op: opSplit}, anything)
	slots, tables := c.slots, len(c.tables)
	for range 2 {
		c.prog, c.firsts, c.tables, c.slots = c.prog[:loop+1], c.firsts[:loop+1], c.tables[:tables], slots
		if way, err = c.node(body, loop, true); err != nil {
			return 0, 0, err
		}
		c.firsts[loop] = c.firsts[way].union(c.firsts[next])
	}
	in := &c.prog[loop]
	in.next, in.alt = way, next
	if lazy {
		in.next, in.alt = next, way
	}
	return loop, way, nil
}

// rounds writes a greedy loop whose body may match nothing. As in regexp2, a
// round that matched nothing counts and is the last.
func (c *compiler) rounds(n *syntax.RegexNode, next int32) (int32, error) {
	slot := int32(c.slots)
	c.slots++
	loop := c.emit(inst{op: opSplit, alt: next}, anything)
	end := c.emit(inst{op: opRound, next: loop, alt: next, slot: slot}, anything)
	body, err := c.node(n.Children[0], end, true)
	if err != nil {
		return 0, err
	}
	mark := c.emit(inst{op: opMark, next: body, slot: slot}, anything)
	c.prog[loop].next = mark
	if n.M == 1 {
		return mark, nil
	}
	return loop, nil
}
