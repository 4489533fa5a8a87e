package strict

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// listHint says how to write the list that a value should be.
func (d *decoder) listHint(n *yaml.Node, item reflect.Type) string {
	const general = "put it in brackets, [ ], or write each item on a line of its own behind a hyphen"
	if n.Kind != yaml.ScalarNode || n.Value == "" || len(n.Value) > maxShown {
		return general
	}
	if m := firstItem.FindStringSubmatch(n.Value); m != nil {
		return fmt.Sprintf("begin each item with a hyphen and a space, in line with each other: - %s", strings.TrimSpace(m[1]))
	}
	if d.alone(n) {
		return write("- "+asText(n.Value), "begin it with a hyphen and a space")
	}
	if word, ok := reflect.New(item).Interface().(interface{ isWord() bool }); ok && word.isWord() {
		return "put it in brackets: [" + strings.Join(strings.FieldsFunc(n.Value, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) }), ", ") + "]"
	}
	return "put it in brackets: [" + asText(n.Value) + "]"
}

var firstItem = regexp.MustCompile(`^(?:[` + bullets + `][\s\x{00a0}]*|-)([^` + bullets + `]+?)(?: -.*|[` + bullets + `].*)?$`)

// textHint says how to write the one text that a value should be.
func textHint(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode {
		return write(asText(n.Content[0].Value)+" (on the line of the key, without brackets or a hyphen)", "write one text on the line of the key")
	}
	return "write one text on the line of the key; in quotes where it holds : or #"
}

// valueHint is textHint for a single word.
func valueHint(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode {
		return textHint(n)
	}
	return "write one word on the line of the key, without brackets or hyphens in front"
}

// bareWord takes away what is pasted along with a word: quotes of a word
// processor, blanks that are no spaces, invisible characters, a comma behind.
func bareWord(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return ' '
		case unicode.In(r, unicode.Cf):
			return -1
		case 0x2010 <= r && r <= 0x2015: // hyphens and dashes
			return '-'
		}
		return r
	}, text)
	return strings.Trim(text, " \t“”„‟‘’‚«»‹›\"'`.,;")
}

// cut reports text behind which a comment begins: whoever writes "the #1 shop"
// loses the rest of the sentence without a word.
func (d *decoder) cut(n *yaml.Node) bool {
	return d.fail(d.pos(n), "unquoted-value", "the text ends before #: what follows is a comment and is not shown",
		write(quote(strings.TrimSpace(n.Value+" "+n.LineComment)), "put the whole text in quotes")+"\na comment stands on a line of its own")
}

// straight refuses the quotes of a word processor around a whole text, and a
// straight one that only closes: YAML takes both for part of the text.
func (d *decoder) straight(n *yaml.Node, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if first < utf8.RuneSelf && last != '"' {
		return true // as nearly always
	}
	curly := strings.ContainsRune("“„‟‘‚«", first) && strings.ContainsRune("”“‟’»\"'", last)
	plain := n.Style&(quoted|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	half := plain && (strings.ContainsRune("“„‟", first) && last == '"' || last == '"' && strings.Count(text, `"`) == 1)
	inner := strings.Trim(text, "“”„‟‘’‚«»\"'")
	if !half && (!curly || strings.ContainsAny(inner, "“”„‟«»")) {
		return true
	}
	return d.fail(d.pos(n), "unquoted-value", "the quotes are not straight ones on both sides, and would be shown with the text",
		write(asText(inner), "use the straight quotes \" on both sides")+"\nto show quotes: "+quote(`"`+inner+`"`))
}

// keyHint says what an unknown key was meant to be: another one of the mapping,
// or one of the mapping that ends above it.
func keyHint(n, key *yaml.Node, t reflect.Type, fields []fieldInfo) string {
	word := bareWord(key.Value)
	if _, known := field(fields, word); known {
		return "write: " + word + ":"
	}
	i := indexOf(n, key)
	if i < 2 || n.Style&yaml.FlowStyle != 0 || n.Content[i-1].Kind != yaml.MappingNode || len(n.Content[i-1].Content) == 0 || diag.Nearest(word, names(fields)) != "" {
		return diag.DidYouMean(word, names(fields))
	}
	before, inside := n.Content[i-2], n.Content[i-1].Content[0]
	if f, known := field(fields, before.Value); known && belongs(t.Field(f.index).Type, word, n.Content[i+1]) {
		return fmt.Sprintf("if it belongs to %q above, put %s before it, and 2 more before each line of its own", before.Value, spaces(inside.Column-1))
	}
	return diag.DidYouMean(word, names(fields))
}

// belongs reports whether a key with such a value could be part of a type.
func belongs(t reflect.Type, key string, value *yaml.Node) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[nodeDecoder]()) && t.Kind() == reflect.Slice {
		return value.Kind == yaml.MappingNode // a [Map] has free keys
	}
	if t.Kind() != reflect.Struct {
		return false
	}
	_, known := field(fieldsOf(t), key)
	return known
}
