package search

import (
	"cmp"
	"slices"
	"strings"
)

// Page is what can be found of one page.
type Page struct {
	Kind        string // as results call it: Article, Option
	URL, Title  string
	Text        string  // what it says outside its parts
	Lead, Parts []Piece // more of such text, as pieces; places on the page
}

// Part is a place on a page with a heading of its own.
type Part struct {
	Kind            string // where it is not that of the page
	Anchor, Heading string
	Text            string
}

// Piece is a part as the index needs it.
type Piece struct {
	kind, anchor, heading string
	terms                 terms
}

// Cut finds the terms of a part.
func Cut(p Part) Piece {
	return Piece{p.Kind, p.Anchor, p.Heading, read(p.Heading, headingWeights, p.Text)}
}

// terms are those of a page or part, the weightiest first, each with its weight
// behind as a capital letter. They stand in one string because thousands of
// articles have millions of them.
type terms string

// maxTerms bounds the terms of a page or part, and maxWords the words of it that
// are looked at.
const (
	maxTerms = 64
	maxWords = 5000
)

// titleWeights and headingWeights are the weights of a word in a title or a
// heading, by how many words that has: one that is the whole title says most.
// A word of the text weighs 1 to 3.
var (
	titleWeights   = []int{20, 15, 12, 10, 8}
	headingWeights = []int{12, 10, 9, 8, 6}
)

// weighed is a term with its weight and the place where it was first met.
type weighed struct {
	term          string
	weight, place int
}

// read finds the terms of a heading and of the text below it.
func read(heading string, weights []int, text string) terms {
	var all []weighed
	ofWord, ofTerm := map[string]int{}, map[string]int{} // most words come again
	meet := func(word string) int {
		i, known := ofWord[word]
		if known {
			return i
		}
		t := term(word)
		switch i, known = ofTerm[t]; {
		case t == "":
			i = -1
		case !known:
			i = len(all)
			all = append(all, weighed{term: t, place: i})
			ofTerm[t] = i
		}
		ofWord[word] = i
		return i
	}
	for _, w := range Words(heading) {
		meet(w)
	}
	titled := len(all)
	words := Words(text)
	for _, w := range words[:min(len(words), maxWords)] {
		if i := meet(w); i >= 0 {
			all[i].weight++ // counts, for now
		}
	}
	for i := range all {
		all[i].weight = often(all[i].weight)
		if i < titled {
			all[i].weight += weights[min(titled, len(weights))-1]
		}
	}
	return write(all)
}

// often is what it weighs that a text has a word so many times.
func often(count int) int {
	switch {
	case count >= 4:
		return 3
	case count >= 2:
		return 2
	}
	return count
}

func write(all []weighed) terms {
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Or(b.weight-a.weight, a.place-b.place) })
	var s strings.Builder
	for _, w := range all[:min(len(all), maxTerms)] {
		s.WriteString(w.term)
		s.WriteByte('A' + byte(w.weight) - 1)
	}
	return terms(s.String())
}

// each gives the first terms with their weights.
func (t terms) each(most int, do func(term string, weight int)) {
	for range most {
		end := strings.IndexFunc(string(t), func(r rune) bool { return 'A' <= r && r <= 'Z' }) // terms have no capital letters
		if end < 0 {
			return
		}
		do(string(t[:end]), int(t[end]-'A')+1)
		t = t[end+1:]
	}
}

// terms are those of the page itself: of its title, its text and its lead.
func (p *Page) terms() terms {
	own := read(p.Title, titleWeights, p.Text)
	if len(p.Lead) == 0 {
		return own
	}
	var all []weighed
	at := map[string]int{}
	for _, some := range append([]terms{own}, termsOf(p.Lead)...) {
		some.each(maxTerms, func(term string, weight int) {
			if i, known := at[term]; known {
				all[i].weight = max(all[i].weight, weight)
				return
			}
			at[term] = len(all)
			all = append(all, weighed{term, weight, len(all)})
		})
	}
	return write(all)
}

func termsOf(pieces []Piece) []terms {
	var all []terms
	for _, p := range pieces {
		all = append(all, p.terms)
	}
	return all
}
