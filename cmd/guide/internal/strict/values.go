package strict

import (
	"reflect"

	"go.yaml.in/yaml/v4"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// At is a value together with the place where it stands. The zero At is an
// absent value.
type At[T any] struct {
	V   T
	Pos diag.Pos
}

// Set reports whether the value is there.
func (a At[T]) Set() bool { return a.Pos.Line > 0 }

// Values gives the values of a list without their places.
func Values[T any](list []At[T]) []T {
	values := make([]T, len(list))
	for i, a := range list {
		values[i] = a.V
	}
	return values
}

func (At[T]) wraps() reflect.Type { return reflect.TypeFor[T]() }

func (a *At[T]) decodeNode(d *decoder, n *yaml.Node) bool {
	a.Pos = d.pos(n)
	return d.value(n, reflect.ValueOf(&a.V).Elem())
}

// isWord reports whether the value is one word and not a sentence.
func (a *At[T]) isWord() bool {
	_, ok := any(&a.V).(Scalar)
	return ok
}

// Entry is one key of a [Map] and what it holds.
type Entry[T any] struct {
	Key   At[string]
	Value T
}

// Map is a YAML mapping with free keys, in the order of the file.
type Map[T any] []Entry[T]

// Get returns the value under key.
func (m Map[T]) Get(key string) (T, bool) {
	for _, e := range m {
		if e.Key.V == key {
			return e.Value, true
		}
	}
	var none T
	return none, false
}

func (Map[T]) holds() reflect.Type { return reflect.TypeFor[T]() }

func (m *Map[T]) decodeNode(d *decoder, n *yaml.Node) bool {
	if !d.expect(n, yaml.MappingNode, "keys and values", "write key: value, one a line") {
		return false
	}
	ok := true
	*m = Map[T]{} // there, if empty
	d.findStrayed(n, reflect.TypeFor[T]())
	for key, value := range d.entries(n) {
		if d.isStrayed(n, key, reflect.TypeFor[T]()) {
			ok = d.failStrayed(n, key)
			continue
		}
		e := Entry[T]{Key: At[string]{key.Value, d.pos(key)}}
		if _, text := d.text(key); !text {
			ok = false
			continue
		}
		ok = d.value(value, reflect.ValueOf(&e.Value).Elem()) && ok
		*m = append(*m, e)
	}
	return ok
}

// Key gives the place of a key, or none.
func (m Map[T]) Key(key string) diag.Pos {
	for _, e := range m {
		if e.Key.V == key {
			return e.Key.Pos
		}
	}
	return diag.Pos{}
}

type nodeDecoder interface {
	decodeNode(d *decoder, n *yaml.Node) bool
}
