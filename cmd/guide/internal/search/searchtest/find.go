// Package searchtest asks an index as assets/find.js does, for tests: the same
// words give the same results in the same order. It is used by tests alone.
package searchtest

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/search"
)

// Found is a result: a page, or a part of one with its heading.
type Found struct{ Kind, URL, Title, Heading string }

type doc struct {
	Found
	page int // the page itself, or that of a part
}

type hit struct{ doc, weight int }

// Finder answers questions from an index.
type Finder struct {
	docs  []doc
	stop  map[string]bool
	terms []string
	hits  [][]hit
}

// Read takes an index in.
func Read(data []byte) (*Finder, error) {
	var file struct {
		Kinds             []string
		Docs              [][]any
		Stop, Terms, Hits string
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	f := &Finder{stop: map[string]bool{}}
	page := 0
	for i, d := range file.Docs {
		if kind, is := d[0].(float64); is {
			page = i
			f.docs = append(f.docs, doc{Found{Kind: file.Kinds[int(kind)], URL: d[1].(string), Title: d[2].(string)}, i})
			continue
		}
		part := f.docs[page]
		part.URL += "#" + d[0].(string)
		part.Heading = d[1].(string)
		if len(d) > 2 {
			part.Kind = file.Kinds[int(d[2].(float64))]
		}
		f.docs = append(f.docs, part)
	}
	for _, w := range strings.Fields(file.Stop) {
		f.stop[w] = true
	}
	term := ""
	for _, t := range strings.Fields(file.Terms) {
		shared, err := strconv.ParseInt(t[:1], 36, 0)
		if err != nil {
			return nil, err
		}
		term = term[:shared] + t[1:]
		f.terms = append(f.terms, term)
	}
	for _, list := range strings.Split(file.Hits, ",") {
		f.hits = append(f.hits, readHits(list))
	}
	return f, nil
}

func readHits(list string) []hit {
	var hits []hit
	at, gap := -1, 0
	for _, c := range list {
		if c < 'A' {
			gap = gap*10 + int(c-'0')
			continue
		}
		at += max(gap, 1)
		gap = 0
		hits = append(hits, hit{at, int(c-'A') + 1})
	}
	return hits
}

// Limits of what is shown.
const (
	Most    = 10 // results
	perPage = 3  // of them, of one page
)

// Find gives the results for a question, the best one first.
func (f *Finder) Find(question string) []Found {
	words := f.words(question)
	var scores []map[int]int // of each word, by doc
	for i, w := range words {
		scores = append(scores, f.score(w, i == len(words)-1))
	}
	type result struct{ doc, words, score int }
	var results []result
	for i, d := range f.docs {
		r, own := result{doc: i}, false
		for _, of := range scores {
			score := of[i]
			own = own || score > 0
			if score == 0 {
				score = of[d.page] >> 2 // what the page says holds for its parts, but less
			}
			if score > 0 {
				r.words++
			}
			r.score += score
		}
		if own {
			results = append(results, r)
		}
	}
	slices.SortFunc(results, func(a, b result) int { return cmp.Or(b.words-a.words, b.score-a.score, a.doc-b.doc) })
	var found []Found
	shown := map[int]int{}
	for _, r := range results {
		if r.words < results[0].words {
			break // who has all the words keeps out who has some of them
		}
		page := f.docs[r.doc].page
		if shown[page]++; shown[page] <= perPage && len(found) < Most {
			found = append(found, f.docs[r.doc].Found)
		}
	}
	return found
}

// words gives the words of a question that say something, each once.
func (f *Finder) words(question string) []string {
	var words []string
	for _, w := range search.Words(question) {
		if utf8.RuneCountInString(w) > 1 && !f.stop[w] && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// score gives what a word weighs in each doc. The last word may be unfinished; so
// is treated what nobody wrote, but for its end.
func (f *Finder) score(word string, last bool) map[int]int {
	scores := map[int]int{}
	stem := search.Stem(word)
	exact := slices.Index(f.terms, stem)
	if exact >= 0 {
		f.add(scores, exact, 2)
	}
	if last {
		f.addStarting(scores, word, exact)
	}
	for n := utf8.RuneCountInString(word) - 1; len(scores) == 0 && n >= 3; n-- {
		f.addStarting(scores, string([]rune(word)[:n]), exact)
	}
	return scores
}

func (f *Finder) addStarting(scores map[int]int, start string, exact int) {
	for i, t := range f.terms {
		if i != exact && strings.HasPrefix(t, start) {
			f.add(scores, i, 1)
		}
	}
}

// add adds what a term weighs in each of its docs: more where the term is rare.
// Of several terms that a word may mean, the weightiest counts.
func (f *Finder) add(scores map[int]int, term, factor int) {
	rare := 1
	for of, all := len(f.hits[term])*len(f.hits[term]), len(f.docs)*len(f.docs); of*2 <= all; of *= 2 {
		rare++
	}
	for _, h := range f.hits[term] {
		scores[h.doc] = max(scores[h.doc], h.weight*rare*factor)
	}
}
