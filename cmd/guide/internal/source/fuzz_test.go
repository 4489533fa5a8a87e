package source

import (
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// FuzzSplit: front matter and body are pieces of the file and stand on the
// lines that are given for them.
func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"---\na: b\n---\ntext\n", "---\n---", "---", "--- \n\n---\t\n\n", "a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		var diags diag.List
		parts, ok := Split(&File{Path: "f.md", Data: []byte(data)}, &diags)
		if ok == diags.Failed() {
			t.Fatalf("ok is %v with %d diagnostics", ok, len(diags.All()))
		}
		if !ok {
			return
		}
		lines := strings.SplitAfter(data, "\n")
		from := func(line int) string { return strings.Join(lines[min(line-1, len(lines)):], "") }
		if !strings.HasPrefix(from(parts.FrontLine), string(parts.Front)) {
			t.Errorf("the front matter %q does not start on line %d", parts.Front, parts.FrontLine)
		}
		if from(parts.BodyLine) != string(parts.Body) {
			t.Errorf("the body %q does not start on line %d", parts.Body, parts.BodyLine)
		}
	})
}

// FuzzPlain holds that text which need not be looked at closely has nothing wrong.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{"plain\n\ttext", "\u2014 \u201cso\u201d", "\u200b", "\ufeff", "\ufffd", "\xff", "\x7f", "\r", "a\x00", "\u2066", "\u202e", "\u2060", "\xe2\x80"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		diags := &diag.List{}
		sound := legible("a.md", data, diags) && len(diags.Raw()) == 0
		if plain(data) != sound {
			t.Errorf("%q: plain says %t, a close look %t", data, plain(data), sound)
		}
	})
}
