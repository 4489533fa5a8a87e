package markdown

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// BenchmarkProse renders an article whose code is not highlighted, here and,
// as the unit, with goldmark alone.
func BenchmarkProse(b *testing.B) {
	body := regexp.MustCompile("(?m)```[a-z].*$").ReplaceAll([]byte(article(b)), []byte("```"))
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			Render(testFile, body, 1, testOptions, &diag.List{})
		}
	})
	b.Run("goldmark", func(b *testing.B) {
		theirs := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
		b.ReportAllocs()
		b.SetBytes(int64(len(body)))
		for b.Loop() {
			if err := theirs.Convert(body, &bytes.Buffer{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
