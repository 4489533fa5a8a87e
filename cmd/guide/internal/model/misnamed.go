package model

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// Editors on other machines save a file under another ending than it is to
// have, and then nothing reads it. What it was meant to be is plain all the same.

var otherEnding = regexp.MustCompile(`(?i)(\.(ya?ml|txt|text))+$|\.json$`)

// wanted gives the path that a file should have, or "" when it is not known.
func wanted(p string) string {
	base := path.Base(p)
	stem := otherEnding.ReplaceAllString(base, "")
	if source.Inside(p, "content/articles") || source.Inside(p, "content/pages") {
		stem = articleEnding.ReplaceAllString(base, "")
	}
	switch {
	case stem == base || stem == "" || source.Inside(p, "data/schema"):
		return ""
	case source.Inside(p, "data"):
		return path.Dir(p) + "/" + stem + ".yaml"
	}
	return path.Dir(p) + "/" + stem + ".md"
}

// isPicture reports whether a file is a picture by its name.
func isPicture(p string) bool {
	return slices.Contains([]string{".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".avif", ".bmp", ".tif", ".tiff"}, strings.ToLower(path.Ext(p)))
}

var articleEnding = regexp.MustCompile(`(?i)(\.(markdown|mdown|mkd|mdx|md|txt|text|docx?|rtf|odt|html?))+$`)

// misnamed gives the file that was meant to be the one at a path, or "".
func (l loader) misnamed(p string) string {
	for _, f := range l.tree.Under(path.Dir(p), "") {
		if f.Path != p && path.Dir(f.Path) == path.Dir(p) && wanted(f.Path) == p {
			return f.Path
		}
	}
	return ""
}

// misnamedOf is misnamed for a file that is missing.
func (l loader) misnamedOf(f *source.File, p string) string {
	if f != nil || l.refused(p) {
		return ""
	}
	return l.misnamed(p)
}

// reportMisnamed says how a file is to be called.
func (l loader) reportMisnamed(p, name string) {
	l.read[p] = true
	hint := "rename it to " + name
	if l.tree.File(name) != nil {
		hint = "move what is new in it to " + name + ", and remove it"
	}
	l.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p}, Rule: "file-name", Message: "nothing reads a file of this name", Hint: hint})
}

// optionPaths lists the files of options, also by the names that they should have.
func (l loader) optionPaths(folder string) []string {
	paths := l.paths(folder, ".yaml")
	for _, f := range l.tree.Under(folder, "") {
		if p := wanted(f.Path); p != "" && p != f.Path && !slices.Contains(paths, p) {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

// optionName gives the id that the name of a file stands for. A name that cannot
// be an id is reported, and stands for the one that it comes nearest to.
func (l loader) optionName(p string) string {
	name := strings.TrimSuffix(path.Base(p), ".yaml")
	meant := strings.Trim(notInID.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if validID(name) || !validID(meant) || l.tree.File(path.Dir(p)+"/"+meant+".yaml") != nil {
		return name
	}
	if !l.refused(p) { // which is reported
		l.diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: p}, Rule: "file-name", Message: fmt.Sprintf("the name %q cannot be an id", name),
			Hint: fmt.Sprintf("rename the file to %s/%s.yaml", path.Dir(p), meant),
		})
		l.broken[p] = true
	}
	l.broken[path.Dir(p)+"/"+meant+".yaml"] = true // where links to it lead
	return meant
}

// renamed looks at an option whose file has another name than its id. Others
// refer to one of the two: it stays the id, so that one fault is not reported at
// each of them.
func (l loader) renamed(d *Decision, o *Option) {
	f := l.tree.File(d.FlowFile())
	meant := path.Dir(o.Path) + "/" + string(o.Claimed.V) + ".yaml"
	if !o.Claimed.Set() || o.Claimed.V == "" || f == nil || l.tree.File(meant) != nil || l.refused(meant) {
		return
	}
	before, after := mentions(f.Data, o.ID.V), mentions(f.Data, o.Claimed.V)
	if after && !before && !slices.ContainsFunc(d.Options, func(other *Option) bool { return other.ID.V == o.Claimed.V }) {
		o.ID.V = o.Claimed.V
		l.broken[meant] = true // where links to it lead
	}
}

// mentions reports whether an id stands in a file as a whole word.
func mentions(data []byte, id ID) bool {
	return regexp.MustCompile(`(?:^|[^a-z0-9-])` + regexp.QuoteMeta(string(id)) + `(?:$|[^a-z0-9-])`).Match(data)
}
