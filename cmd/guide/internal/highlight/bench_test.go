package highlight

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
)

// BenchmarkHTML and BenchmarkChroma do the same work; their ratio is what the
// loop of our own is worth.
func BenchmarkHTML(b *testing.B) {
	for _, language := range []string{"js", "ts", "python", "php", "go", "sql"} {
		code := strings.Repeat(snippets[language], 4)
		b.Run(language, func(b *testing.B) {
			b.SetBytes(int64(len(code)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := HTML(code, language, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkChroma(b *testing.B) {
	for _, language := range []string{"js", "ts", "python", "php", "go", "sql"} {
		code := strings.Repeat(snippets[language], 4)
		b.Run(language, func(b *testing.B) {
			b.SetBytes(int64(len(code)))
			b.ReportAllocs()
			for b.Loop() {
				it, err := lexers.Get(language).Tokenise(nil, code)
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := chromaFormat.Format(&out, styles.Fallback, it); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
