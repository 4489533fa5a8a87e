package site

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
)

// TestCut: every heading that has words begins a part that can be found, and a
// heading without them hides none.
func TestCut(t *testing.T) {
	for source, want := range map[string]int{
		"Lead.":                             0,
		"## One\n\nText.\n\n## Two\n":       2,
		"##\n\nText.\n\n## One\n\n## Two\n": 2,
		"Lead.\n\n## One\n\n##\n\n## Two\n": 2,
		"## `One` *two*\n\nThree\n===\n":    2,
	} {
		d := &bulk{}
		if d.cut(markdown.Render("a.md", []byte(source), 1, markdown.Options{}, &diag.List{})); len(d.parts) != want || len(d.lead) != 1 {
			t.Errorf("%q has %d parts, not %d: %v", source, len(d.parts), want, d.parts)
		}
	}
}
