package model

import (
	"fmt"
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

const keptPath = "content/articles/a.md"

// fill gives every field below v a value of its own: one that is forgotten when an
// article is kept comes back without it.
func fill(v reflect.Value, n *int) {
	if pos, is := v.Addr().Interface().(*diag.Pos); is {
		*n++
		*pos = diag.Pos{File: keptPath, Line: *n, Col: *n + 1}
		return
	}
	switch *n++; v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic(v.Kind())
	}
}

// TestKeptArticle holds that front matter comes back as it was kept, and not at all
// when it is torn.
func TestKeptArticle(t *testing.T) {
	n, full := 0, &Article{}
	fill(reflect.ValueOf(full).Elem(), &n)
	full.Path = keptPath
	for _, made := range []articleMade{{}, {broken: true}, {article: &Article{Path: keptPath}}, {article: full, broken: true}} {
		w := &wire.Writer{}
		writeArticle(w, made)
		value := w.Bytes()
		r := wire.NewReader(value)
		if got := readArticle(r, keptPath); !reflect.DeepEqual(got, made) || r.Err() != nil {
			t.Errorf("it was %+v and is %+v: %v", made.article, got.article, r.Err())
		}
		for cut := range value {
			r := wire.NewReader(value[:cut])
			if readArticle(r, keptPath); r.Err() == nil {
				t.Fatalf("the first %d bytes of %d are taken for the whole", cut, len(value))
			}
		}
	}
}
