package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

func (r *renderer) inlines(parent ast.Node) {
	if r.nest++; r.nest > maxNest {
		r.reportOnce(offsetOf(parent), "too-deep", "write it plainly", "inline markup is nested more than %d deep", maxNest)
		r.nest--
		return
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
	r.nest--
}

func (r *renderer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.prose(n)
	case *ast.CodeSpan:
		r.write("<code>")
		r.out = appendCode(r.out, codeSpan(r.src, n))
		r.write("</code>")
	case *ast.Emphasis:
		r.wrap([]string{"em", "strong"}[n.Level-1], n)
	case *xast.Strikethrough:
		r.wrap("del", n)
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.Image:
		r.image(n)
	case *ast.RawHTML:
		r.inlineHTML(n)
	case *xast.TaskCheckBox:
		r.taskBox(n)
	case *xast.FootnoteLink:
		r.footnoteMark(n)
	case *xast.FootnoteBacklink:
		r.backlink(n)
	default:
		// Not reached: parser.go makes no other kinds. The text is kept.
		r.inlines(n)
	}
}

func (r *renderer) wrap(tag string, n ast.Node) {
	r.write("<", tag, ">")
	r.inlines(n)
	r.write("</", tag, ">")
}

func (r *renderer) prose(n *ast.Text) {
	raw := n.Value(r.src)
	if hasEscapes(raw) {
		r.flat = appendUnescaped(r.flat[:0], raw)
		raw = r.flat
	}
	r.text(raw)
	r.run(n.Segment.Start, n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		r.write("<br>")
	case n.SoftLineBreak():
		r.write("\n")
	}
}

// text writes text.
func (r *renderer) text(text []byte) {
	r.out = appendText(r.out, text, len(r.out) > r.from && r.out[len(r.out)-1] == ' ')
}

// run notes a piece of prose. Goldmark cuts text at every character that
// could have been markup; what stands together in the file is put together
// again.
func (r *renderer) run(start, stop int) {
	if r.quiet || start == stop {
		return
	}
	if runs := r.doc.Text; start == r.runEnd && len(runs) > 0 {
		runs[len(runs)-1].Text = r.typed[r.runStart:stop]
	} else {
		if runs == nil {
			runs = make([]TextRun, 0, len(r.lines))
		}
		r.doc.Text = append(runs, TextRun{Text: r.typed[start:stop], At: r.pos(start), Block: r.block})
		r.runStart = start
	}
	r.runEnd = stop
}

// plainText gives the text of a node without its markup, on one line.
func plainText(src []byte, n ast.Node) string {
	var flat [256]byte
	line, _ := appendLine(nil, appendPlain(flat[:0], src, n, 0))
	return string(line)
}

// appendLine appends text with single spaces between its words, and counts
// these.
func appendLine(line, text []byte) (longer []byte, words int) {
	for word := range bytes.FieldsSeq(text) {
		if words++; words > 1 {
			line = append(line, ' ')
		}
		line = append(line, word...)
	}
	return line, words
}

func appendPlain(text, src []byte, parent ast.Node, depth int) []byte {
	if depth > maxNest {
		return text // reported when it is written
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			text = appendUnescaped(text, n.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				text = append(text, ' ')
			}
		case *ast.CodeSpan:
			text = append(text, codeSpan(src, n)...)
		case *ast.AutoLink:
			text = append(text, n.Label(src)...)
		default:
			text = appendPlain(text, src, n, depth+1)
		}
	}
	return text
}

// codeSpan gives the code of a span. Line ends in it are blanks.
func codeSpan(src []byte, n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Value(src))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}
