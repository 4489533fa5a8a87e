package strict

import (
	"fmt"
	"reflect"
)

// Kind is a kind of value that the decoder knows.
type Kind int

// The kinds of values.
const (
	Text    Kind = iota // a text that is not empty
	Switch              // true or false
	Whole               // a whole number
	Word                // a [Scalar]
	List                // of items that are alike
	Keys                // the keys of a struct, and no others
	Entries             // keys that are free, with values that are alike
)

// Shape is what the decoder accepts for a type.
type Shape struct {
	Kind   Kind
	Type   reflect.Type // without its place and pointers
	Form   Form         // of a word
	Item   reflect.Type // of a list, or of the values of entries
	Fields []Field      // of keys, in their order
}

// Field is a key of a struct.
type Field struct {
	Key      string
	Go       string // the field's own name
	Index    int    // of the field
	Type     reflect.Type
	Tag      reflect.StructTag
	Required bool
	Filled   bool // a list that may not be empty
}

// ShapeOf tells what [Decode] accepts for values of a type.
func ShapeOf(t reflect.Type) Shape {
	switch v := reflect.Zero(t).Interface().(type) {
	case interface{ wraps() reflect.Type }:
		return ShapeOf(v.wraps())
	case interface{ holds() reflect.Type }:
		return Shape{Kind: Entries, Type: t, Item: v.holds()}
	}
	if s, ok := reflect.New(t).Interface().(Scalar); ok {
		return Shape{Kind: Word, Type: t, Form: s.Form()}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return ShapeOf(t.Elem())
	case reflect.Struct:
		return Shape{Kind: Keys, Type: t, Fields: exported(t)}
	case reflect.Slice:
		return Shape{Kind: List, Type: t, Item: t.Elem()}
	case reflect.String:
		return Shape{Kind: Text, Type: t}
	case reflect.Bool:
		return Shape{Kind: Switch, Type: t}
	case reflect.Int:
		return Shape{Kind: Whole, Type: t}
	}
	panic(fmt.Sprintf("strict: no rule for type %s", t))
}

// exported describes the fields that are decoded.
func exported(t reflect.Type) []Field {
	var fields []Field
	for _, f := range fieldsOf(t) {
		in := t.Field(f.index)
		fields = append(fields, Field{
			Key: f.name, Go: in.Name, Index: f.index, Type: in.Type, Tag: in.Tag,
			Required: !f.optional, Filled: in.Type.Kind() == reflect.Slice && !f.optional && !f.empty,
		})
	}
	return fields
}
