package main

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestDecideAxe looks at everything that the page of questions can show, as
// phones and desks show it, by day and by night.
func TestDecideAxe(t *testing.T) {
	for _, theme := range []string{"light", "dark"} {
		t.Run(theme, func(t *testing.T) {
			t.Parallel()
			axe, err := os.ReadFile(testenv.Tool(t, "axe-core", "axe.min.js"))
			if err != nil {
				t.Fatal(err)
			}
			b := openBrowser(t)
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
						faults := append(b.said(), evaluate[[]string](t, b, faultsInPage)...)
						evaluate[int](t, b, string(axe)+";0")
						look := axeFaults
						if kind != "start" && kind != "clear" { // the rest of the page is the same
							look = strings.Replace(look, "document", `"#site-run"`, 1)
						}
						for _, fault := range append(faults, evaluate[[]string](t, b, look)...) {
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
}
