package diag

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that a person who typed word most likely
// meant, or "" when none is close. Closeness is the optimal string alignment
// distance (insert, delete, replace, swap neighbors), at most a third of the
// word's length and at least one.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", max(1, len([]rune(word))/3)+1
	for _, c := range candidates {
		// The lengths alone may say that it is too far.
		if gap := utf8.RuneCountInString(c) - utf8.RuneCountInString(word); c == word || max(gap, -gap) >= bestDistance {
			continue
		}
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean is the hint for a word that is not among the candidates: the
// nearest one, else the whole list while it is short enough to read.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if n := len(candidates); n > 0 && n <= 16 {
		return "one of: " + strings.Join(candidates, ", ")
	}
	return ""
}

// maxWord keeps the distance table small when a stranger's "word" is a whole
// file.
const maxWord = 64

func distance(a, b string) int {
	r, s := []rune(a), []rune(b)
	if len(r) > maxWord || len(s) > maxWord {
		return math.MaxInt // no two of them are near
	}
	prev2, prev, cur := make([]int, len(s)+1), make([]int, len(s)+1), make([]int, len(s)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(r); i++ {
		cur[0] = i
		for j := 1; j <= len(s); j++ {
			replace := prev[j-1]
			if r[i-1] != s[j-1] {
				replace++
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, replace)
			if i > 1 && j > 1 && r[i-1] == s[j-2] && r[i-2] == s[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(s)]
}
