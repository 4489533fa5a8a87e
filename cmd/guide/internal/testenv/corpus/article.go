package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// newest is the day on which article 0 was published; no other one is newer.
var newest = time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)

// outline is what other articles have to know of one to link to it.
type outline struct {
	slug, title string
	headings    []heading
}

type heading struct {
	level    int
	text, id string
}

// outlineOf is made on its own, so that a link to an article does not take
// writing it.
func outlineOf(i int, seed uint64) outline {
	w := newWriter(seed, 2*uint64(i))
	name := w.phrase()
	o := outline{slug: strings.ReplaceAll(name, " ", "-") + "-" + strconv.Itoa(i), title: capital(name) + ", note " + strconv.Itoa(i)}
	taken := map[string]bool{}
	for count := 3 + w.IntN(4); len(o.headings) < count; {
		if text := w.phrase(); !taken[text] {
			taken[text] = true
			o.headings = append(o.headings, heading{2 + len(o.headings)%2, capital(text), strings.ReplaceAll(text, " ", "-")})
		}
	}
	return o
}

// article is one article before it is written down for a builder.
type article struct {
	outline
	summary            string
	published, updated time.Time // the second may be zero
	decision           string
	options, sources   []string
	body               string
}

// linker writes the address of an article, or of a heading in it, for a builder.
type linker func(slug, fragment string) string

// articleOf writes article i of n.
func articleOf(i, n int, seed uint64, link linker) article {
	w := newWriter(seed, 2*uint64(i)+1)
	a := article{outline: outlineOf(i, seed), summary: capital(w.clause()) + "; " + w.clause() + "."}
	a.summary = strings.NewReplacer("`", "", "*", "").Replace(a.summary)
	a.published = newest.AddDate(0, 0, -(i * 1009 % 3650)) // ten years, in no order
	if i%3 == 2 {
		a.updated = a.published.AddDate(0, 0, w.IntN(1+int(newest.Sub(a.published).Hours()/24)))
	}
	a.decision, a.options = subjectOf(i)
	a.sources = []string{"leaf-study", "old-book", "tea-manual"} // all that the small guide has
	a.body = w.body(a, i, n, seed, link)
	return a
}

// subjectOf says what an article is about. Few are about green tea, so that its
// page stays one that a reader could have: those of the other options list a
// part of all articles and grow with them.
func subjectOf(i int) (decision string, options []string) {
	switch {
	case i%100 == 5:
		return "tea", []string{"black", "green"}
	case i%3 == 1:
		return "cup", []string{"mug"}
	case i%3 == 2:
		return "tea", []string{"black", "mug"}
	}
	return "tea", []string{"black"}
}

// embedOf is in every tenth article.
func embedOf(i int) string {
	switch i % 20 {
	case 5:
		return "```compare\noptions: [black, green]\ncriteria: [price, taste]\n```"
	case 15:
		return "```verdict\noption: black\ncriterion: taste\n```"
	}
	return ""
}

// paragraphs is how many an article has, over all its sections.
const paragraphs = 10

// body lays out the blocks of an article: an introduction, then the sections.
func (w writer) body(a article, i, n int, seed uint64, link linker) string {
	sections := make([][]string, 1+len(a.headings))
	for j, h := range a.headings {
		sections[j+1] = []string{strings.Repeat("#", h.level) + " " + h.text}
	}
	for p := range paragraphs {
		text := w.paragraph()
		if p == 2 || p == 6 {
			text += " " + w.reference(i, n, seed, p == 6, link)
		}
		at := p * len(sections) / paragraphs
		sections[at] = append(sections[at], wrap(text))
	}
	last := len(sections) - 1
	sections[1] = append(sections[1], w.list(), w.code(languages[2*i%len(languages)]))
	sections[2] = append(sections[2], w.table())
	sections[last] = append(sections[last], w.code(languages[(2*i+1)%len(languages)]))
	if embed := embedOf(i); embed != "" {
		sections[last] = append(sections[last], embed)
	}
	var blocks []string
	for _, s := range sections {
		blocks = append(blocks, s...)
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

// reference is a sentence that links to another article, or to a part of it.
func (w writer) reference(i, n int, seed uint64, part bool, link linker) string {
	other := outlineOf((i+1+w.IntN(max(1, n-1)))%n, seed)
	if part {
		h := other.headings[w.IntN(len(other.headings))]
		return fmt.Sprintf("Compare [%s](%s).", strings.ToLower(h.text), link(other.slug, h.id))
	}
	return fmt.Sprintf("More stands in [%s](%s).", strings.ToLower(other.title), link(other.slug, ""))
}

func (w writer) list() string {
	items := make([]string, 5)
	for i := range items {
		items[i] = "- " + capital(w.clause()) + "."
	}
	return strings.Join(items, "\n")
}

func (w writer) table() string {
	rows := []string{fmt.Sprintf("| %s | %s | %s |", capital(w.pick(nouns)), capital(w.pick(nouns)), capital(w.pick(nouns))), "| --- | --- | ---: |"}
	for range 4 {
		rows = append(rows, fmt.Sprintf("| %s | %s %s | %d |", w.thing(), w.pick(adjectives), w.pick(nouns), w.IntN(1000)))
	}
	return strings.Join(rows, "\n")
}
