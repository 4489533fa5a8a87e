package markdown

import (
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// heading writes a heading with its id and a link to itself.
func (r *renderer) heading(n *ast.Heading) {
	at := offsetOf(n)
	text := plainText(r.src, n)
	r.checkHeading(n, text, at)
	if !r.spend(headings, 1, at) {
		return
	}
	id := r.slugs.next(text)
	level := strconv.Itoa(n.Level)
	r.write("<h", level, " id=", id, ">")
	r.bare(n)
	r.write("<a class=anchor href=#", id, ` aria-label="Link to this section">#</a></h`, level, ">")

	again := renderer{state: r.state, scratch: r.scratch, doc: &Doc{}, from: len(r.out), quiet: true}
	again.inlines(n)
	inline := string(r.out[again.from:])
	r.out = r.out[:again.from]
	r.doc.Headings = append(r.doc.Headings, Heading{
		Level: n.Level, ID: id, Text: text, HTML: inline, At: r.pos(at),
	})
}

// checkHeading keeps the outline of the page whole: its title is the only h1,
// and no level is left out on the way down.
func (r *renderer) checkHeading(n *ast.Heading, text string, at int) {
	switch {
	case n.Level == 1:
		r.report(at, "heading-level", "write ## for a section; the title in the front matter is the heading of the page",
			"a text has no heading of the first level")
	case n.Level > max(r.level, 1)+1:
		r.report(at, "heading-level", "use one # more than the heading above has",
			"a heading of level %d follows one of level %d", n.Level, max(r.level, 1))
	}
	r.level = n.Level
	if text == "" {
		r.add(at, diag.Warning, "heading-empty", "write a heading or delete the line", "the heading is empty")
	}
	if utf8.RuneCountInString(text) > maxHeadingRunes {
		r.report(at, "too-large", "shorten it", "the heading has more than %d characters", maxHeadingRunes)
	}
}
