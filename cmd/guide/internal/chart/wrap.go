package chart

import "strings"

// wrap breaks a text into lines that are no wider than room pixels. Words are
// the fields of the text; one that is wider than a line is cut, and a line has
// always at least one character.
func wrap(text string, room, size int, face *[95]uint8) []string {
	room *= 100
	var lines []string
	line, used := "", 0
	space := extent(" ", size, face)
	for _, word := range strings.Fields(text) {
		wide := extent(word, size, face)
		if line != "" && used+space+wide <= room {
			line, used = line+" "+word, used+space+wide
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for wide > room {
			head, headWide := cut(word, room, size, face)
			if head == word {
				break
			}
			lines = append(lines, head)
			word, wide = word[len(head):], wide-headWide
		}
		line, used = word, wide
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cut returns the longest start of a word that fits, at least a character, and
// its extent.
func cut(word string, room, size int, face *[95]uint8) (string, int) {
	sum := 0
	for i, r := range word {
		wide := advance(r, face) * size
		if sum+wide > room && i > 0 {
			return word[:i], sum
		}
		sum += wide
	}
	return word, sum
}
