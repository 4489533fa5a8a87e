package markdown

import (
	"os"
	"strings"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
)

// article is a text as editors write them, with everything in it.
func article(tb testing.TB) string {
	data, err := os.ReadFile("testdata/article.md")
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// TestSmall holds the markup to what a minifier makes of it. What is left to
// win are the quotes around references, whose addresses are not known here,
// and the last end tag: together less than half a percent.
func TestSmall(t *testing.T) {
	doc, diags := render(article(t))
	if report := reports(diags); report != "" {
		t.Fatal(report)
	}
	markup := page(doc)
	m := minify.New()
	m.Add("text/html", &html.Minifier{})
	small, err := m.String("text/html", markup)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, minified %d: %.2f %% less", len(markup), len(small), 100-100*float64(len(small))/float64(len(markup)))
	if len(small)*1000 < len(markup)*995 {
		t.Errorf("a minifier saves more than half a percent:\n%s\n%s", markup, small)
	}
}

// TestExactCode holds the bytes of code to those that were written, also after
// a minifier.
func TestExactCode(t *testing.T) {
	code := "\n  a  <b>\t&amp; \n\n\tc \n"
	doc, _ := render("```\n" + code + "```\n\n```text lines\n" + code + "```\n")
	nodes, err := parse(page(doc))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range nodes {
		if n.Data != "pre" {
			t.Errorf("an element %s", n.Data)
		}
		if got := textOf(n); got != code {
			t.Errorf("got %q, want %q", got, code)
		}
	}
	if n := strings.Count(page(doc), "<pre"); n != 2 {
		t.Errorf("%d blocks", n)
	}
}
