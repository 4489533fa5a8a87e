package layout

import (
	"fmt"
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// BenchmarkParse measures what the guide's layouts cost a build from nothing,
// and one in which nothing changed.
func BenchmarkParse(b *testing.B) {
	files, m := realLayouts(b).files(), memo.New()
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			Parse(files, memo.New(), squeezing, &diag.List{}).Check(&diag.List{})
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			Parse(files, m, squeezing, &diag.List{})
		}
	})
}

// BenchmarkEdit measures how long an article waits after an edit of a layout.
func BenchmarkEdit(b *testing.B) {
	view := filled(reflect.TypeFor[Article]())
	for _, edited := range []string{"layouts/base.html", "layouts/pages/article.html", "layouts/pages/option.html"} {
		b.Run(edited, func(b *testing.B) {
			layouts, m := realLayouts(b), memo.New()
			layouts.build(m, squeezing)
			source := layouts[edited]
			for i := 0; b.Loop(); i++ {
				layouts[edited] = fmt.Sprintf("%s\n{{/* %d */}}", source, i)
				if _, err := Parse(layouts.files(), m, squeezing, &diag.List{}).Page(view); err != nil {
					b.Fatal(err)
				}
				m.Sweep()
			}
		})
	}
}
