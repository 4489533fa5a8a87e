package strict

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

func (d *decoder) boolean(n *yaml.Node, v reflect.Value) bool {
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 || (n.Value != "true" && n.Value != "false") {
		return d.fail(d.pos(n), "wrong-type", "expected true or false, found "+describe(n), "write true or false, without quotes")
	}
	v.SetBool(n.Value == "true")
	return true
}

func (d *decoder) integer(n *yaml.Node, v reflect.Value) bool {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 || err != nil || strconv.Itoa(i) != n.Value {
		return d.fail(d.pos(n), "wrong-type", "expected a whole number, found "+describe(n), "write the digits alone, such as 2")
	}
	v.SetInt(int64(i))
	return true
}

// text gives the text of a scalar that YAML reads as text everywhere.
func (d *decoder) text(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		return "", d.fail(d.pos(n), "wrong-type", "expected text, found "+describe(n), textHint(n))
	}
	plain := n.Style&(quoted|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	switch {
	case plain && len(n.LineComment) > 1 && n.LineComment[1] != ' ':
		return "", d.cut(n)
	case n.Tag == "!!null" && plain && hashed(d.rest(n)):
		return "", d.fail(d.pos(n), "empty-value", "expected text, found nothing: text that begins with # needs quotes", write(quote(d.rest(n)), "put the text in quotes"))
	case n.Tag == "!!null" && plain || strings.TrimSpace(n.Value) == "":
		return "", d.fail(d.pos(n), "empty-value", "expected text, found nothing", d.emptyHint(n, "text"))
	case plain && (n.Tag != "!!str" || looksBoolean(n.Value)):
		return n.Value, d.fail(d.pos(n), "unquoted-value",
			fmt.Sprintf("expected text, found %s: YAML readers change it (1.10 becomes 1.1, no becomes false)", describe(n)),
			fmt.Sprintf("put it in quotes: %q", n.Value))
	}
	text := strings.TrimRight(n.Value, "\n")
	if !d.printable(n, text) {
		return text, false
	}
	if !d.straight(n, text) {
		return "", false
	}
	return text, true
}

// hashed reports a text that somebody began with a number sign, such as #1: a comment
// has a space behind it.
func hashed(rest string) bool { return len(rest) > 1 && rest[0] == '#' && rest[1] != ' ' }

// emptyHint says where a value belongs that is not there.
func (d *decoder) emptyHint(n *yaml.Node, what string) string {
	if strings.HasPrefix(d.rest(n), "#") {
		return "write the " + what + " in front of the #; what stands behind it is a comment"
	}
	return "write the " + what + " here, or remove the key or list item that has none"
}

// MaxText is far more than any text of a guide; what repeats on every page
// must not be a book.
const MaxText = 4000 // runes

// printable refuses in decoded text what source refuses in files: escapes such
// as "\u202e" bring it in by another door.
func (d *decoder) printable(n *yaml.Node, text string) bool {
	if utf8.RuneCountInString(n.Value) > MaxText {
		return d.fail(d.pos(n), "too-large", fmt.Sprintf("the text is longer than %d characters", MaxText), "say it shorter, or put it into an article")
	}
	for _, r := range text {
		lineBreak := r == '\n' && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if !lineBreak && (unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) || n.Style&yaml.DoubleQuotedStyle != 0 && unicode.Is(unicode.Cf, r)) {
			return d.fail(d.pos(n), "not-text", fmt.Sprintf("the text holds the invisible character U+%04X", r), "write the text without escapes; long text can be a block that starts with >-")
		}
	}
	return true
}

func (d *decoder) scalar(n *yaml.Node, s Scalar) bool {
	if n.Kind != yaml.ScalarNode {
		return d.fail(d.pos(n), "wrong-type", "expected a single value, found "+describe(n), valueHint(n))
	}
	if n.Value == "" || n.Tag == "!!null" {
		return d.fail(d.pos(n), "empty-value", "expected a value, found nothing", d.emptyHint(n, "value"))
	}
	err := s.ParseYAML(n.Value)
	if err == nil && n.Style&quoted == 0 && looksBoolean(n.Value) {
		return d.fail(d.pos(n), "unquoted-value", "YAML readers take "+n.Value+" for a switch", fmt.Sprintf("put it in quotes: %q", n.Value))
	}
	if err == nil {
		if isNumber := n.Tag == "!!int" || n.Tag == "!!float"; isNumber && n.Style&quoted == 0 && (n.Tag != "!!int" || !s.Form().Bare) {
			return d.fail(d.pos(n), "unquoted-value", "YAML readers take "+clip(n.Value)+" for a number, and may change it", fmt.Sprintf("put it in quotes: %q", n.Value))
		}
		return true
	}
	invalid, ok := err.(Invalid)
	if !ok {
		invalid = Invalid{Message: err.Error()}
	}
	if invalid.Rule == "" {
		invalid.Rule = "invalid-value"
	}
	if bare := bareWord(n.Value); bare != n.Value && fresh(s).ParseYAML(bare) == nil {
		invalid.Hint = "write: " + bare
	}
	return d.fail(d.pos(n), invalid.Rule, invalid.Message, invalid.Hint)
}

// fresh gives a new value of the type that a scalar has.
func fresh(s Scalar) Scalar { return reflect.New(reflect.TypeOf(s).Elem()).Interface().(Scalar) }

// rest gives what stands on the line of a node, from the node on.
func (d *decoder) rest(n *yaml.Node) string {
	_, rest := d.around(n)
	return strings.TrimSpace(rest)
}

// alone reports whether a node begins its line.
func (d *decoder) alone(n *yaml.Node) bool {
	before, rest := d.around(n)
	return strings.TrimSpace(before) == "" && rest != ""
}

// around gives what stands on the line of a node before it, and the rest.
func (d *decoder) around(n *yaml.Node) (before, rest string) {
	if n.Line < 1 || n.Line > d.lastLine {
		return "", ""
	}
	if d.lines == nil {
		d.lines = strings.Split(string(d.src), "\n")
	}
	text := []rune(d.lines[n.Line-1])
	at := min(max(n.Column-1, 0), len(text))
	return string(text[:at]), string(text[at:])
}
