package pattern

import "slices"

// op is what an instruction does.
type op uint8

const (
	opMatch op = iota // the pattern has matched
	opFail
	opChar // one character
	opClass
	opText  // several
	opRun   // as many of a class as there are, for good
	opMany  // as many as there are, fewer when what follows fails
	opFew   // as few as will do
	opSplit // one way, and if that fails the other
	opAlt   // one of several ways, by the next character
	opOpen  // a group begins
	opClose
	opOpenSaved // the same, undone on the way back
	opCloseSaved
	opAtomic // what is found up to the end is not tried otherwise
	opAtomicEnd
	opLook
	opLookEnd
	opNotLook
	opNotLookEnd
	opPeek // opLook at one character
	opNotPeek
	opMark // the round of a loop begins here
	opRound
	opLineStart
	opLineEnd
	opWordEdge
	opNoWordEdge
	opTextStart
	opMatchStart
	opLastLineEnd
	opTextEnd
	opAgain // what a group matched
	opAgainAnyCase
	opCharBack // from here on: those that read backward
	opClassBack
	opTextBack
	opManyBack
	opPeekBack
	opNotPeekBack
)

// inst is one instruction. Programs are graphs: each says which one is next.
type inst struct {
	op       op
	keep     bool // opAtomicEnd, opLookEnd: what was set must be restored later; opManyBack: for good
	next     int32
	alt      int32 // the other way of a split, of a failed lookahead, of a last round; the table of opAlt
	slot     int32 // of a group, a mark, an atomic group
	min, max int32 // how many of a class; max < 0 for no limit
	char     rune
	class    *class
	text     []rune
}

// table is where the branches of an alternation are found by the character that
// comes next. Branches keep their order.
type table struct {
	at         [128]uint8 // index into lists
	other, end uint8
	lists      [][]int32
}

// add puts a list of branches into the table, once.
func (t *table) add(list []int32) (uint8, bool) {
	for i, have := range t.lists {
		if slices.Equal(have, list) {
			return uint8(i), true
		}
	}
	if len(t.lists) > 255 {
		return 0, false
	}
	t.lists = append(t.lists, slices.Clone(list))
	return uint8(len(t.lists) - 1), true
}

// branches gives the ways that can lead on from a place.
func (t *table) branches(text []rune, pos int) []int32 {
	switch {
	case pos >= len(text):
		return t.lists[t.end]
	case uint32(text[pos]) < 128:
		return t.lists[t.at[uint8(text[pos])&127]]
	}
	return t.lists[t.other]
}
