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
