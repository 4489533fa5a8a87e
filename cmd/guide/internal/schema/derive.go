package schema

import (
	"reflect"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// node describes what the decoder accepts for a type. A value of the kind may
// look like the example, and what its keys name is given where they are free.
func (c Comments) node(t reflect.Type, example, keys string) *node {
	switch s := strict.ShapeOf(t); s.Kind {
	case strict.Word:
		return c.word(s, example)
	case strict.Switch:
		return &node{Type: "boolean"}
	case strict.Whole:
		return &node{Type: "integer", Examples: examples(example, true)}
	case strict.List:
		return &node{Type: "array", Items: c.item(s.Item, example)}
	case strict.Keys:
		return c.keys(s)
	case strict.Entries:
		return c.entries(s, example, keys)
	default:
		return &node{
			Type: "string", Pattern: `\S`, MaxLength: strict.MaxText, Examples: examples(example, false),
			Wrong: "write text here; numbers, true and false need quotes",
		}
	}
}

// item describes what stands in a list.
func (c Comments) item(t reflect.Type, example string) *node {
	n := c.node(t, example, "")
	n.Description = c.types[strict.ShapeOf(t).Type.Name()]
	return n
}

// keys describes a mapping whose keys are the fields of a type.
func (c Comments) keys(s strict.Shape) *node {
	n := &node{Type: "object", Others: false}
	for _, f := range s.Fields {
		value := c.node(f.Type, f.Tag.Get("example"), f.Tag.Get("keys"))
		value.Description = c.Key(s.Type, f)
		if f.Filled && value.Type == "array" {
			value.MinItems = 1
		} else if f.Filled {
			value.MinEntries = 1
		}
		if f.Required {
			n.Required = append(n.Required, f.Key)
		}
		n.Properties = append(n.Properties, property{f.Key, value})
	}
	return n
}

// entries describes a mapping whose keys are free.
func (c Comments) entries(s strict.Shape, example, keys string) *node {
	names := &node{Title: keys, Pattern: `\S`}
	if form, ok := model.KeyForm(keys); ok {
		names.Pattern, names.MaxLength, names.Wrong = form.Pattern, form.Longest, form.Hint
	}
	value := c.item(s.Item, example)
	return &node{Type: "object", EntryNames: names, Others: value, Scaffolds: scaffolds(keys, value)}
}

// word describes a value that checks itself.
func (c Comments) word(s strict.Shape, example string) *node {
	n := &node{Type: "string", Enum: s.Form.Words, Pattern: s.Form.Pattern, MaxLength: s.Form.Longest, Wrong: s.Form.Hint}
	for _, w := range s.Form.Words {
		n.Meanings = append(n.Meanings, c.words[[2]string{s.Type.Name(), w}])
	}
	if s.Form.Bare {
		n.Type, n.Minimum, n.Maximum = []string{"string", "integer"}, &s.Form.Least, s.Form.Most
	}
	for _, e := range s.Form.Examples {
		n.Examples = append(n.Examples, e)
	}
	if example != "" {
		n.Examples = examples(example, false)
	}
	return n
}

func examples(text string, number bool) []any {
	if text == "" {
		return nil
	}
	if n, err := strconv.Atoi(text); number && err == nil {
		return []any{n}
	}
	return []any{text}
}
