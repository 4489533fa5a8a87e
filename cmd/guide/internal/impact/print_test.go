package impact

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// FuzzMarkdown gives a report hostile text: as GitHub's Markdown all of it stands in
// code, and what stands around it is the same for any text.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{
		"plain", "@admin", "`", "``", "a ` b `` c", "`x", "x`", "[x](https://evil.example)", "<img src=x>", "\n\n# heading\n", "www.evil.example", "~~~", "| a | b |",
		"\\`", " ` ", "`` ` ```", "x\n- y", "<!--", "&lt;b&gt;", "\u202e", "\r", "```\n```",
	} {
		f.Add(seed)
	}
	want := outsideCode(f, "x")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.TrimSpace(text) == "" {
			t.Skip("there is nothing to show")
		}
		if got := outsideCode(t, text); got != want {
			t.Errorf("outside of code the report has\n%s\nwant\n%s", got, want)
		}
	})
}

var inCode = regexp.MustCompile(`(?s)<code>.*?</code>`)

// outsideCode gives a report with a text in all places, as HTML without what stands
// in code.
func outsideCode(t testing.TB, text string) string {
	r := &Report{
		Base: "0123456789abcdef", Verdict: Changed,
		Notes:   List[Note]{{text, text, "look"}},
		Cells:   List[Cell]{{Decision: "d", Option: "o", Criterion: "c", Before: &Judgment{model.Good, text}, After: &Judgment{model.Fair, "x" + text}}},
		Links:   List[Link]{{Decision: "d", Query: text, Before: "a", After: "b", Declared: text}},
		Claims:  List[Claim]{{Kind: "reason", Name: text, Before: &Statement{"for", text}, After: &Statement{"against", "y" + text}}},
		Sources: Sources{Lost: List[Lost]{{"cell", text, text, []model.ID{"s"}, nil}}},
		Pages:   Pages{Added: List[string]{text}},
		Trusted: List[Trusted]{{File{text, "changed"}, "why"}},
		Mended:  List[Fault]{{Place: text, Rule: "rule", Message: text}},
	}
	var report, html bytes.Buffer
	if err := r.Markdown(&report); err != nil {
		t.Fatal(err)
	}
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(report.Bytes(), &html); err != nil {
		t.Fatal(err)
	}
	return inCode.ReplaceAllString(html.String(), "")
}

// TestBound gives a report of very much: as a comment it stays small enough, and says
// that something is left out.
func TestBound(t *testing.T) {
	r := &Report{Base: "0123456789abcdef", Verdict: Changed}
	for i := range 5000 {
		long := fmt.Sprint(i, strings.Repeat(" many words", 1000))
		r.Notes = append(r.Notes, Note{"place", "", long})
		r.Claims = append(r.Claims, Claim{Kind: "reason", Name: long[:400], Before: &Statement{"for", long}, After: &Statement{"against", long + "."}})
		r.Pages.Changed = append(r.Pages.Changed, "/"+long[:400])
	}
	r.Flows = make([]Flow, 500)
	for i := range r.Flows {
		r.Flows[i] = Flow{Decision: "d", Changed: 1, Differing: make([]Path, 100)}
		for j := range r.Flows[i].Differing {
			r.Flows[i].Differing[j] = Path{Before: &Recommendation{}, After: &Recommendation{}}
		}
	}
	r.Trusted = List[Trusted]{{File{"cmd/x.go", "added"}, "why"}}
	var b bytes.Buffer
	if err := r.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 60_000 || !strings.Contains(b.String(), "too long for this place") || !strings.Contains(b.String(), "cmd/x.go") {
		t.Errorf("the report has %d bytes, and ends with %q", b.Len(), b.String()[max(0, b.Len()-200):])
	}
}
