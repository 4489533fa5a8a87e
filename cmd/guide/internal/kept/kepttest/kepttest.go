// Package kepttest tests codecs of package kept. Enter at [Holds].
package kepttest

import (
	"fmt"
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
)

// Fill gives every field of what v points at a value of its own: one that is
// forgotten when it is kept comes back without it. Places are in the file.
func Fill(v any, file string) {
	n := 0
	fill(reflect.ValueOf(v).Elem(), file, &n)
}

func fill(v reflect.Value, file string, n *int) {
	if pos, is := v.Addr().Interface().(*diag.Pos); is {
		*n++
		*pos = diag.Pos{File: file, Line: *n, Col: *n + 1}
		return
	}
	switch *n++; v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), file, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), file, n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), file, n)
		}
	default:
		panic(v.Kind())
	}
}

// Holds holds that a value comes back as it was kept, with what was said of it, and
// not at all when it is torn.
func Holds[V any](t *testing.T, v V, c kept.Codec[V]) {
	t.Helper()
	var said []diag.Diagnostic
	Fill(&said, "a.md")
	key, s := kept.KeyFor("a"), store{}
	kept.Put(s, key, c, v, said)
	got, found, ok := kept.Recall(s, key, c)
	if !ok || !reflect.DeepEqual(got, v) {
		t.Errorf("it was %+v and is %+v", v, got)
	}
	if !reflect.DeepEqual(found, said) {
		t.Errorf("said was %v and is %v", said, found)
	}
	whole := s[key]
	for cut := range whole {
		s[key] = whole[:cut]
		if _, _, ok := kept.Recall(s, key, c); ok {
			t.Fatalf("the first %d bytes of %d are taken for the whole", cut, len(whole))
		}
	}
}

// store is a [kept.Store] in memory.
type store map[kept.Key][]byte

func (s store) Get(key kept.Key) ([]byte, bool) {
	value, ok := s[key]
	return value, ok
}

func (s store) Put(key kept.Key, value []byte) { s[key] = value }
