package check

import (
	"iter"
	"unicode/utf8"
)

// phrases are words, and groups of words, that texts are searched for as whole
// words: all of them in one go, as there are thousands of texts and hardly ever
// one of the phrases in them. They are in lower case, the letters of a text may
// be in either.
type phrases struct {
	list []string
	// The phrases that begin with two letters, by the lowest five bits of these,
	// which are the same in upper and lower case; and what their third byte can
	// be, in the same way.
	begin [1 << 10][]int
	third [1 << 10]uint32
}

// newPhrases takes phrases of three bytes or more that begin with a letter.
func newPhrases(list ...string) *phrases {
	p := &phrases{list: list}
	for i, phrase := range list {
		k := pair(phrase[0], phrase[1])
		p.begin[k] = append(p.begin[k], i)
		p.third[k] |= 1 << (phrase[2] & 31)
	}
	return p
}

func pair(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// in gives the places at which phrases stand in a text, and which.
func (p *phrases) in(text string) iter.Seq2[int, int] {
	return func(found func(int, int) bool) {
		inside := false // behind a letter or digit
		for at := 0; at+2 < len(text); at++ {
			c := text[at]
			if !letter(c) {
				inside = '0' <= c && c <= '9' || c == '_'
				continue
			}
			if k := pair(c, text[at+1]); !inside && p.third[k]>>(text[at+2]&31)&1 != 0 && !p.from(text, at, k, found) {
				return
			}
			inside = true
		}
	}
}

// from gives the phrases that stand at a place, until nobody wants more.
func (p *phrases) from(text string, at, k int, found func(int, int) bool) bool {
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); inWord(before) {
		return true
	}
	for _, i := range p.begin[k] {
		phrase := p.list[i]
		if beginsWith(text[at:], phrase) && !beginsInWord(text[at+len(phrase):]) && !found(at, i) {
			return false
		}
	}
	return true
}

// beginsWith reports whether a text begins with a phrase, which is in lower case.
func beginsWith(text, phrase string) bool {
	if len(text) < len(phrase) {
		return false
	}
	for i := range len(phrase) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != phrase[i] {
			return false
		}
	}
	return true
}

// stand reports whether one of the phrases stands in a text.
func (p *phrases) stand(text string) bool {
	for range p.in(text) {
		return true
	}
	return false
}
