package highlight

import (
	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// firstSet holds the ASCII characters that a match of a pattern can begin with.
// Most rules of a state cannot match at a given character, and knowing that
// beforehand saves four fifths of the time. Other characters are always tried.
type firstSet struct {
	low, high uint64
}

var anyFirst = firstSet{^uint64(0), ^uint64(0)}

func (s firstSet) has(r rune) bool {
	switch {
	case r < 64:
		return s.low>>uint(r)&1 == 1
	case r < 128:
		return s.high>>uint(r-64)&1 == 1
	}
	return true
}

func (s *firstSet) add(r rune) {
	switch {
	case r < 64:
		s.low |= 1 << uint(r)
	case r < 128:
		s.high |= 1 << uint(r-64)
	}
}

func (s firstSet) union(t firstSet) firstSet {
	return firstSet{s.low | t.low, s.high | t.high}
}

// firstOf reads the set from the pattern's syntax tree. Where it is not certain
// it says any: a rule tried in vain is slow, a rule left out is wrong.
func firstOf(pattern string) firstSet {
	tree, err := syntax.Parse(pattern, syntax.ParseOptions{RegexOptions: syntax.RegexOptions(regexp2.None)})
	if err != nil {
		return anyFirst
	}
	set, empty := first(tree.Root)
	if empty {
		return anyFirst
	}
	return set
}

// first gives the characters that n can begin with, and whether n can match
// nothing, so that what follows it counts too.
func first(n *syntax.RegexNode) (set firstSet, empty bool) {
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return letter(n, n.Ch), n.T != syntax.NtOne && n.M == 0
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return class(n), n.T != syntax.NtSet && n.M == 0
	case syntax.NtMulti:
		return letter(n, n.Str[0]), false
	case syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtStart,
		syntax.NtEndZ, syntax.NtEnd, syntax.NtEmpty, syntax.NtPosLook, syntax.NtNegLook, syntax.NtUpdateBumpalong:
		return firstSet{}, true
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return first(n.Children[0])
	case syntax.NtLoop, syntax.NtLazyloop:
		set, empty = first(n.Children[0])
		return set, empty || n.M == 0
	case syntax.NtConcatenate:
		for _, child := range n.Children {
			s, e := first(child)
			if set = set.union(s); !e {
				return set, false
			}
		}
		return set, true
	case syntax.NtAlternate:
		for _, child := range n.Children {
			s, e := first(child)
			set, empty = set.union(s), empty || e
		}
		return set, empty
	}
	return anyFirst, false // back references, conditions, "not this one"
}

// letter is the set of one character, in both cases where the case is ignored.
func letter(n *syntax.RegexNode, r rune) firstSet {
	var set firstSet
	if n.Options&syntax.IgnoreCase == 0 {
		set.add(r)
		return set
	}
	if r >= 128 {
		return anyFirst // the Kelvin sign is a k
	}
	set.add(r)
	if r|0x20 >= 'a' && r|0x20 <= 'z' {
		set.add(r ^ 0x20)
	}
	return set
}

// class asks the class itself about each character.
func class(n *syntax.RegexNode) firstSet {
	if n.Set == nil {
		return anyFirst
	}
	var set firstSet
	for r := rune(0); r < 128; r++ {
		if n.Set.CharIn(r) {
			set = set.union(letter(n, r))
		}
	}
	return set
}
