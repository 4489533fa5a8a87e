package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// renderer walks the tree once and fills a Doc. It does not use goldmark's
// renderer: parts, reports and the choice of end tags all need to know what
// stands around a node.
type renderer struct {
	*state
	slugs *slugs
	doc   *Doc
	html  *strings.Builder // the part being written
	plain strings.Builder

	// openP is set while a paragraph's end tag is left out. Everything that
	// starts a block closes a paragraph by itself; bare text and embeds do not.
	openP bool

	quiet         bool // write HTML only: the text is written a second time
	inLink, inAlt bool
	nest          int // inline markup around the text
	block         int
	runEnd        int // offset behind the last run of text
	level         int // of the last heading
}

func newRenderer(s *state) *renderer {
	return &renderer{state: s, slugs: newSlugs(), doc: &Doc{}, html: &strings.Builder{}}
}

func (r *renderer) write(parts ...string) {
	for _, p := range parts {
		r.html.WriteString(p)
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
	if r.html.Len() > 0 {
		r.doc.Parts = append(r.doc.Parts, Part{HTML: r.html.String()})
		r.html.Reset()
	}
}

func (r *renderer) document(root ast.Node) {
	r.blocks(root)
	r.closeP() // the layout may go on with anything
	r.flush()
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
		r.code(string(n.Lines().Value(r.src)), fenceInfo{}, offsetOf(n))
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
	r.plain.WriteString(plainText(r.src, n) + "\n")
	r.inlines(n)
	if isTaskText(n) {
		r.write("</label>")
	}
}
