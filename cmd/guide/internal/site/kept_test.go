package site

import (
	"fmt"
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// fill gives every field below v a value of its own: a field that is forgotten when
// a document is kept comes back without it.
func fill(v reflect.Value, n *int) {
	switch *n++; v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
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

// TestKeptDoc holds that a document comes back as it was kept.
func TestKeptDoc(t *testing.T) {
	n := 0
	d := &doc{Doc: &markdown.Doc{}, styles: []string{"a.css", "b.css"}}
	fill(reflect.ValueOf(d.Doc).Elem(), &n)
	d.Text, d.Plain = nil, "" // no page shows them
	for i := range d.Parts {
		d.Parts[i].HTML = "" // in its bulk
	}
	for _, h := range d.Headings {
		d.anchors = append(d.anchors, h.ID)
	}
	holdsKept(t, d, docs, &n)
	rest := &bulk{html: []string{"<p>", "", "text"}, text: []run{{1, 2, 3, 4}, {5, 6, 7, 8}}}
	rest.lead = []search.Piece{search.Cut(search.Part{Kind: "a", Anchor: "b", Heading: "Heading", Text: "some words"})}
	rest.parts = append(rest.lead, search.Cut(search.Part{Text: "other words"}))
	holdsKept(t, rest, bulks, &n)
}

// holdsKept holds that a value comes back as it was kept, and not at all when it is
// torn.
func holdsKept[V any](t *testing.T, v V, c codec[V], n *int) {
	t.Helper()
	found := make([]diag.Diagnostic, 2)
	fill(reflect.ValueOf(&found).Elem(), n)
	w := &wire.Writer{}
	c.write(w, v)
	diag.Write(w, found)
	value := w.Bytes()
	r := wire.NewReader(value)
	if got := c.read(r); !reflect.DeepEqual(got, v) {
		t.Errorf("it was %+v and is %+v", v, got)
	}
	if got := diag.Read(r); !reflect.DeepEqual(got, found) || r.Err() != nil {
		t.Errorf("said was %v and is %v: %v", found, got, r.Err())
	}
	for cut := range value { // whatever is torn is found out, and does no harm
		r := wire.NewReader(value[:cut])
		c.read(r)
		diag.Read(r)
		if r.Err() == nil {
			t.Fatalf("the first %d bytes of %d are taken for a whole", cut, len(value))
		}
	}
}
