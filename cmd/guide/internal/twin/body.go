package twin

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
)

// change puts other text in the place of a piece of the source.
type change struct {
	from, to int // offsets
	text     string
}

// Body gives the Markdown of an article with its links led to full addresses
// and its embeds filled. The source starts on a line of its file, from which
// the places in doc are counted.
func Body(source string, firstLine int, doc *markdown.Doc, address func(*markdown.Ref) string, fill func(*markdown.Embed) string) string {
	text := newPlaces(strings.ReplaceAll(source, "\r\n", "\n"), firstLine)
	var changes []change
	for _, part := range doc.Parts {
		switch {
		case part.Ref != nil && part.Ref.Len > 0:
			at := text.offset(part.Ref.At)
			changes = append(changes, change{at, min(at+part.Ref.Len, len(text.source)), target(address(part.Ref))})
		case part.Embed != nil:
			changes = append(changes, text.block(part.Embed, fill(part.Embed)))
		}
	}
	// Footnotes come last in a page, and the definition of a link counts as
	// often as it is used.
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	done := 0
	for _, c := range changes {
		if c.from >= done {
			b.WriteString(text.source[done:c.from] + c.text)
			done = c.to
		}
	}
	b.WriteString(text.source[done:])
	return strings.TrimSpace(b.String())
}

// places finds the offset of a line and column.
type places struct {
	source string
	first  int   // number of the first line
	lines  []int // offsets of the lines, and the end
}

func newPlaces(source string, first int) *places {
	p := &places{source: source, first: first, lines: []int{0}}
	for i := range len(source) {
		if source[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// line gives the offset of a line, or the end of the source.
func (p *places) line(number int) int {
	if i := number - p.first; i < len(p.lines) {
		return p.lines[max(i, 0)]
	}
	return len(p.source)
}

// offset gives that of a place, whose column counts characters.
func (p *places) offset(at diag.Pos) int {
	off := p.line(at.Line)
	for range at.Col - 1 {
		_, size := utf8.DecodeRuneInString(p.source[off:])
		off += size
	}
	return off
}

// block puts text in the place of a fenced block. Inside a list or a quotation
// every line of the text gets what the lines of the block began with.
func (p *places) block(e *markdown.Embed, text string) change {
	from := p.offset(e.At)
	after := e.At.Line + 1 + strings.Count(e.Body, "\n")
	if end := strings.TrimLeft(p.source[p.line(after):p.line(after+1)], " \t>"); strings.HasPrefix(end, "```") || strings.HasPrefix(end, "~~~") {
		after++
	}
	begin := strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, p.source[p.line(e.At.Line):from])
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.TrimRight(begin+lines[i], " ")
	}
	to := p.line(after)
	if to > from && p.source[to-1] == '\n' {
		to--
	}
	return change{from, to, strings.Join(lines, "\n")}
}
