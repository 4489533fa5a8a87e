package strict

import (
	"fmt"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// maxDepth is far deeper than any of the guide's files and far from what
// would trouble the stack.
const maxDepth = 32

// Decode reads src, which stands in a file at the given place (line and
// column of its first byte), into the value that into points at. It adds what
// is wrong to diags and reports whether nothing was.
func Decode(src []byte, at diag.Pos, into any, diags *diag.List) bool {
	d := &decoder{at: at, diags: diags}
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
	at     diag.Pos
	diags  *diag.List
	failed bool
}

// pos is the place of a node in the file. Only the lines of an indented block
// are shifted to the right, all alike.
func (d *decoder) pos(n *yaml.Node) diag.Pos { return d.place(n.Line, n.Column) }

func (d *decoder) place(line, col int) diag.Pos {
	return diag.Pos{File: d.at.File, Line: max(line, 1) + d.at.Line - 1, Col: max(col, 1) + d.at.Col - 1}
}

func (d *decoder) fail(at diag.Pos, rule, message, hint string) bool {
	d.failed = true
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
	if !d.expect(n, yaml.SequenceNode, "a list", "put it in brackets, [ ], or write each item on a line of its own behind a hyphen") {
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

func (d *decoder) boolean(n *yaml.Node, v reflect.Value) bool {
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 || (n.Value != "true" && n.Value != "false") {
		return d.fail(d.pos(n), "wrong-type", "expected true or false, found "+describe(n), "")
	}
	v.SetBool(n.Value == "true")
	return true
}

func (d *decoder) integer(n *yaml.Node, v reflect.Value) bool {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 || err != nil {
		return d.fail(d.pos(n), "wrong-type", "expected a whole number, found "+describe(n), "")
	}
	v.SetInt(int64(i))
	return true
}

// text gives the text of a scalar that YAML reads as text everywhere.
func (d *decoder) text(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		return "", d.fail(d.pos(n), "wrong-type", "expected text, found "+describe(n), "")
	}
	plain := n.Style&(quoted|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case n.Tag == "!!null" && plain || strings.TrimSpace(n.Value) == "":
		return "", d.fail(d.pos(n), "empty-value", "expected text, found nothing", "write the text here, or remove the key or list item that has none")
	case plain && (n.Tag != "!!str" || looksBoolean(n.Value)):
		return n.Value, d.fail(d.pos(n), "unquoted-value",
			fmt.Sprintf("expected text, found %s: YAML readers change it (1.10 becomes 1.1, no becomes false)", describe(n)),
			fmt.Sprintf("put it in quotes: %q", n.Value))
	}
	return strings.TrimRight(n.Value, "\n"), true
}

func (d *decoder) scalar(n *yaml.Node, s Scalar) bool {
	if n.Kind != yaml.ScalarNode {
		return d.fail(d.pos(n), "wrong-type", "expected a single value, found "+describe(n), "")
	}
	if n.Value == "" || n.Tag == "!!null" {
		return d.fail(d.pos(n), "empty-value", "expected a value, found nothing", "write the value here, or remove the key or list item that has none")
	}
	err := s.ParseYAML(n.Value)
	if err == nil {
		return true
	}
	invalid, ok := err.(Invalid)
	if !ok {
		invalid = Invalid{Message: err.Error()}
	}
	if invalid.Rule == "" {
		invalid.Rule = "invalid-value"
	}
	return d.fail(d.pos(n), invalid.Rule, invalid.Message, invalid.Hint)
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

// entries walks the keys of a mapping and reports those that stand twice.
func (d *decoder) entries(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(*yaml.Node, *yaml.Node) bool) {
		seen := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode {
				d.fail(d.pos(key), "wrong-type", "a key must be a single word, found "+describe(key), "")
				continue
			}
			if first, ok := seen[key.Value]; ok {
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
