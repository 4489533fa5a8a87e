package corpus

import (
	"math/rand/v2"
	"strings"
)

// The words are plain and short, so that a page has about as many bytes a word
// as the guide's own articles. Verbs stand in the past: it is the same for one
// thing and for many.
var (
	nouns = strings.Fields(`answer apple basket bell board boat book bottle bread bridge brush bucket cabin cellar chair
		clock cloth cloud coast corner cotton cup desk door drawer engine farm field fire floor flower forest garden gate
		glass grain guest hall harbor hill horse island jar kettle key kitchen ladder lake lamp leaf letter light line
		lock map market meadow mill mirror morning mountain needle number ocean orchard oven page paper path pear pencil
		plan plate pocket pond port pot queue rail record report ridge ring river road roof room root rope sail sample
		scale school season shelf ship shore signal silk smoke spoon spring station steam stone storm street string
		summer table task teapot tent thread ticket tower town track train tray valley village wagon wall water well
		wheel window winter wire yard`)
	adjectives = strings.Fields(`amber ample bare bold brief bright broad calm careful cheap clean clear cold common cool
		dark deep dense distant dry early eager empty even exact fair faint firm flat free fresh full gentle grey heavy
		high honest hollow keen kind large late light little long loose low mild modest narrow neat new old open patient
		plain quick quiet rare ready rough round sharp short simple slow small smooth soft solid spare steady steep still
		strong sturdy subtle tall thick thin tidy tiny true usual vast warm whole wide wild wise young`)
	verbs = strings.Fields(`answered arrived began broke built carried caught changed cleared climbed closed counted
		crossed drifted dropped failed fell filled followed formed froze gathered grew held helped joined kept landed
		leaned led left lifted listed marked measured met mixed moved opened passed paused pointed poured pressed pulled
		pushed reached rested returned rolled rose sank served settled shone shook slept slid slowed split stayed stood
		stopped swept swung taught tested tied told traded traveled turned waited walked warned watched went worked`)
	prepositions = strings.Fields(`above across after against along among around at before behind below beside between
		beyond by down from in inside near on outside over past through to toward under up with without`)
	conjunctions = strings.Fields(`and although because but or since so unless until when where while`)
	openers      = strings.Fields(`Afterward Again Almost Before Besides Finally First Here Indeed Instead Later Mostly
		Now Often Once Perhaps Seldom Sometimes Soon Still Then There Today Usually`)
)

// writer writes what chance says. Two with the same seed and stream write the
// same.
type writer struct{ *rand.Rand }

func newWriter(seed, stream uint64) writer { return writer{rand.New(rand.NewPCG(seed, stream))} }

func (w writer) pick(words []string) string { return words[w.IntN(len(words))] }

// thing is a noun, now and then with the marks that prose has.
func (w writer) thing() string {
	noun := w.pick(nouns)
	if w.IntN(2) == 0 {
		noun = w.pick(adjectives) + " " + noun
	}
	switch w.IntN(60) {
	case 0:
		return "`" + noun + "`"
	case 1:
		return "**" + noun + "**"
	case 2:
		return "*" + noun + "*"
	}
	return noun
}

func (w writer) clause() string {
	article := "the "
	if w.IntN(3) == 0 {
		article = "every "
	}
	return article + w.thing() + " " + w.pick(verbs) + " " + w.pick(prepositions) + " the " + w.thing()
}

func (w writer) sentence() string {
	s := capital(w.clause())
	if w.IntN(6) == 0 {
		s = w.pick(openers) + ", " + w.clause()
	}
	if w.IntN(2) == 0 {
		s += ", " + w.pick(conjunctions) + " " + w.clause()
	}
	return s + "."
}

// paragraph writes sentences without line breaks; see [wrap].
func (w writer) paragraph() string {
	sentences := make([]string, 4+w.IntN(5))
	for i := range sentences {
		sentences[i] = w.sentence()
	}
	return strings.Join(sentences, " ")
}

// phrase is a name of four words, such as "bold river and plain key".
func (w writer) phrase() string {
	return w.pick(adjectives) + " " + w.pick(nouns) + " and " + w.pick(adjectives) + " " + w.pick(nouns)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// wrap breaks a paragraph into lines as editors do. No word of the lists can
// begin a list or a heading, wherever the line breaks.
func wrap(text string) string {
	const width = 110
	var b strings.Builder
	col := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i > 0 && col+1+len(word) > width:
			b.WriteByte('\n')
			col = 0
		case i > 0:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += len(word)
	}
	return b.String()
}
