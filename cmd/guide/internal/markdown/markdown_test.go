package markdown

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

const sample = `## The *live* ` + "`SSE`" + ` [page](x.md)[^n]

It's é **bo**ld &amp; [site](https://example.org/A?b), the
second line. ` + "`code`" + ` snake_case

` + "```js\nlet hidden\n```" + `

| A | B |
|---|---|
| c | d |

[^n]: Note.
`

func TestDoc(t *testing.T) {
	doc, diags := render(sample)
	if report := reports(diags); report != "" {
		t.Fatal(report)
	}
	at := func(line, col int) diag.Pos { return diag.Pos{File: testFile, Line: line, Col: col} }
	equal := func(name string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\n got: %+v\nwant: %+v", name, got, want)
		}
	}
	equal("Headings", doc.Headings, []Heading{{2, "the-live-sse-page", "The live SSE page", "The <em>live</em> <code>SSE</code> page", at(1, 1)}})
	equal("Links", doc.Links, []Link{{"https://example.org/A?b", at(3, 30)}})
	equal("Plain", doc.Plain, "The live SSE page\nIt's é bold & site, the second line. code snake_case\nA\nB\nc\nd\nNote.")
	equal("Words", doc.Words, 4+10+4+1)
	equal("Text", doc.Text, []TextRun{
		{"The ", at(1, 4), 1},
		{"live", at(1, 9), 1},
		{" ", at(1, 14), 1},
		{" ", at(1, 20), 1},
		{"page", at(1, 22), 1},
		{"It's é ", at(3, 1), 2},
		{"bo", at(3, 10), 2},
		{"ld &amp; ", at(3, 14), 2},
		{"site", at(3, 24), 2},
		{", the", at(3, 54), 2},
		{"second line. ", at(4, 1), 2},
		{" snake_case", at(4, 20), 2},
		{"A", at(10, 3), 3},
		{"B", at(10, 7), 4},
		{"c", at(12, 3), 5},
		{"d", at(12, 7), 6},
		{"Note.", at(14, 7), 7},
	})
}

func TestSameForAllLineEnds(t *testing.T) {
	want, _ := render(sample)
	unended, _ := render(strings.TrimSuffix(sample, "\n"))
	crlf, diags := render(strings.ReplaceAll(sample, "\n", "\r\n"))
	if !reflect.DeepEqual(want, crlf) || !reflect.DeepEqual(want, unended) || diags.Failed() {
		t.Errorf("got %+v\nand %+v\nwant %+v", crlf, unended, want)
	}
}

func TestFirstLine(t *testing.T) {
	var diags diag.List
	doc := Render(testFile, []byte("# a\n\n```compare\nx\n```"), 10, testOptions, &diags)
	if got := diags.All(); len(got) != 1 || got[0].String() != testFile+":10:1" {
		t.Errorf("%v", got)
	}
	if e := doc.Parts[1].Embed; e.At.Line != 12 || e.BodyLine != 13 {
		t.Errorf("%+v", e)
	}
}

func TestEmpty(t *testing.T) {
	for _, body := range []string{"", "\n", " ", "\ufeff", "\x00", "\xff", "\r", "[a]: b"} {
		doc, diags := render(body)
		if found := unsafe(doc); found != nil || diags.Failed() {
			t.Errorf("%q: %v %s", body, found, reports(diags))
		}
	}
}

// TestTogether renders from many goroutines: they share one parser.
func TestTogether(t *testing.T) {
	want, _ := render(article(t))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got, _ := render(article(t)); !reflect.DeepEqual(got, want) {
				t.Error("another result")
			}
		})
	}
	group.Wait()
}

// TestManyFaults gives a file of nothing but faults a report that ends.
func TestManyFaults(t *testing.T) {
	_, diags := render(strings.Repeat("<b>\n\n", 1000))
	last := fmt.Sprintf("this file has more than %d problems; the rest is not shown", maxReports-1)
	if !slices.ContainsFunc(diags.All(), func(d diag.Diagnostic) bool { return d.Message == last }) {
		t.Errorf("nothing says that there are more: %v", diags.All())
	}
}

func BenchmarkRender(b *testing.B) {
	body := []byte(article(b))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Render(testFile, body, 1, testOptions, &diag.List{})
	}
}
