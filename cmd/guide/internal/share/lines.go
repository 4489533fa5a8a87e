package share

import (
	"slices"
	"strings"

	"golang.org/x/image/math/fixed"
)

// wrap breaks a text between words into lines that are not wider than a
// measure. A word that is too wide by itself is left out, for an ellipsis.
func (f *face) wrap(words []string, measure int) []string {
	var lines []string
	room, space := fixed.I(measure), f.wide(" ")
	var line []string
	var filled fixed.Int26_6
	for _, w := range words {
		wide := f.wide(w)
		if wide > room {
			w, wide = string(elided), f.wide(string(elided))
		}
		if len(line) > 0 && filled+space+wide > room {
			lines, line, filled = append(lines, strings.Join(line, " ")), nil, 0
		}
		if len(line) > 0 {
			filled += space
		}
		line, filled = append(line, w), filled+wide
	}
	if len(line) > 0 {
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

// fits reports whether no word is wider than a measure.
func (f *face) fits(words []string, measure int) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return f.wide(w) > fixed.I(measure) })
}

// balanced is [face.wrap] with lines of about one width: no word stands alone
// in the last one.
func (f *face) balanced(words []string, measure int) []string {
	lines := f.wrap(words, measure)
	if len(lines) < 2 || !f.fits(words, measure) {
		return lines
	}
	narrow, wide := 0, measure // the narrowest that makes as many lines lies between
	for wide-narrow > 8 {
		middle := (narrow + wide) / 2
		if f.fits(words, middle) && len(f.wrap(words, middle)) == len(lines) {
			wide = middle
		} else {
			narrow = middle
		}
	}
	return f.wrap(words, wide)
}

// cut shortens lines to a number of them. What is missing leaves an ellipsis
// behind the last word that has room beside it.
func (f *face) cut(lines []string, most, measure int) []string {
	if len(lines) <= most {
		return lines
	}
	lines = slices.Clone(lines[:most])
	words := strings.Split(lines[most-1], " ")
	for len(words) > 1 && f.wide(ended(words)) > fixed.I(measure) {
		words = words[:len(words)-1]
	}
	lines[most-1] = ended(words)
	return lines
}

// ended joins words and says that more would follow.
func ended(words []string) string {
	return strings.TrimRight(strings.Join(words, " "), ".,:;–—…") + string(elided)
}
