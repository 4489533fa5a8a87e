package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The guards stand in front of goldmark's own parsers. Each lets its parser
// work until a limit is used up; from then on the syntax is plain text, which
// costs nothing, and the limit is reported. Counting here is exact: a scan of
// the bytes before parsing would mistake code for markup and could be fooled.

// shallow keeps containers from nesting without end.
type shallow struct{ parser.BlockParser }

func (g shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxOpen {
		return g.BlockParser.Open(parent, reader, pc)
	}
	_, segment := reader.PeekLine()
	stateOf(pc).reportOnce(segment.Start, "too-deep", "flatten the lists and quotes",
		"lists or quotes are nested more than %d deep", maxOpen/2)
	return nil, parser.NoChildren
}

// footnoteBlocks counts and notes the definitions of footnotes.
type footnoteBlocks struct{ parser.BlockParser }

func (g footnoteBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	node, state := g.BlockParser.Open(parent, reader, pc)
	if n, ok := node.(*xast.Footnote); ok {
		s := stateOf(pc)
		if !s.spend(footnotes, 1, segment.Start) {
			return nil, parser.NoChildren
		}
		s.notes = append(s.notes, n)
	}
	return node, state
}

// delimited counts the marks of emphasis and strikethrough.
type delimited struct{ parser.InlineParser }

func (g delimited) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, segment := block.PeekLine()
	if !stateOf(pc).spend(delimiters, 1, segment.Start) {
		return nil
	}
	return g.InlineParser.Parse(parent, block, pc)
}

// taskBoxes lets a task's box through only when a space follows, as GitHub
// does. Goldmark also takes the text of the link in "- [x](page.md)" for one.
type taskBoxes struct{ parser.InlineParser }

func (g taskBoxes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) > 3 && !bytes.ContainsRune([]byte(" \t\n"), rune(line[3])) {
		return nil
	}
	return g.InlineParser.Parse(parent, block, pc)
}

// bareLinks makes links of bare https addresses, and of nothing else: without
// the check, goldmark goes on to look for an email address at every word.
type bareLinks struct{ parser.InlineParser }

func (g bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := 0
	if bytes.IndexByte([]byte(" *_~("), line[0]) >= 0 {
		start = 1
	}
	if !bytes.HasPrefix(line[start:], []byte("https://")) && !bytes.HasPrefix(line[start:], []byte("http://")) {
		return nil
	}
	n := g.InlineParser.Parse(parent, block, pc)
	if n != nil {
		n.SetPos(segment.Start + start - segment.Padding)
	}
	return n
}

// definitions keeps a paragraph of reference definitions short: goldmark
// copies what is left of the paragraph after each. What goldmark took out now
// stands before the paragraph, from where the labels are noted.
type definitions struct{ parser.ParagraphTransformer }

func (g definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	first := node.Lines().At(0)
	if bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " "), []byte("[")) && node.Lines().Len() > maxDefinitions {
		stateOf(pc).reportOnce(first.Start, "too-large", "put an empty line between groups of definitions",
			"more than %d lines of reference definitions in one block", maxDefinitions)
		return
	}
	parent, before := node.Parent(), node.PreviousSibling()
	g.ParagraphTransformer.Transform(node, reader, pc)
	next := parent.FirstChild()
	if before != nil {
		next = before.NextSibling()
	}
	for ; next != nil && next != ast.Node(node); next = next.NextSibling() {
		if d, ok := next.(*ast.LinkReferenceDefinition); ok {
			stateOf(pc).define(d)
		}
	}
}

// tables refuses a table before it is built. A table of few bytes can have
// very many cells, since every short row is filled up to the width of the
// header.
type tables struct{ parser.ParagraphTransformer }

func (g tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	s, lines := stateOf(pc), node.Lines()
	columns, escaped, at := 0, 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		value := line.Value(s.src)
		escaped += bytes.Count(value, []byte(`\|`))
		if n := delimiterColumns(value); i > 0 && n > columns {
			columns, at = n, line.Start
		}
	}
	switch {
	case columns == 0: // not a table
	case columns > maxTableColumns:
		s.reportOnce(at, "too-large", "a table that wide cannot be read; split it",
			"a table has more than %d columns", maxTableColumns)
		return
	case !s.spend(cells, columns*lines.Len(), at) || !s.spend(pipes, escaped, at):
		return
	}
	g.ParagraphTransformer.Transform(node, reader, pc)
}

// delimiterColumns gives the number of columns that a line like |---|:-:|
// makes at most, or 0 when it is not such a line.
func delimiterColumns(line []byte) int {
	if len(bytes.Trim(line, " \t\n-|:")) > 0 || bytes.IndexByte(line, '-') < 0 {
		return 0
	}
	columns := 1 + bytes.Count(line, []byte("|"))
	line = bytes.TrimSpace(line)
	if line[0] == '|' {
		columns--
	}
	if line[len(line)-1] == '|' {
		columns--
	}
	return max(1, columns)
}
