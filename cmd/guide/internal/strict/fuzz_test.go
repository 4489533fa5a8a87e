package strict

import (
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// FuzzDecode: whatever the text, Decode comes back, says whether it is fine,
// and points into the text.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"name: x\ncells: {a: {text: w}}\n", "name: [\n", "- &a *a\n", "? {a: b}\n: c\n", "\"\\x\"", "name: |\n  x\n\ty\n", "a: b: c\n---\n...\n%TAG", "\ufeffname: x", "<<: *x\n", "\r\r\r*0",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var into leaf
		var diags diag.List
		ok := Decode([]byte(src), diag.Pos{File: "f", Line: 1, Col: 1}, &into, &diags)
		if ok == diags.Failed() {
			t.Fatalf("ok is %v with %d diagnostics", ok, len(diags.All()))
		}
		for _, d := range diags.All() {
			if breaks := strings.Count(src, "\n") + strings.Count(src, "\r") + strings.Count(src, "\u0085") + strings.Count(src, "\u2028") + strings.Count(src, "\u2029"); d.Line < 1 || d.Line > breaks+1 {
				t.Errorf("%v lies outside of %d lines", d.Pos, breaks+1)
			}
			if d.Col < 1 || d.Col > len(src)+1 {
				t.Errorf("%v lies outside of the text", d.Pos)
			}
			if d.Message == "" || strings.Contains(d.Message, "yaml:") || strings.Contains(d.Message, "strict.") {
				t.Errorf("not for editors: %q", d.Message)
			}
		}
	})
}
