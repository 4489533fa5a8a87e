package check

import "whichbackend.example/guide/cmd/guide/internal/diag"

// maxGuesses is how many wrong words of a rule are compared with the right
// ones. Whoever has more of them sees the cause in the first.
const maxGuesses = 100

// speller guesses what was meant by a wrong word, once for each word.
type speller struct {
	guesses map[string]string
	left    int
}

func newSpeller() *speller { return &speller{map[string]string{}, maxGuesses} }

// nearest is as diag.Nearest; all belongs to the list that is called what.
func (s *speller) nearest(word, what string, all []string) string {
	return s.guess("nearest "+what+" "+word, func() string { return diag.Nearest(word, all) })
}

// hint is as diag.DidYouMean; all belongs to the list that is called what.
func (s *speller) hint(word, what string, all []string) string {
	return s.guess("hint "+what+" "+word, func() string { return diag.DidYouMean(word, all) })
}

func (s *speller) guess(key string, compare func() string) string {
	if guess, known := s.guesses[key]; known || s.left == 0 {
		return guess
	}
	s.left--
	s.guesses[key] = compare()
	return s.guesses[key]
}
