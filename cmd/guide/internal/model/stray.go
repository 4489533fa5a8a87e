package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// reportStrays reports the files that nothing reads: an option in a misspelt
// folder would otherwise be missing from the guide without a word.
func (l loader) reportStrays(g *Guide) {
	if l.broken["data/site.yaml"] {
		return // it is not known which decisions there are
	}
	lost := g.Cut || slices.ContainsFunc(g.Decisions, func(d *Decision) bool { return l.broken[d.Path] })
	for _, folder := range []string{"content", "data"} {
		for _, f := range l.tree.Under(folder, "") {
			if l.expected(f.Path, lost) {
				continue
			}
			hint := "the README says which files there are; move it, or remove it"
			if near := diag.Nearest(f.Path, slices.Sorted(maps.Keys(l.read))); near != "" {
				hint = fmt.Sprintf("it is near to %s; move it, or remove it", near)
			}
			l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: f.Path}, Rule: "stray-file", Message: "nothing reads this file", Hint: hint})
		}
	}
}

// expected reports whether a file may lie where it is. A sample holds whatever
// its tests need. When the folder of a decision is lost, one that no decision
// has is probably it, and that is reported already.
func (l loader) expected(path string, lost bool) bool {
	inFolder := strings.Count(path, "/") > 1
	return l.read[path] || source.Inside(path, "content/samples") || lost && inFolder && source.Inside(path, "data")
}
