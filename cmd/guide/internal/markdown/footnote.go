package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// footnoteMarks stands in front of goldmark's parser of [^label]. It counts
// the marks and reports those that point nowhere, which Markdown prints as
// text.
type footnoteMarks struct{ parser.InlineParser }

func (g footnoteMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(bytes.TrimPrefix(line, []byte("!")), []byte("[^")) {
		return nil
	}
	s, at := stateOf(pc), segment.Start-segment.Padding
	if line[0] == '!' {
		at++
		line = line[1:]
	}
	if !s.spend(citations, 1, at) {
		return nil
	}
	node := g.InlineParser.Parse(parent, block, pc)
	if node != nil {
		node.SetPos(at)
		return node
	}
	if end := bytes.IndexByte(line, ']'); end > 2 && !util.IsBlank(line[2:end]) && segment.Start > s.footnoteSeen {
		s.footnoteSeen = segment.Start // "![^x]" comes here twice, at the ! and at the [
		label := string(line[2:end])
		hint := "add a paragraph that starts with [^" + printable(label) + "]:, or put code in backticks"
		if near := diag.Nearest(label, s.noteLabels()); near != "" {
			hint = "did you mean [^" + near + "]?"
		}
		s.report(at, "footnote", hint, "there is no footnote %q", printable(label))
	}
	return nil
}

func (s *state) noteLabels() []string {
	labels := make([]string, len(s.notes))
	for i, n := range s.notes {
		labels[i] = string(n.Ref)
	}
	return labels
}

// uncited reports footnotes that nothing cites: Markdown drops their text
// without a word. A second footnote of the same label is one of them.
type uncited struct{}

func (uncited) Transform(root *ast.Document, reader text.Reader, pc parser.Context) {
	s := stateOf(pc)
	for _, n := range s.notes {
		if n.Index < 0 {
			s.report(offsetOf(n), "footnote", "cite it with [^"+string(n.Ref)+"] or delete it",
				"the footnote %q is not cited", n.Ref)
		}
	}
}

// Footnote ids start with the prefix of the layout's ids, which no heading can
// get. The first mark of a footnote has the short form.
func noteID(index int) string { return ReservedPrefix + "fn-" + strconv.Itoa(index) }

func markID(index, use int) string {
	id := ReservedPrefix + "fnref-" + strconv.Itoa(index)
	if use > 0 {
		id += "-" + strconv.Itoa(use+1)
	}
	return id
}

// footnoteMark writes the number in the text. The number alone would be a poor
// name for a link, so it has a longer one.
func (r *renderer) footnoteMark(n *xast.FootnoteLink) {
	if r.quiet {
		return
	}
	if r.inLink || r.inAlt {
		r.report(offsetOf(n), "nested-link", "put the footnote behind the link", "a footnote cannot stand inside a link or an image")
		return
	}
	number := strconv.Itoa(n.Index)
	r.write("<sup><a id=", markID(n.Index, n.RefIndex), " href=#", noteID(n.Index),
		` role=doc-noteref aria-label="Footnote `, number, `">`, number, "</a></sup>")
}

func (r *renderer) footnotes(list *xast.FootnoteList) {
	r.write("<section class=footnotes role=doc-endnotes aria-label=Footnotes><ol>")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*xast.Footnote)
		if !ok {
			continue
		}
		r.write("<li id=", noteID(note.Index), ">")
		if p, ok := note.FirstChild().(*ast.Paragraph); ok && p.NextSibling() == nil {
			r.bare(p)
		} else {
			r.blocks(note)
		}
		r.openP = false
	}
	r.write("</ol></section>")
}

// backlink leads from a footnote to the place that cites it. U+FE0E keeps the
// arrow from becoming a picture on phones.
func (r *renderer) backlink(n *xast.FootnoteBacklink) {
	name, label := "Back to the text", "\u21a9\ufe0e"
	if n.RefCount > 1 {
		number := strconv.Itoa(n.RefIndex + 1)
		name += ", mark " + number
		label += "<sup>" + number + "</sup>"
	}
	if n.PreviousSibling() != nil && n.PreviousSibling().Type() == ast.TypeInline {
		r.write(" ")
	}
	r.write("<a href=#", markID(n.Index, n.RefIndex), ` role=doc-backlink aria-label="`, name, `">`, label, "</a>")
}
