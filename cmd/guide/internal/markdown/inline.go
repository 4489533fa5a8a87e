package markdown

import (
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
		r.text(n)
	case *ast.CodeSpan:
		r.write("<code>")
		escapeCode(r.html, codeSpan(r.src, n))
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

func (r *renderer) text(n *ast.Text) {
	raw := n.Value(r.src)
	escape(r.html, unescape(raw))
	r.run(n.Segment.Start, n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		r.write("<br>")
	case n.SoftLineBreak():
		r.write("\n")
	}
}

// run notes a piece of prose. Goldmark cuts text at every character that
// could have been markup; what stands together in the file is put together
// again.
func (r *renderer) run(start, stop int) {
	if r.quiet || start == stop {
		return
	}
	typed := string(r.src[start:stop])
	if runs := r.doc.Text; start == r.runEnd && len(runs) > 0 {
		runs[len(runs)-1].Text += typed
	} else {
		r.doc.Text = append(runs, TextRun{Text: typed, At: r.pos(start), Block: r.block})
	}
	r.runEnd = stop
}

// plainText gives the text of a node without its markup, on one line.
func plainText(src []byte, n ast.Node) string {
	var b strings.Builder
	writePlain(&b, src, n, 0)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writePlain(b *strings.Builder, src []byte, parent ast.Node, depth int) {
	if depth > maxNest {
		return // reported when it is written
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(unescape(n.Value(src)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.CodeSpan:
			b.WriteString(codeSpan(src, n))
		case *ast.AutoLink:
			b.Write(n.Label(src))
		default:
			writePlain(b, src, n, depth+1)
		}
	}
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
