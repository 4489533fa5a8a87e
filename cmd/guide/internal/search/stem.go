package search

import "strings"

// Stem cuts the ending off an English word in small letters, so that "migrate",
// "migrations" and "migrating" are one term. It is the algorithm of M. F. Porter,
// "An algorithm for suffix stripping" (1980), with his later change of "logi".
// Words with other letters than a to z stay as they are. assets/stem.js does the
// same.
func Stem(word string) string {
	if len(word) < 3 || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return word
	}
	w := plural(word)
	w = pastOrPresent(w)
	if stem, ok := strings.CutSuffix(w, "y"); ok && hasVowel(stem) {
		w = stem + "i"
	}
	w = replaceEnding(w, longEndings)
	w = replaceEnding(w, middleEndings)
	w = lastEnding(w)
	return final(w)
}

// plural is step 1a.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"):
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// pastOrPresent is step 1b: -eed, -ed and -ing.
func pastOrPresent(w string) string {
	if stem, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(stem) > 0 {
			return stem + "ee"
		}
		return w
	}
	stem, ok := strings.CutSuffix(w, "ed")
	if !ok {
		stem, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !hasVowel(stem) {
		return w
	}
	switch {
	case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "bl"), strings.HasSuffix(stem, "iz"):
		return stem + "e"
	case endsTwice(stem) && !strings.ContainsAny(stem[len(stem)-1:], "lsz"):
		return stem[:len(stem)-1]
	case measure(stem) == 1 && endsShort(stem):
		return stem + "e"
	}
	return stem
}

type ending struct{ from, to string }

// longEndings are those of step 2, middleEndings those of step 3. The first
// that a word has is the only one that counts.
var (
	longEndings = endings(`ational ate tional tion enci ence anci ance izer ize bli ble alli al entli ent eli e ousli ous
		ization ize ation ate ator ate alism al iveness ive fulness ful ousness ous aliti al iviti ive biliti ble logi log`)
	middleEndings = endings("icate ic ative - alize al iciti ic ical ic ful - ness -")
)

// endings reads pairs of endings; a hyphen stands for none.
func endings(pairs string) []ending {
	var all []ending
	words := strings.Fields(pairs)
	for i := 0; i < len(words); i += 2 {
		all = append(all, ending{words[i], strings.TrimPrefix(words[i+1], "-")})
	}
	return all
}

func replaceEnding(w string, endings []ending) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e.from); ok {
			if measure(stem) > 0 {
				return stem + e.to
			}
			return w
		}
	}
	return w
}

// lastEndings are those of step 4, longer ones before those that they end in.
var lastEndings = []string{
	"ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou",
}

func lastEnding(w string) string {
	for _, e := range lastEndings {
		stem, ok := strings.CutSuffix(w, e)
		if !ok {
			continue
		}
		if measure(stem) > 1 && (e != "ion" || strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "t")) {
			return stem
		}
		return w
	}
	return w
}

// final is step 5: an e at the end, and a double l.
func final(w string) string {
	if stem, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(stem); m > 1 || m == 1 && !endsShort(stem) {
			w = stem
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w[:len(w)-1]) > 1 {
		return w[:len(w)-1]
	}
	return w
}

// vowel reports whether the letter at a place is one; y is one after a
// consonant.
func vowel(w string, at int) bool {
	switch w[at] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	case 'y':
		return at > 0 && !vowel(w, at-1)
	}
	return false
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if vowel(w, i) {
			return true
		}
	}
	return false
}

// measure counts how often consonants follow vowels.
func measure(w string) (n int) {
	for i, was := 0, false; i < len(w); i++ {
		is := vowel(w, i)
		if was && !is {
			n++
		}
		was = is
	}
	return n
}

// endsTwice reports a double consonant at the end.
func endsTwice(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == w[n-2] && !vowel(w, n-1)
}

// endsShort reports consonant, vowel, consonant at the end, the last of them
// not w, x or y.
func endsShort(w string) bool {
	n := len(w)
	return n > 2 && !vowel(w, n-3) && vowel(w, n-2) && !vowel(w, n-1) && !strings.ContainsAny(w[n-1:], "wxy")
}
