package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopWords say nothing about what a page is about. The index names them, so
// that questions are read in the same way.
var stopWords = strings.Fields(`a about all also am an and any are as at be because been but by can could do does
	for from get had has have how i if in into is it its just like me more most my no not of on one only or other our so
	some such than that the their them then there these they this those to too up us was we were what when where which
	while who why will with would you your d don ll m re s t ve vs`)

var isStopWord = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range stopWords {
		set[w] = true
	}
	return set
}()

// maxWord is the longest word, in letters, that somebody might look for.
const maxWord = 32

// Words gives the words of a text in small letters: runs of letters and digits.
func Words(text string) []string {
	return strings.FieldsFunc(strings.Map(unicode.ToLower, text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// term gives the term of a word, or "" for a word that no one looks for: a stop
// word, a single letter or digit, or one that is too long.
func term(word string) string {
	if n := utf8.RuneCountInString(word); n < 2 || n > maxWord || isStopWord[word] {
		return ""
	}
	return Stem(word)
}
