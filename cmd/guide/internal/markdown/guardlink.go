package markdown

import (
	"bytes"
	"maps"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// linkMarks stands in front of goldmark's link parser. It counts brackets and
// links, remembers where the target of each link was written, and reports
// references to labels that nobody defined, which Markdown prints as text.
type linkMarks struct{ parser.InlineParser }

func (g linkMarks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	s := stateOf(pc)
	line, segment := block.PeekLine()
	at := segment.Start - segment.Padding
	if line[0] != ']' {
		if line[0] == '!' && (len(line) < 2 || line[1] != '[') || !s.spend(brackets, 1, at) {
			return nil
		}
		node := g.InlineParser.Parse(parent, block, pc)
		if node != nil {
			s.openers = append(s.openers, at)
		}
		return node
	}
	if len(s.openers) == 0 || !s.spend(links, 0, at) {
		return nil
	}
	// Goldmark takes the last opener off at every closing bracket, link or not.
	opener := s.openers[len(s.openers)-1]
	s.openers = s.openers[:len(s.openers)-1]
	node := g.InlineParser.Parse(parent, block, pc)
	switch n := node.(type) {
	case nil:
		s.checkLabel(opener, at, line)
	case *ast.Link:
		s.locate(n, n.Destination, n.Reference, at)
	case *ast.Image:
		s.locate(n, n.Destination, n.Reference, at)
	}
	return node
}

// CloseBlock ends the counts that are kept by block. Goldmark calls it after
// the inline content of each.
func (g linkMarks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	s := stateOf(pc)
	s.openers = s.openers[:0]
	s.used[brackets], s.used[delimiters] = 0, 0
	g.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// locate remembers the target of an inline link, which stands after "](".
// Targets of references are found with their definitions.
func (s *state) locate(n ast.Node, target []byte, ref *ast.ReferenceLink, closer int) {
	s.spend(links, 1, closer)
	if ref == nil {
		s.targets[n] = s.find(closer+2, target)
	}
}

// checkLabel reports [text][label] and [label][] when the label is not
// defined. A lone [label] is left alone: most of them are just brackets.
func (s *state) checkLabel(opener, closer int, line []byte) {
	if len(line) < 3 || line[1] != '[' {
		return
	}
	end := bytes.IndexByte(line[2:], ']')
	if end < 0 {
		return
	}
	label, at := line[2:2+end], closer+1
	if util.IsBlank(label) {
		text := bytes.TrimPrefix(s.src[opener:closer], []byte("!"))
		label, at = bytes.TrimPrefix(text, []byte("[")), opener
	}
	if util.IsBlank(label) || label[0] == '^' {
		return // string[][] is no link, and [text][^1] has a footnote behind brackets
	}
	name := util.ToLinkReference(label)
	if _, ok := s.defs[name]; ok {
		return
	}
	hint := "write [text](target), or put code in backticks"
	if near := diag.Nearest(string(label), slices.Sorted(maps.Keys(s.defs))); near != "" {
		hint = "did you mean [" + near + "]?"
	}
	s.report(at, "link-reference", hint, "nothing defines the link label %q", printable(string(label)))
}

// define remembers where the target of a definition was written. The first
// definition of a label holds, as in goldmark.
func (s *state) define(d *ast.LinkReferenceDefinition) {
	start := offsetOf(d)
	name := util.ToLinkReference(d.Label)
	if _, ok := s.defs[name]; ok {
		s.report(start, "link-reference", "delete one of the two", "the link label %q is defined twice", d.Label)
		return
	}
	at := s.find(start+len(d.Label), []byte("]:"))
	s.defs[name] = s.find(at+2, d.Destination)
}

// checkDefinitions looks at the targets of all definitions, used or not.
func (s *state) checkDefinitions(root ast.Node) {
	if len(s.defs) == 0 {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if d, ok := n.(*ast.LinkReferenceDefinition); ok && entering {
			if _, bad := classify(s.file, unescape(d.Destination), false); bad != nil {
				s.refuse(s.defs[util.ToLinkReference(d.Label)], bad)
			}
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func (s *state) refuse(at int, why *refusal) {
	s.report(at, why.rule, why.hint, "%s", why.message)
}
