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
func (l loader) reportStrays(d *data) {
	if l.broken["data/site.yaml"] {
		return // it is not known which decisions there are
	}
	lost := d.guide.Cut || slices.ContainsFunc(d.guide.Decisions, func(d *Decision) bool { return l.broken[d.Path] })
	var candidates []string
	for _, folder := range []string{"content", "data"} {
		for _, f := range l.tree.Under(folder, "") {
			if IsProse(f.Path) || l.expected(f.Path, lost) {
				continue
			}
			if candidates == nil {
				candidates = slices.Concat(slices.Collect(maps.Keys(l.read)), l.prosePaths())
				slices.Sort(candidates)
			}
			if name := wanted(f.Path); name != "" && name != f.Path {
				l.reportMisnamed(f.Path, name)
				continue
			}
			if source.Inside(f.Path, "content") && isPicture(f.Path) {
				l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: f.Path}, Rule: "stray-file", Message: "nothing reads this file: pictures lie below assets/", Hint: "move it to assets/, as .png or .svg"})
				continue
			}
			hint := "the README says which files there are; move it, or remove it"
			if near := diag.Nearest(f.Path, candidates); near != "" {
				hint = fmt.Sprintf("it is near to %s; move it, or remove it", near)
			}
			l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: f.Path}, Rule: "stray-file", Message: "nothing reads this file", Hint: hint})
		}
	}
}

// IsProse reports whether a file is read as an article or a page.
func IsProse(p string) bool {
	return strings.HasSuffix(p, ".md") && (source.Inside(p, "content/articles") || source.Inside(p, "content/pages"))
}

func (l loader) prosePaths() []string {
	var all []string
	for _, f := range l.tree.Under("content", ".md") {
		if IsProse(f.Path) {
			all = append(all, f.Path)
		}
	}
	return all
}

// expected reports whether a file may lie where it is. A sample holds whatever
// its tests need. When the folder of a decision is lost, one that no decision
// has is probably it, and that is reported already.
func (l loader) expected(path string, lost bool) bool {
	inFolder := strings.Count(path, "/") > 1
	return l.read[path] || source.Inside(path, "content/samples") || forEditors(path) || lost && inFolder && source.Inside(path, "data")
}

// forEditors reports whether a file is a schema that tells editors what they can
// write. It is compared with the program by guide schema --check and not by a
// build: a guide may be built by a program that is newer than its schemas.
func forEditors(path string) bool {
	return slices.ContainsFunc(FileKinds, func(k FileKind) bool { return k.Schema() == path })
}
