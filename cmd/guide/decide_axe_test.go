package main

import (
	"maps"
	"slices"
	"testing"
)

// TestDecideAxe looks at everything that the page of questions can show, as
// phones and desks show it, by day and by night.
func TestDecideAxe(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		seen := map[string]bool{}
		for _, f := range realStates(b) {
			kinds := kindsOfStates(f)
			for _, kind := range slices.Sorted(maps.Keys(kinds)) {
				if seen[kind] {
					continue
				}
				seen[kind] = true
				for _, width := range []int64{360, 1280} {
					b.show(t, kinds[kind], width, theme)
					b.waitFor(t, `document.querySelector("#site-run h2")`)
					part := "document"
					if kind != "start" && kind != "clear" { // the rest of the page is the same
						part = `"#site-run"`
					}
					for _, fault := range b.faults(t, part) {
						t.Errorf("%s (%s) at %d px: %s", kinds[kind], kind, width, fault)
					}
				}
			}
		}
		for _, kind := range []string{"start", "asking", "change", "several", "notices", "clear", "close", "tie", "none"} {
			if !seen[kind] {
				t.Errorf("no flow has a page of the kind %s", kind)
			}
		}
	})
}
