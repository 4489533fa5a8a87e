package asset

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// ref is a reference from one asset to another: src[start:end] is all that has
// to be replaced, target is what it says.
type ref struct {
	start, end int
	target     string
	write      func(path string) string // puts the new path into the file's syntax
}

// rewrite replaces the references of a file by the finished names. It reports
// all that lead nowhere, not only the first.
func (b *builder) rewrite(f *file, refs []ref) ([]byte, error) {
	var out []byte
	last, failed := 0, false
	for _, r := range refs {
		to, err := b.resolve(f, r)
		if err != nil {
			failed = true
			b.report(f, err)
			continue
		}
		out = append(out, f.src[last:r.start]...)
		out = append(out, r.write(to)...)
		last = r.end
	}
	if failed {
		return nil, errReported
	}
	return append(out, f.src[last:]...), nil
}

// resolve gives the path from the finished file to the finished target.
func (b *builder) resolve(f *file, r ref) (string, error) {
	target, suffix := r.target, ""
	if i := strings.IndexAny(target, "?#"); i >= 0 {
		target, suffix = target[:i], target[i:]
	}
	if target == "" || strings.ContainsAny(target, ":\\%") || strings.HasPrefix(target, "/") {
		return "", fault{r.start, fmt.Sprintf("%q is not a path to another asset", r.target), "write it relative to this file, such as ./icons/a.svg"}
	}
	name := path.Join(path.Dir(f.name), target)
	if _, ok := b.files[name]; !ok {
		return "", fault{r.start, fmt.Sprintf("%q leads to no asset", r.target), diag.DidYouMean(name, slices.Sorted(maps.Keys(b.files)))}
	}
	if i := slices.Index(b.open, name); i >= 0 {
		circle := append(slices.Clone(b.open[i:]), name)
		return "", faultf(r.start, "assets refer to each other in a circle: %s", strings.Join(circle, " → "))
	}
	a, ok := b.finish(name)
	if !ok {
		return "", errReported
	}
	return relative(path.Dir(dir+f.name), a.Path) + suffix, nil
}

// relative gives the way from a folder to a file, beginning with a dot, as
// import wants it.
func relative(from, to string) string {
	fromParts, toParts := strings.Split(from, "/"), strings.Split(to, "/")
	common := 0
	for common < len(fromParts) && common < len(toParts)-1 && fromParts[common] == toParts[common] {
		common++
	}
	up := strings.Repeat("../", len(fromParts)-common)
	if up == "" {
		up = "./"
	}
	return up + strings.Join(toParts[common:], "/")
}
