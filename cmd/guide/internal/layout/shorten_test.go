package layout

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// rewrite puts other texts into a view.
func rewrite(v reflect.Value, text func() string) {
	switch v.Kind() {
	case reflect.String:
		if !strings.HasSuffix(v.Type().Name(), "Attr") {
			v.SetString(text())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			rewrite(v.Elem(), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			rewrite(v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			rewrite(v.Field(i), text)
		}
	}
}

// TestShorten holds what short templates show to what html/template shows, page
// after page, with the same site and with another one.
func TestShorten(t *testing.T) {
	set, _ := realLayouts(t).build(memo.New(), squeezing)
	addresses := []string{
		"/a/", "/", "", "#a", "#", "//a/", "/a b", "/é/", "/a?b=c&d", "/%2e%zz", "https://x.example/a", "javascript:alert(1)", "/a'\"<>\x60=", "a/b", "mailto:a@b", "/A_1-2.x#y", "/:", "/\x00",
	}
	n := 0
	for _, k := range kinds {
		long, fault := set.kinds[k.view].escape(merged(set.kinds[k.view].shared.small, set.kinds[k.view].own.small))
		if fault != nil {
			t.Fatal(fault)
		}
		for i := range len(addresses) {
			view := reflect.New(k.view).Elem()
			view.Set(reflect.ValueOf(filled(k.view)))
			j := i
			rewrite(view, func() string { j++; return addresses[j%len(addresses)] })
			for page := range 2 { // of one site
				if title := view.FieldByName("Title"); title.IsValid() {
					title.SetString(fmt.Sprint(page))
				}
				var want bytes.Buffer
				if err := long.ExecuteTemplate(&want, entryOf(k.file), view.Interface()); err != nil {
					t.Fatal(err)
				}
				got, err := set.Page(view.Interface())
				if err != nil || !bytes.Equal(got, want.Bytes()) {
					t.Fatalf("%s: %v\n%s\n%s", k.file, err, got, want.Bytes())
				}
				n++
			}
		}
	}
	t.Log(n, "pages")
}

// FuzzPlain holds an address that is written as it is to what html/template
// makes of it.
func FuzzPlain(f *testing.F) {
	for _, address := range []string{"/a/b.c#d_e-1", "#", "/", "//a", "/a:b", "/é", "/a?b"} {
		f.Add(address)
	}
	long := template.Must(template.New("").Parse(`<a href={{.}}><a href="{{.}}">`))
	f.Fuzz(func(t *testing.T, address string) {
		var b strings.Builder
		if err := long.Execute(&b, address); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf(`<a href=%[1]s><a href="%[1]s">`, address); isPlain(address) && b.String() != want {
			t.Errorf("%q is not plain: %s", address, &b)
		}
	})
}

// TestShortened counts what is made short, so that a change of html/template or
// of the layouts cannot undo it unseen.
func TestShortened(t *testing.T) {
	set, _ := realLayouts(t).build(memo.New(), squeezing)
	var all strings.Builder
	for _, each := range set.kinds[reflect.TypeFor[Article]()].compiled().template.Templates() {
		if each.Tree != nil {
			all.WriteString(each.Tree.Root.String())
		}
	}
	if kept, plain := strings.Count(all.String(), keptFunction+" "), strings.Count(all.String(), plainFunction+" "); kept < 5 || plain < 10 {
		t.Errorf("%d parts of the site are kept, %d addresses are plain:\n%s", kept, plain, &all)
	}
}
