package vcs

import (
	"bytes"
	"os"
	"slices"
	"strings"
)

// Change is a file that differs between a commit and the folder as it is.
type Change struct {
	Path string // slash-separated, from the project's folder
	Kind Kind
}

// Kind says in what a file differs.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// Changes lists the files of the folder that differ from a commit, by path: those
// that git follows, and new ones that it is not told to ignore.
func (r *Repo) Changes(commit string) ([]Change, error) {
	followed, err := r.git("diff", "--name-status", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", "--relative", "-z", commit, "--", ".")
	if err != nil {
		return nil, err
	}
	kinds := map[string]Kind{}
	for words := fields(followed); len(words) > 1; words = words[2:] {
		switch path := words[1]; words[0] {
		case "A":
			kinds[path] = Added
		case "D":
			kinds[path] = Removed
		default: // also of another type, or with conflicts
			kinds[path] = Changed
		}
	}
	others, err := r.git("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
	if err != nil {
		return nil, err
	}
	for _, path := range fields(others) {
		if kinds[path] == Removed { // git no longer follows it, but it is there
			kinds[path] = Changed
		} else {
			kinds[path] = Added
		}
	}
	var changes []Change
	for path, kind := range kinds {
		if _, err := os.Lstat(r.inFolder(path)); kind == Added && os.IsNotExist(err) {
			continue // was removed after it had been added
		}
		changes = append(changes, Change{path, kind})
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return changes, nil
}

// fields cuts a list whose items end with a zero byte.
func fields(list []byte) []string {
	var all []string
	for item := range bytes.SplitSeq(bytes.TrimSuffix(list, []byte{0}), []byte{0}) {
		if len(item) > 0 {
			all = append(all, string(item))
		}
	}
	return all
}
