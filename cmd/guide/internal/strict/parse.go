package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// parse reads the one document of src.
func (d *decoder) parse(src []byte) (*yaml.Node, bool) {
	loader, err := yaml.NewLoader(bytes.NewReader(src))
	if err != nil {
		return nil, d.syntax(src, err)
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0 {
		return nil, d.fail(d.place(1, 1), "empty-value", "there is nothing here", "write the keys, one a line")
	} else if err != nil {
		return nil, d.syntax(src, err)
	}
	if err := loader.Load(&second); err == nil {
		return nil, d.fail(d.place(second.Line, 1), "yaml-feature", "a second document starts here", "keep one document a file; remove the line ---")
	} else if !errors.Is(err, io.EOF) {
		return nil, d.syntax(src, err)
	}
	return doc.Content[0], true
}

func (d *decoder) syntax(src []byte, err error) bool {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		return d.fail(d.place(1, 1), "yaml-syntax", "this is not YAML", "")
	}
	message := strings.TrimPrefix(one.Message, "yaml: ")
	at := d.place(one.Mark.Line, one.Mark.Column)
	if strings.HasPrefix(message, "unknown anchor") {
		if l := lineAt(linesOf(src), one.Mark.Line); strings.Contains(l.value, " ") { // a name has no spaces
			if s, found := oddStart(l); found {
				return d.fail(d.place(s.line, s.col), "yaml-feature", s.message, s.hint)
			}
		}
		return d.fail(at, "yaml-feature", "aliases are not used here", "write the value out; text that starts with * needs quotes")
	}
	if strings.Contains(message, "exceeded max depth") {
		return d.tooDeep(at)
	}
	if col := indentTab(src, one.Mark.Line); col > 0 {
		return d.fail(d.place(one.Mark.Line, col), "yaml-syntax", "a tab cannot indent YAML", tabHint(src, one.Mark.Line))
	}
	if s, found := findSlip(src, complaint{message, one.Mark.Line, one.Mark.Column, one.ContextMark.Line}); found {
		return d.fail(d.place(s.line, s.col), "yaml-syntax", s.message, s.hint)
	}
	hint := ""
	for _, h := range syntaxHints {
		if strings.Contains(message, h.part) {
			message, hint = h.message, h.hint
			if h.opens && one.ContextMark.Line > 0 {
				at = d.place(one.ContextMark.Line, one.ContextMark.Column)
			}
		}
	}
	return d.fail(at, "yaml-syntax", message, hint)
}

func (d *decoder) tooDeep(at diag.Pos) bool {
	return d.fail(at, "too-deep", fmt.Sprintf("this is nested more than %d levels deep", maxDepth), "write it flat, as in the other files")
}

// indentTab gives the column of a tab in the blank start of a line, or 0. The
// parser complains about what follows it.
func indentTab(src []byte, line int) int {
	lines := slices.Collect(bytes.Lines(src))
	if line < 1 || line > len(lines) {
		return 0
	}
	text := lines[line-1]
	indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
	return bytes.IndexByte(indent, '\t') + 1
}

// tabHint says how many spaces take the place of a tab.
func tabHint(src []byte, number int) string {
	lines := linesOf(src)
	up, ok := above(lines, number)
	if !ok {
		return "delete it"
	}
	to := up.keyColumn()
	if up.value == "" {
		to += 2 // the line above has a key alone: this one belongs to it
	}
	return fmt.Sprintf("indent with spaces, two a level; here probably %s", spaces(to))
}

// syntaxHints says the parser's commonest complaints in an editor's words.
// What is not finished is shown where it opens, which is where it has to be
// mended.
var syntaxHints = []struct {
	part, message, hint string
	opens               bool
}{
	{"mapping values are not allowed", "a colon is not possible here", "put text that holds a colon in quotes, and check the indentation", false},
	{"tab character", "a tab cannot stand here", "write spaces in place of it", false},
	{"did not find expected ',' or ']'", "the list in [ ] is not closed", "close it with ] or separate its items with commas", true},
	{"did not find expected ',' or '}'", "the keys in { } are not closed", "close them with } or separate them with commas", true},
	{"unexpected end of stream", "a quote is not closed", "write the same quote at the end of the text", true},
	{"unknown escape", "this is not an escape that YAML knows", `in double quotes write \\ for a backslash, or use single quotes`, false},
	{"could not find expected ':'", "a key has no colon", "write key: value", true},
	{"did not find expected key", "a key was expected here", "check the indentation and the quotes of the line above", false},
	{"did not find expected node content", "a value was expected here", "write the value, or put it in quotes", false},
	{"did not find expected '-' indicator", "a list item was expected here", "begin it with a hyphen and a space, in line with the hyphen above", false},
	{"mapping keys are not allowed", "a question mark cannot stand here alone", `put it in quotes: "?"`, false},
	{"cannot start any token", "this character cannot start a value", "put the value in quotes", false},
}

// refuse reports everything that makes a document mean something else than
// what it looks like.
func (d *decoder) refuse(n *yaml.Node, depth int) {
	switch d.nodes++; {
	case depth > maxDepth:
		d.tooDeep(d.pos(n))
		return
	case d.nodes == maxNodes:
		d.fail(d.pos(n), "too-large", fmt.Sprintf("there are more than %d keys and values before this place", maxNodes), "split the file, or make it smaller")
		return
	case d.nodes > maxNodes:
		return
	}
	switch {
	case n.Kind == yaml.AliasNode:
		d.fail(d.pos(n), "yaml-feature", "aliases are not used here", "write the value out; text that starts with * needs quotes")
		return
	case n.Anchor != "":
		d.fail(d.pos(n), "yaml-feature", "anchors are not used here", "remove &"+clip(n.Anchor)+"; text that starts with & needs quotes")
	case n.Style&yaml.TaggedStyle != 0:
		d.fail(d.pos(n), "yaml-feature", "tags are not used here", "remove "+clip(n.Tag)+"; text that starts with ! needs quotes")
	case n.Tag == "!!merge":
		d.fail(d.pos(n), "yaml-feature", "merge keys are not used here", "write the keys out")
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			d.refuseIndent(child)
		}
		d.refuse(child, depth+1)
	}
}

// refuseIndent refuses a key that begins with what looks like indentation and is
// none: it would be another key of another mapping.
func (d *decoder) refuseIndent(key *yaml.Node) {
	if s, odd := oddIndent(line{number: key.Line, text: strings.Repeat(" ", max(key.Column-1, 0)) + key.Value}); odd {
		d.fail(d.place(s.line, s.col), "yaml-syntax", s.message, s.hint)
	}
}
