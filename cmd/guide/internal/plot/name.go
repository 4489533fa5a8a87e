package plot

import (
	"strings"
	"unicode/utf8"
)

// name writes the name of a row, in two lines where it has more letters than one
// line has room for.
func (s *svg) name(x float64, y int, attributes, words string, wide int) {
	first, second := halves(words, wide)
	if second == "" {
		s.label(x, y, attributes, first)
		return
	}
	s.label(x, y-8, attributes, first).label(x, y+8, attributes, second)
}

// halves breaks a name of more letters than are wide at the blank that leaves
// both lines about as long.
func halves(words string, wide int) (first, second string) {
	if utf8.RuneCountInString(words) <= wide {
		return words, ""
	}
	best := -1
	for i, r := range words {
		if r == ' ' && (best < 0 || max(i, len(words)-i) < max(best, len(words)-best)) {
			best = i
		}
	}
	if best < 0 {
		return words, ""
	}
	return words[:best], strings.TrimSpace(words[best:])
}
