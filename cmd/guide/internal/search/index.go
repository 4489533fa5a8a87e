package search

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The file is JSON, and most of it two strings:
//
//	kinds  what results are called
//	docs   a page: [kind, address, title]; a part of the page before it:
//	       [anchor, heading], or [anchor, heading, kind]
//	stop   words that say nothing, between blanks
//	terms  in order, between blanks: how many letters it shares with the one
//	       before, as a digit of base 36, and the rest
//	hits   of each term, between commas: the distance to the next doc that has
//	       it, left out where it is 1, and the weight as a letter from A = 1
type file struct {
	Kinds []string `json:"kinds"`
	Docs  [][]any  `json:"docs"`
	Stop  string   `json:"stop"`
	Terms string   `json:"terms"`
	Hits  string   `json:"hits"`
}

// maxHits bounds the index: a guide of thousands of articles has fewer terms for
// each page and part, those of titles and headings first.
const (
	maxHits  = 250_000
	minTerms = 4
)

// hit says that a page or part has a term.
type hit struct{ doc, weight int }

// Index puts the pages together. Results of the same rank come in their order.
func Index(pages []Page) []byte {
	f := file{Stop: strings.Join(stopWords, " ")}
	kind := func(name string) int {
		if !slices.Contains(f.Kinds, name) {
			f.Kinds = append(f.Kinds, name)
		}
		return slices.Index(f.Kinds, name)
	}
	docs := len(pages)
	for _, p := range pages {
		docs += len(p.Parts)
	}
	most := max(minTerms, min(maxTerms, maxHits/max(docs, 1)))
	hits := map[string][]hit{}
	add := func(t terms, doc ...any) {
		t.each(most, func(term string, weight int) { hits[term] = append(hits[term], hit{len(f.Docs), weight}) })
		f.Docs = append(f.Docs, doc)
	}
	for _, p := range pages {
		add(p.terms(), kind(p.Kind), p.URL, p.Title)
		for _, part := range p.Parts {
			if part.kind == "" {
				add(part.terms, part.anchor, part.heading)
			} else {
				add(part.terms, part.anchor, part.heading, kind(part.kind))
			}
		}
	}
	f.Terms, f.Hits = encode(hits)
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(f); err != nil {
		panic(err) // the types here always encode
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// maxShared is the largest digit of base 36.
const maxShared = 35

func encode(hits map[string][]hit) (terms, lists string) {
	var t, l strings.Builder
	before := ""
	for i, term := range slices.Sorted(maps.Keys(hits)) {
		if i > 0 {
			t.WriteByte(' ')
			l.WriteByte(',')
		}
		shared := sharedStart(before, term)
		t.WriteString(strconv.FormatInt(int64(shared), 36))
		t.WriteString(term[shared:])
		before = term
		doc := -1
		for _, h := range hits[term] {
			if gap := h.doc - doc; gap > 1 {
				l.WriteString(strconv.Itoa(gap))
			}
			l.WriteByte('A' + byte(h.weight) - 1)
			doc = h.doc
		}
	}
	return t.String(), l.String()
}

// sharedStart counts the letters that two terms begin with; other letters than
// those of ASCII are never shared, since they have several bytes.
func sharedStart(a, b string) (n int) {
	for n < min(len(a), len(b), maxShared) && a[n] == b[n] && a[n] <= unicode.MaxASCII {
		n++
	}
	return n
}
