package pattern

import (
	"github.com/dlclark/regexp2/v2/syntax"
)

// class is a set of characters that one step of a pattern accepts. Latin-1 is a
// table; what lies beyond is asked of regexp2's own set, or compared with the
// one character that the class is, or is not.
type class struct {
	latin [256]bool
	ascii [2]uint64 // the first half of latin
	set   *syntax.CharSet
	one   rune
	not   bool // all but one
	only  bool // certainly none beyond ASCII
}

// classOf reads the class of a node that stands for one character, or for
// several out of one class.
func (shared *Compiler) classOf(n *syntax.RegexNode) *class {
	c := &class{one: n.Ch, not: n.IsNotoneFamily()}
	if n.IsSetFamily() {
		c.one, c.set = 0, n.Set
	}
	for _, have := range shared.classes {
		if have.one == c.one && have.not == c.not && (have.set == nil) == (c.set == nil) && (c.set == nil || c.set.Equals(have.set)) {
			return have
		}
	}
	for r := range c.latin {
		c.latin[r] = c.slow(rune(r))
		if c.latin[r] && r < 128 {
			c.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	c.only = c.set == nil && !c.not && c.one < 128 || c.set != nil && onlyASCII(c.set)
	shared.classes = append(shared.classes, c)
	return c
}

func (c *class) has(r rune) bool {
	if uint32(r) < 256 {
		return c.latin[r]
	}
	return c.slow(r)
}

//go:noinline // so that has can be
func (c *class) slow(r rune) bool {
	if c.set != nil {
		return c.set.Contains(r)
	}
	return (r == c.one) != c.not
}

// first is the class as a set of first characters.
func (c *class) first() first {
	return first{ascii: c.ascii, other: !c.only}
}

// onlyASCII reports whether a set certainly ends with ASCII: it is written as a
// few ranges, and the last one does.
func onlyASCII(set *syntax.CharSet) bool {
	if set.IsNegated() || set.HasSubtraction() {
		return false
	}
	for n := 1; n <= 64; n++ {
		if ranges := set.GetIfNRanges(n); len(ranges) == n {
			for _, r := range ranges {
				if r.Last >= 128 {
					return false
				}
			}
			return true
		}
	}
	return false
}

// first is what must come next for a step to succeed: one of these ASCII
// characters, some other character, or the end of the text. It may say too much
// and never too little.
type first struct {
	ascii      [2]uint64
	other, end bool
}

var anything = first{[2]uint64{^uint64(0), ^uint64(0)}, true, true}

func firstRune(r rune) first {
	var f first
	if r < 128 {
		f.ascii[r>>6] = 1 << (r & 63)
	} else {
		f.other = true
	}
	return f
}

// at reports whether a step with these first characters can succeed at a place.
func (f *first) at(text []rune, pos int) bool {
	if pos >= len(text) {
		return f.end
	}
	return f.has(text[pos])
}

func (f *first) has(r rune) bool {
	if uint32(r) < 128 {
		return f.ascii[uint8(r)>>6&1]>>(uint8(r)&63)&1 != 0
	}
	return f.other
}

func (f first) union(g first) first {
	return first{[2]uint64{f.ascii[0] | g.ascii[0], f.ascii[1] | g.ascii[1]}, f.other || g.other, f.end || g.end}
}

func (f first) intersect(g first) first {
	return first{[2]uint64{f.ascii[0] & g.ascii[0], f.ascii[1] & g.ascii[1]}, f.other && g.other, f.end && g.end}
}

// without takes the ASCII characters of a class away.
func (f first) without(c *class) first {
	f.ascii[0] &^= c.ascii[0]
	f.ascii[1] &^= c.ascii[1]
	return f
}

// meets reports whether a character of the class may be a first character.
func (f first) meets(c *class) bool {
	g := c.first()
	return f.ascii[0]&g.ascii[0]|f.ascii[1]&g.ascii[1] != 0 || f.other && g.other
}
