package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// squeezing are the options of the guide.
var squeezing = Options{BasePath: "/repo", Squeeze: asset.MinifyHTMLTemplate}

// realLayouts are those of the guide.
func realLayouts(t testing.TB) layouts {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..")
	files := layouts{}
	for _, pattern := range []string{"*.html", "*/*.html"} {
		names, err := filepath.Glob(filepath.Join(root, "layouts", pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("no layouts: %v", err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[strings.TrimPrefix(filepath.ToSlash(name), "../../../../")] = string(data)
		}
	}
	return files
}

// filled gives a view of a type that leaves nothing empty: every text is
// another one, every list has two items, and trees end below their second row.
func filled(t reflect.Type) any {
	v, n := reflect.New(t).Elem(), 0
	fill(v, &n, map[reflect.Type]int{})
	return v.Interface()
}

func fill(v reflect.Value, n *int, open map[reflect.Type]int) {
	switch v.Kind() {
	case reflect.String:
		*n++
		v.SetString(fmt.Sprintf(`/t%d?a=1&b="<%d>`, *n, *n))
		if strings.HasSuffix(v.Type().Name(), "Attr") {
			v.SetString(fmt.Sprintf("title=t%d", *n))
		}
	case reflect.Int:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Interface:
		v.Set(reflect.ValueOf(map[string]string{"</script>": "&"}))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n, open)
	case reflect.Slice:
		if open[v.Type()] < 2 {
			open[v.Type()]++
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), n, open)
			fill(v.Index(1), n, open)
			open[v.Type()]--
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n, open)
		}
	}
}

// TestRealLayouts shows what every kind makes of a view with everything in it.
func TestRealLayouts(t *testing.T) {
	set, diags := realLayouts(t).build(memo.New(), squeezing)
	if got := report(diags); got != "" {
		t.Fatal(got)
	}
	for _, k := range kinds {
		page, err := set.Page(filled(k.view))
		if err != nil || len(page) < 100 || strings.Contains(string(page), "ZgotmplZ") {
			t.Errorf("%s: %v\n%s", k.file, err, page)
		}
	}
}
