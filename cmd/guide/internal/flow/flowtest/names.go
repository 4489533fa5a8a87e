package flowtest

import (
	"math/rand/v2"
	"slices"
	"strconv"
)

// words are ids that a program may take for something else.
var words = []string{
	"constructor", "length", "name", "null", "true", "undefined", "nan", "then", "keys", "entries", "v", "unsure", "default", "prototype",
	"a", "b", "a-b", "ab", "a1", "a-1", "next", "answers", "questions", "outcomes", "start", "asks",
}

// names gives ids, each once.
type names struct {
	words []string
	more  int
}

func shuffled(r *rand.Rand, without string) names {
	all := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == without })
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return names{words: all}
}

func (n *names) next() string {
	if len(n.words) == 0 {
		n.more++
		return "more-" + strconv.Itoa(n.more)
	}
	word := n.words[0]
	n.words = n.words[1:]
	return word
}
