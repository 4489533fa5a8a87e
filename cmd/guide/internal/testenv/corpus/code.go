package corpus

import (
	"embed"
	"strconv"
	"strings"
)

//go:embed code/*.txt
var codeFiles embed.FS

// languages are those of the guide's samples, in turns.
var languages = []string{"js", "ts", "python", "php", "go"}

// shapes are pieces of code by language, with words left open.
var shapes = readShapes()

func readShapes() map[string][]string {
	all := map[string][]string{}
	for _, language := range languages {
		data, err := codeFiles.ReadFile("code/" + language + ".txt")
		if err != nil {
			panic(err) // embedded: it is there or the package does not build
		}
		all[language] = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n---\n")
	}
	return all
}

// codeSize is what a block has at least; shapes are added until it is reached.
const codeSize = 560

// code writes a block of code. Words and numbers are its own, so that nothing
// that remembers blocks by their text finds one a second time.
func (w writer) code(language string) string {
	order := w.Perm(len(shapes[language]))
	var pieces []string
	for size := 0; size < codeSize; {
		i := order[len(pieces)%len(order)]
		piece := w.fill(shapes[language][i])
		pieces, size = append(pieces, piece), size+len(piece)
	}
	return "```" + language + "\n" + strings.Join(pieces, "\n\n") + "\n```"
}

func (w writer) fill(shape string) string {
	number := func() string { return strconv.Itoa(10 + w.IntN(9990)) }
	return strings.NewReplacer(
		"NOUN1", w.pick(nouns), "NOUN2", w.pick(nouns), "NOUN3", w.pick(nouns), "VERB1", w.pick(verbs),
		"TYPE1", capital(w.pick(adjectives))+capital(w.pick(nouns)), "TYPE2", capital(w.pick(nouns)),
		"NUM1", number(), "NUM2", number(), "TEXT1", capital(w.clause())+".",
	).Replace(shape)
}
