package pattern

import (
	"unicode"

	"github.com/dlclark/regexp2/v2/syntax"
)

// rare does the instructions that are seldom met.
func (m *Machine) rare(in *inst, pc int32, text []rune, pos int) (int, int32, bool) {
	switch in.op {
	case opLineStart:
		return pos, in.next, pos == 0 || text[pos-1] == '\n'
	case opLineEnd:
		return pos, in.next, pos == len(text) || text[pos] == '\n'
	case opTextStart:
		return pos, in.next, pos == 0
	case opLastLineEnd:
		return pos, in.next, pos == len(text) || pos == len(text)-1 && text[pos] == '\n'
	case opTextEnd:
		return pos, in.next, pos == len(text)
	case opOpenSaved:
		m.set(in.slot, pos)
		return pos, in.next, true
	case opCloseSaved:
		from := int(m.slots[in.slot])
		m.set(in.slot+1, min(from, pos)) // a group that is read backward ends where it begins
		m.set(in.slot+2, max(from, pos))
		return pos, in.next, true
	case opLook:
		m.slots[in.slot], m.slots[in.slot+1] = int32(len(m.stack)), int32(pos)
		return pos, in.next, true
	case opLookEnd:
		m.drop(int(m.slots[in.slot]), in.keep)
		return int(m.slots[in.slot+1]), in.next, true
	case opNotLook:
		m.slots[in.slot] = int32(len(m.stack))
		m.push(entry{wayGo, in.alt, int32(pos), 0})
		return pos, in.next, true
	case opNotLookEnd:
		m.undo(int(m.slots[in.slot]))
		return pos, pc, false
	case opMark:
		m.set(in.slot, pos)
		return pos, in.next, true
	case opRound:
		m.Steps--
		if int(m.slots[in.slot]) == pos {
			return pos, in.alt, true
		}
		return pos, in.next, true
	case opAgain, opAgainAnyCase:
		return m.again(in, text, pos)
	}
	return m.backward(in, pc, text, pos)
}

// backward does the instructions of a lookbehind, which read from right to left.
func (m *Machine) backward(in *inst, pc int32, text []rune, pos int) (int, int32, bool) {
	switch in.op {
	case opCharBack:
		return pos - 1, in.next, pos > 0 && text[pos-1] == in.char
	case opClassBack:
		return pos - 1, in.next, pos > 0 && in.class.has(text[pos-1])
	case opTextBack:
		n := len(in.text)
		return pos - n, in.next, pos >= n && hasPrefix(text[pos-n:], in.text)
	case opPeekBack:
		return pos, in.next, pos > 0 && in.class.has(text[pos-1])
	case opNotPeekBack:
		return pos, in.next, pos == 0 || !in.class.has(text[pos-1])
	case opManyBack:
		end := pos
		for end > 0 && (in.max < 0 || pos-end < int(in.max)) && in.class.has(text[end-1]) {
			end--
		}
		m.scanned(pos - end)
		low := pos - int(in.min)
		if end < low && !in.keep {
			m.push(entry{wayManyBack, pc, int32(low), int32(end + 1)})
		}
		return end, in.next, end <= low
	}
	return pos, pc, false // opFail
}

// again matches what a group matched last; one that matched nothing yet fails.
func (m *Machine) again(in *inst, text []rune, pos int) (int, int32, bool) {
	from, to := m.slots[in.slot+1], m.slots[in.slot+2]
	if from < 0 || int(to-from) > len(text)-pos {
		return pos, 0, false
	}
	m.Steps -= int(to - from)
	for i, r := range text[from:to] {
		have := text[pos+i]
		if have != r && !(in.op == opAgainAnyCase && syntax.IsCaseEquivalent(r, have, 0)) {
			return pos, 0, false
		}
	}
	return pos + int(to-from), in.next, true
}

// wordEdge reports whether one of the characters on both sides of a place
// belongs to a word and the other does not.
func wordEdge(text []rune, pos int) bool {
	return (pos > 0 && isWord(text[pos-1])) != (pos < len(text) && isWord(text[pos]))
}

func isWord(r rune) bool {
	if uint32(r) < 128 {
		return word[uint8(r)>>6&1]>>(uint8(r)&63)&1 != 0
	}
	return r > unicode.MaxASCII && syntax.IsWordChar(r)
}

// word has the digits, the letters and the underscore.
var word = [2]uint64{0x03ff000000000000, 0x07fffffe87fffffe}
