package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// renderer walks the tree once and fills a Doc. It does not use goldmark's
// renderer: parts, reports and the choice of end tags all need to know what
// stands around a node.
type renderer struct {
	*state
	*scratch
	slugs *slugs
	doc   *Doc
	typed string // the body
	from  int    // where the part being written begins
	ends  []int  // where the parts of the Doc end

	// openP is set while a paragraph's end tag is left out. Everything that
	// starts a block closes a paragraph by itself; bare text and embeds do not.
	openP bool

	quiet            bool // write HTML only: the text is written a second time
	inLink, inAlt    bool
	nest             int // inline markup around the text
	block            int
	runStart, runEnd int // offsets of the last run of text, and behind it
	level            int // of the last heading
}

// scratch is memory that one body after another is rendered in.
type scratch struct {
	out   []byte // the HTML of all parts
	plain []byte
	flat  []byte // one text, for a moment
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

func (r *renderer) write(parts ...string) {
	for _, p := range parts {
		r.out = append(r.out, p...)
	}
}

// add reports unless the text is written a second time.
func (r *renderer) add(off int, severity diag.Severity, rule, hint, format string, args ...any) {
	if !r.quiet {
		r.state.add(off, severity, rule, hint, format, args...)
	}
}

func (r *renderer) report(off int, rule, hint, format string, args ...any) {
	r.add(off, diag.Error, rule, hint, format, args...)
}

// flush ends the HTML part being written.
func (r *renderer) flush() {
	if len(r.out) > r.from {
		r.part(Part{})
	}
}

// part adds a part. Its HTML is what was written since the one before.
func (r *renderer) part(p Part) {
	r.from = len(r.out)
	r.doc.Parts, r.ends = append(r.doc.Parts, p), append(r.ends, r.from)
}

func (r *renderer) document(root ast.Node) {
	r.blocks(root)
	r.closeP() // the layout may go on with anything
	r.flush()
	html, from := string(r.out), 0
	for i, end := range r.ends {
		r.doc.Parts[i].HTML, from = html[from:end], end
	}
	r.doc.Plain = string(bytes.TrimSpace(r.plain))
}

// closeP writes the end tag of a paragraph where it may not be left out.
func (r *renderer) closeP() {
	if r.openP {
		r.write("</p>")
		r.openP = false
	}
}

func (r *renderer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.oneBlock(n)
	}
}

func (r *renderer) oneBlock(n ast.Node) {
	switch n := n.(type) {
	case *ast.LinkReferenceDefinition:
		return
	case *ast.FencedCodeBlock:
		r.fence(n)
		return
	case *ast.TextBlock:
		r.closeP()
		r.bare(n)
		return
	case *ast.Paragraph:
		r.write("<p>")
		r.bare(n)
		r.openP = true
		return
	case *xast.FootnoteBacklink: // the footnote does not end in a paragraph
		if !r.openP {
			r.write("<p>")
			r.openP = true
		}
		r.backlink(n)
		return
	}
	r.container(n)
	r.openP = false
}

// container writes the blocks that end with an end tag of their own.
func (r *renderer) container(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n)
	case *ast.Blockquote:
		r.quote(n)
	case *ast.CodeBlock:
		r.code(r.linesOf(n), fenceInfo{}, offsetOf(n))
	case *ast.ThematicBreak:
		r.write("<hr>")
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *xast.Table:
		r.table(n)
	case *xast.DefinitionList:
		r.definitionList(n)
	case *xast.FootnoteList:
		r.footnotes(n)
	default:
		// Not reached: parser.go makes no other kinds. The text is kept.
		r.blocks(n)
	}
}

// bare writes the inline content of a block as one block of prose.
func (r *renderer) bare(n ast.Node) {
	r.block++
	r.runEnd = -1
	r.flat = appendPlain(r.flat[:0], r.src, n, 0)
	line, words := appendLine(r.plain, r.flat)
	r.plain = append(line, '\n')
	r.doc.Words += words
	r.inlines(n)
	if isTaskText(n) {
		r.write("</label>")
	}
}

// linesOf gives the lines of a block of code. Those that stand together in the
// file need not be copied.
func (r *renderer) linesOf(n ast.Node) string {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		apart := i > 0 && lines.At(i-1).Stop != line.Start
		if apart || line.Padding > 0 || line.Start == line.Stop || r.src[line.Stop-1] != '\n' { // which goldmark adds
			return string(lines.Value(r.src))
		}
	}
	if lines.Len() == 0 {
		return ""
	}
	return r.typed[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
}
