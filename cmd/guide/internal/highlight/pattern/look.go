package pattern

import "github.com/dlclark/regexp2/v2/syntax"

// atomic writes a group of which only the first way through is taken. Behind its
// end anything may follow: what really follows must not choose the way.
func (c *compiler) atomic(n *syntax.RegexNode, next int32, again bool) (int32, error) {
	if c.certain(next) {
		return c.node(n.Children[0], next, again) // the first way is the only one
	}
	slot := int32(c.slots)
	c.slots++
	end := c.emit(inst{op: opAtomicEnd, next: next, slot: slot, keep: c.groups > 0}, anything)
	body, err := c.node(n.Children[0], end, again)
	if err != nil {
		return 0, err
	}
	return c.emit(inst{op: opAtomic, next: body, slot: slot}, c.firsts[body]), nil
}

// look writes (?=…), (?!…), (?<=…) and (?<!…). Groups within a negative one hold
// nothing afterward; those in a positive one keep what they have, and no other
// way through it is tried.
func (c *compiler) look(n *syntax.RegexNode, next int32, again bool) (int32, error) {
	negative := n.T == syntax.NtNegLook
	child := n.Children[0]
	follow := c.firsts[next]
	back := n.Options&syntax.RightToLeft != 0
	switch child.T {
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet:
		in := inst{op: opPeek, next: next, class: c.classOf(child)}
		switch {
		case back:
			in.op = opPeekBack
		case negative:
			follow = follow.without(in.class)
		default:
			follow = follow.intersect(in.class.first())
		}
		if negative {
			in.op++
		}
		return c.emit(in, follow), nil
	}
	slot := int32(c.slots)
	c.slots += 2
	if negative {
		end := c.emit(inst{op: opNotLookEnd, slot: slot}, anything)
		body, err := c.node(child, end, true)
		if err != nil {
			return 0, err
		}
		return c.emit(inst{op: opNotLook, next: body, alt: next, slot: slot}, follow), nil
	}
	end := c.emit(inst{op: opLookEnd, next: next, slot: slot, keep: c.groups > 0}, anything)
	body, err := c.node(child, end, again)
	if err != nil {
		return 0, err
	}
	return c.emit(inst{op: opLook, next: body, slot: slot}, follow.intersect(c.firsts[body])), nil
}
