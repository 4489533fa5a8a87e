package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// byBytes writes text, or code, byte by byte: slower than runs of bytes, and
// plain.
func byBytes(before, text string, code bool) string {
	out := before
	for i := range len(text) {
		switch c := text[i]; {
		case !code && (c == ' ' || c == '\t'):
			if !strings.HasSuffix(out, " ") {
				out += " "
			}
		case c == '<':
			out += "&lt;"
		case c == '>':
			out += "&gt;"
		case c == '&':
			out += "&amp;"
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			out += "\uFFFD"
		default:
			out += string([]byte{c})
		}
	}
	return out
}

func sameRuns(t *testing.T, text string) {
	t.Helper()
	for _, before := range []string{"", "a", "a "} {
		if got, want := string(appendText([]byte(before), text, strings.HasSuffix(before, " "))), byBytes(before, text, false); got != want {
			t.Errorf("%q behind %q is written as %q, not %q", text, before, got, want)
		}
	}
	if got, want := string(appendCode(nil, []byte(text))), byBytes("", text, true); got != want {
		t.Errorf("the code %q is written as %q, not %q", text, got, want)
	}
	value := attribute(text)
	if inner, quoted := strings.CutPrefix(value, `"`); quoted {
		if want := strings.ReplaceAll(byBytes("", text, true), `"`, "&quot;") + `"`; inner != want {
			t.Errorf("the value %q is written as %q, not %q", text, inner, want)
		}
	} else if value != text || text == "" || strings.ContainsAny(text, " \t\n\"'=<>`&\x00\x7f") {
		t.Errorf("the value %q is written as %q", text, value)
	}
	line, words := appendLine([]byte("before\n"), []byte(text))
	if want := strings.Fields(text); string(line) != "before\n"+strings.Join(want, " ") || words != len(want) {
		t.Errorf("%q is the line %q of %d words", text, line, words)
	}
}

func TestRuns(t *testing.T) {
	pieces := []string{" ", " ", "\t", "\n", "a", "bc", "é", "\u00a0", "\u0085", "<", ">", "&", `"`, "'", "\x00", "\x1f", "\x7f", "\xff", "=", "&amp;"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		if sameRuns(t, b.String()); t.Failed() {
			return
		}
	}
}

func FuzzRuns(f *testing.F) {
	f.Add("a  b\t <c> & \x01\"'")
	f.Fuzz(func(t *testing.T, text string) { sameRuns(t, text) })
}

// TestLines holds the code of blocks to what goldmark says.
func TestLines(t *testing.T) {
	bodies := append(bodies(t), article(t), "```\na\n\n b", "- ```\n  a\n  b\n  ```", "> ```\n> a\n>  b\n", "    a\n\n    b\n\tc", "   ```\n  a\n\tb\n   c\n", "```\n```\n", "\ta\n\t\tb", "```\na\n")
	apart, together := 0, 0
	for _, body := range bodies {
		s := newState(testFile, normalize([]byte(body)), 1, testOptions, &diag.List{})
		pc := parser.NewContext()
		pc.Set(stateKey, s)
		s.scan()
		r := renderer{state: s, typed: string(s.src)}
		_ = ast.Walk(theParser().Parse(text.NewReader(s.src), parser.WithContext(pc)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if n.Kind() != ast.KindCodeBlock && n.Kind() != ast.KindFencedCodeBlock || !entering {
				return ast.WalkContinue, nil
			}
			got, want := r.linesOf(n), string(n.Lines().Value(s.src))
			if got != want {
				t.Errorf("%q has the code %q, not %q", body, got, want)
			}
			if got != "" && strings.Contains(body, got) {
				together++
			} else {
				apart++
			}
			return ast.WalkContinue, nil
		})
	}
	if apart < 5 || together < 5 {
		t.Errorf("%d blocks stand together in the file, %d do not", together, apart)
	}
}

// TestScratch renders in memory that held another body.
func TestScratch(t *testing.T) {
	all := append(bodies(t), article(t))
	var first []string
	for _, body := range all {
		doc, _ := render(body)
		first = append(first, dump(doc)+doc.Plain)
	}
	for i := len(all) - 1; i >= 0; i-- {
		doc, _ := render(all[i])
		render(article(t)) // over what the first left
		if got := dump(doc) + doc.Plain; got != first[i] {
			t.Errorf("%q: got %s\nwant %s", all[i], got, first[i])
		}
	}
}
