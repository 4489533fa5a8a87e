package pattern

import (
	"errors"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Pattern is a pattern ready for use, by any number of goroutines at once.
type Pattern struct {
	prog   []inst
	firsts []first // of each instruction: what must come next for it to succeed
	tables []*table
	entry  int32
	groups int // numbered from 1; 0 if they were not asked for
	slots  int
}

// ErrOutside says that a pattern has a construct that this package leaves to
// regexp2.
var ErrOutside = errors.New("a construct outside the subset")

// Compiler makes patterns that share what they have in common. It serves one
// goroutine.
type Compiler struct{ classes []*class }

// Compile reads a pattern as regexp2 does without options. It fails where that
// fails, and with ErrOutside. Without groups the pattern only says where a match
// ends, which is quicker.
func (c *Compiler) Compile(expr string, groups bool) (*Pattern, error) {
	tree, err := syntax.Parse(expr, syntax.ParseOptions{})
	if err != nil {
		return nil, err
	}
	return c.compile(tree, groups)
}

// MayStart reports whether a match can begin with that character. A pattern that
// can match nothing says yes to all that may follow.
func (p *Pattern) MayStart(r rune) bool { return p.firsts[p.entry].has(r) }

// Groups is the number of groups of the pattern, without the whole match.
func (p *Pattern) Groups() int { return p.groups }

// Machine is the memory of a search. It serves one goroutine and any number of
// patterns, one after the other.
type Machine struct {
	Steps int // how many are left; a search takes some off, and gives up at 0
	stack []entry
	slots []int32
}

// NoMatch and TooMany are what Match returns instead of an end.
const (
	NoMatch = -1
	TooMany = -2 // no steps are left, or no room to remember more ways
)

// Match matches at pos, not further on, and gives the end of the match. What
// comes before pos counts for \b and for what looks back.
func (p *Pattern) Match(m *Machine, text []rune, pos int) int {
	if len(m.slots) < p.slots {
		m.slots = make([]int32, p.slots+64)
	}
	for i := range p.groups {
		m.slots[3*i+1] = -1
	}
	return m.run(p, text, pos)
}

// Group gives what a group matched last, after a match of a pattern with groups.
func (m *Machine) Group(number int) (index, length int, ok bool) {
	from, to := m.slots[3*number-2], m.slots[3*number-1]
	if from < 0 {
		return 0, 0, false
	}
	return int(from), int(to - from), true
}

// Trim gives back the memory of an unusual search.
func (m *Machine) Trim() {
	if cap(m.stack) > maxKept {
		m.stack = nil
	}
}

// maxStack bounds how many ways can be remembered, maxKept how much memory for
// them is held between searches.
const (
	maxStack = 1 << 20
	maxKept  = 1 << 12
)
