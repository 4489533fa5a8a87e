package strict

import (
	"bytes"
	"fmt"
	"iter"
	"reflect"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Limits for input from strangers: far above any of the guide's files, and far
// from what would trouble the stack, the clock or the reader of a report.
const (
	maxDepth  = 32
	maxNodes  = 20_000 // keys, values and lists of a document
	maxFaults = 100    // reported for a document
)

// Decode reads src, which stands in a file at the given place (line and
// column of its first byte), into the value that into points at. It adds what
// is wrong to diags and reports whether nothing was.
func Decode(src []byte, at diag.Pos, into any, diags *diag.List) bool {
	d := &decoder{src: src, at: at, diags: diags, lastLine: 1, lastCol: 1}
	for line := range bytes.Lines(src) {
		d.lastCol = utf8.RuneCount(bytes.TrimRight(line, "\n")) + 1
	}
	d.lastLine = max(1, bytes.Count(bytes.TrimSuffix(src, []byte("\n")), []byte("\n"))+1)
	root, ok := d.parse(src)
	if !ok {
		return false
	}
	if d.refuse(root, 0); d.failed {
		return false
	}
	return d.value(root, reflect.ValueOf(into).Elem())
}

type decoder struct {
	src    []byte
	lines  []string // of src, once somebody asked for one
	at     diag.Pos
	diags  *diag.List
	failed bool
	faults int
	nodes  int

	strayed map[strayedKey]bool // keys that were found beside the mapping that they belong to

	lastLine, lastCol int // the end of the text
}

// pos is the place of a node in the file. Only the lines of an indented block
// are shifted to the right, all alike.
func (d *decoder) pos(n *yaml.Node) diag.Pos { return d.place(n.Line, n.Column) }

// place turns a place in the text into one in the file. What is missing at the
// end the parser sees behind the last line, where there is nothing to show.
func (d *decoder) place(line, col int) diag.Pos {
	if line > d.lastLine {
		line, col = d.lastLine, d.lastCol
	}
	return diag.Pos{File: d.at.File, Line: max(line, 1) + d.at.Line - 1, Col: max(col, 1) + d.at.Col - 1}
}

func (d *decoder) fail(at diag.Pos, rule, message, hint string) bool {
	d.failed = true
	switch d.faults++; {
	case d.faults == maxFaults:
		rule, message, hint = "too-many", fmt.Sprintf("there are at least %d faults here; the rest is not shown", maxFaults), ""
	case d.faults > maxFaults:
		return false
	}
	d.diags.Add(diag.Diagnostic{Pos: at, Rule: rule, Message: message, Hint: hint})
	return false
}

// value decodes a node into v, following v's type.
func (d *decoder) value(n *yaml.Node, v reflect.Value) bool {
	if nd, ok := v.Addr().Interface().(nodeDecoder); ok {
		return nd.decodeNode(d, n)
	}
	if s, ok := v.Addr().Interface().(Scalar); ok {
		return d.scalar(n, s)
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.structure(n, v)
	case reflect.Slice:
		return d.slice(n, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(n, v.Elem())
	case reflect.String:
		text, ok := d.text(n)
		v.SetString(text)
		return ok
	case reflect.Bool:
		return d.boolean(n, v)
	case reflect.Int:
		return d.integer(n, v)
	}
	panic("strict: no rule for type " + v.Type().String())
}

func (d *decoder) slice(n *yaml.Node, v reflect.Value) bool {
	if !d.expect(n, yaml.SequenceNode, "a list", d.listHint(n, v.Type().Elem())) {
		return false
	}
	ok := true
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		ok = d.value(item, list.Index(i)) && ok
	}
	v.Set(list)
	return ok
}

func (d *decoder) expect(n *yaml.Node, kind yaml.Kind, what, hint string) bool {
	if n.Kind == kind {
		return true
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return d.fail(d.pos(n), "empty-value", "expected "+what+", found nothing", hint)
	}
	return d.fail(d.pos(n), "wrong-type", "expected "+what+", found "+describe(n), hint)
}

// entries walks the keys of a mapping and reports those that stand twice. When
// that begins with the first one, a whole entry of a list lacks its hyphen: it
// is one fault, and what follows belongs to the entry that does not exist.
func (d *decoder) entries(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(*yaml.Node, *yaml.Node) bool) {
		seen := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode {
				d.fail(d.pos(key), "wrong-type", "a key must be a single word, found "+describe(key), "")
				continue
			}
			if first, ok := seen[key.Value]; ok && len(seen) > 1 && first == n.Content[0] && n.Style&yaml.FlowStyle == 0 && n.Content[i+1].Kind == yaml.ScalarNode {
				d.fail(d.pos(key), "duplicate-key", fmt.Sprintf("key %q stands twice", key.Value),
					fmt.Sprintf("if another entry begins here, write a hyphen: - %s: %s\nelse keep one of the two; it is first set on line %d", key.Value, clip(asText(n.Content[i+1].Value)), d.pos(first).Line))
				return
			} else if ok {
				d.fail(d.pos(key), "duplicate-key", fmt.Sprintf("key %q stands twice", key.Value),
					fmt.Sprintf("it is first set on line %d; keep one of the two", d.pos(first).Line))
				continue
			}
			seen[key.Value] = key
			if !yield(key, n.Content[i+1]) {
				return
			}
		}
	}
}
