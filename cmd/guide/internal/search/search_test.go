package search_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/search/searchtest"
)

// stems are examples from Porter's paper, step by step, and words of the trade.
const stems = `caresses caress ponies poni ties ti caress caress cats cat feed feed agreed agre plastered plaster bled bled
	motoring motor sing sing conflated conflat troubled troubl sized size hopping hop tanned tan falling fall hissing hiss
	fizzed fizz failing fail filing file happy happi sky sky relational relat conditional condit rational ration valenci valenc
	hesitanci hesit digitizer digit conformabli conform radicalli radic differentli differ vileli vile analogousli analog
	vietnamization vietnam predication predic operator oper feudalism feudal decisiveness decis hopefulness hope
	callousness callous formaliti formal sensitiviti sensit sensibiliti sensibl triplicate triplic formative form
	formalize formal electriciti electr electrical electr hopeful hope goodness good revival reviv allowance allow
	inference infer airliner airlin gyroscopic gyroscop adjustable adjust defensible defens irritant irrit
	replacement replac adjustment adjust dependent depend adoption adopt homologou homolog communism commun
	activate activ angulariti angular homologous homolog effective effect bowdlerize bowdler probate probat rate rate
	cease ceas controll control roll roll migrations migrat migrating migrat migrate migrat queues queue js js played plai fixed fix snowed snow`

func TestStem(t *testing.T) {
	words := strings.Fields(stems)
	for i := 0; i < len(words); i += 2 {
		if got := search.Stem(words[i]); got != words[i+1] {
			t.Errorf("the stem of %s is %s, not %s", words[i], got, words[i+1])
		}
	}
	for _, word := range []string{"", "a", "is", "2fa", "größe", "naïve", "日本語"} {
		if got := search.Stem(word); got != word {
			t.Errorf("%q becomes %q", word, got)
		}
	}
}

// tea is a small index.
func tea() []byte {
	return search.Index([]search.Page{
		{Kind: "Option", URL: "/tea/green/", Title: "Green tea", Text: "A leaf that is steamed.", Parts: []search.Piece{
			search.Cut(search.Part{Kind: "Verdict", Anchor: "price", Heading: "Price", Text: "Cheap, but for gyokuro."}),
			search.Cut(search.Part{Anchor: "steeping", Heading: "Steeping", Text: "Two minutes; the leaves move."}),
		}},
		{Kind: "Option", URL: "/tea/black/", Title: "Black tea", Text: "The leaf is oxidized. Better than green.", Parts: []search.Piece{
			search.Cut(search.Part{Kind: "Verdict", Anchor: "price", Heading: "Price", Text: "Dear."}),
		}},
		{Kind: "Article", URL: "/articles/water/", Title: "Water <b>first</b>", Lead: []search.Piece{search.Cut(search.Part{Text: "Größe and 日本語 matter."})}},
	})
}

func TestFind(t *testing.T) {
	f, err := searchtest.Read(tea())
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"":               "",
		"the":            "",
		"zebra":          "",
		"green":          "/tea/green/ /tea/black/",             // the title weighs more than the text
		"GREEN, price":   "/tea/green/#price",                   // a part has what its page has
		"leaf":           "/tea/green/ /tea/black/",             // equal ones in the order of the guide
		"leaves":         "/tea/green/#steeping",                // Porter's stem of leaves is leav
		"steep":          "/tea/green/#steeping",                // stems meet
		"gyok":           "/tea/green/#price",                   // the beginning of the last word
		"gyok green":     "/tea/green/#price",                   // and of one that nobody wrote as it is
		"gyokuroo":       "/tea/green/#price",                   // or mistyped at its end
		"price":          "/tea/green/#price /tea/black/#price", //
		"price of black": "/tea/black/#price",                   // all words before some
		"größe":          "/articles/water/",                    //
		"日本語":            "/articles/water/",                    //
		"first water":    "/articles/water/",                    //
		"tea":            "/tea/green/ /tea/black/",             //
		"x":              "",                                    // too short to say anything
		"__proto__":      "",                                    //
	} {
		var got []string
		for _, found := range f.Find(question) {
			got = append(got, found.URL)
		}
		if wanted := strings.Fields(want); !slices.Equal(got[:min(len(got), len(wanted))], wanted) || len(wanted) == 0 && len(got) > 0 {
			t.Errorf("%q finds %v, not %v", question, got, wanted)
		}
	}
	price := f.Find("price green")[0]
	if price != (searchtest.Found{Kind: "Verdict", URL: "/tea/green/#price", Title: "Green tea", Heading: "Price"}) {
		t.Errorf("%+v", price)
	}
}

// TestSame (R4): the index does not depend on the order of maps.
func TestSame(t *testing.T) {
	first := tea()
	for range 20 {
		if !bytes.Equal(tea(), first) {
			t.Fatal("the same pages give another index")
		}
	}
}

// TestBounded: with many pages the index holds fewer terms of each, so that it
// grows slower than what is written; titles can always be found.
func TestBounded(t *testing.T) {
	size := func(articles int) int {
		var pages []search.Page
		for i := range articles {
			var text strings.Builder
			for j := range 400 {
				fmt.Fprintf(&text, "word%d ", (i*31+j*j)%5000)
			}
			p := search.Page{Kind: "Article", URL: fmt.Sprintf("/articles/a-%d/", i), Title: fmt.Sprintf("Title unique%d", i), Lead: []search.Piece{search.Cut(search.Part{Text: text.String()})}}
			for j := range 5 {
				p.Parts = append(p.Parts, search.Cut(search.Part{Anchor: fmt.Sprintf("part-%d", j), Heading: fmt.Sprintf("Part %d", j), Text: text.String()[j*300 : j*300+900]}))
			}
			pages = append(pages, p)
		}
		index := search.Index(pages)
		f, err := searchtest.Read(index)
		if err != nil {
			t.Fatal(err)
		}
		if found := f.Find(fmt.Sprintf("unique%d", articles/2)); len(found) == 0 || found[0].URL != fmt.Sprintf("/articles/a-%d/", articles/2) {
			t.Errorf("of %d articles, one is not found by its title: %v", articles, found)
		}
		return len(index)
	}
	small, large := size(100), size(2000)
	t.Logf("100 articles: %d bytes, 2,000 articles: %d bytes", small, large)
	if large > 15*small {
		t.Errorf("the index of 2,000 articles has %d bytes, that of 100 has %d", large, small)
	}
}
