package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Limits that every file system in use keeps; a longer path would publish here
// and fail on a reader's or a host's disk.
const (
	maxName = 255
	maxPath = 1024
)

// list returns the paths of all files in slash form, sorted, or the first reason
// why they cannot all be files of one folder. Empty folders are not listed: a
// site is its files.
func list(files fs.FS) ([]string, error) {
	var paths []string
	seen := names{}
	top := true
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return cannot("list the new site at", p, err)
		}
		// A name with a slash would be cleaned away by the walk and a "." would
		// make it run in circles.
		if top {
			top = false
		} else if !fs.ValidPath(d.Name()) || strings.Contains(d.Name(), "/") || d.Name() == "." {
			return &NameError{d.Name(), "is not a file name"}
		}
		if d.IsDir() {
			return nil
		}
		if !d.Type().IsRegular() {
			return &NameError{p, "is a link or a device, not a file"}
		}
		if err := checkName(p); err != nil {
			return err
		}
		paths = append(paths, p)
		return seen.add(p)
	})
	if err != nil {
		return nil, err
	}
	// An empty site is never meant, and publishing it would delete the last good one.
	if len(paths) == 0 {
		return nil, errors.New("the new site has no files")
	}
	slices.Sort(paths)
	return paths, nil
}

// checkName says whether p may be a file of the output on any machine.
func checkName(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return &NameError{p, "is not a clean relative path"}
	}
	if len(p) > maxPath {
		return &NameError{p, "is longer than 1024 bytes"}
	}
	if p == markerName {
		return &NameError{p, "is the builder's own list of files; use another name"}
	}
	parts := strings.Split(p, "/")
	for i, part := range parts {
		switch {
		case len(part) > maxName:
			return &NameError{p, "has a name longer than 255 bytes"}
		case strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsPrint(r) || r == '\\' }):
			return &NameError{p, "has a backslash or a character that does not print"}
		case part[0] == '.' && !(part == ".well-known" && i == 0 && len(parts) > 1):
			return &NameError{p, "begins with a dot (only .well-known/ may); hosts and tools skip such files"}
		}
	}
	return nil
}

// names maps what a case-insensitive disk makes of each path to how it is
// spelt. A folder is spelt with a slash at its end, so that it differs from a
// file of the same name.
type names map[string]string

// add notes the file and the folders it lies in.
func (n names) add(file string) error {
	for p, spelt := file, file; p != "."; {
		key := strings.ToLower(strings.ToUpper(p))
		old, ok := n[key]
		if ok && old != spelt {
			return &NameError{file, "needs the same place as " + show(old)}
		}
		if ok && spelt == file {
			return &NameError{file, "is listed twice"}
		}
		if ok {
			break // and so are the folders above this one
		}
		n[key] = spelt
		p = path.Dir(p)
		spelt = p + "/"
	}
	// The marker is not among the pages and yet takes a place.
	if old, ok := n[markerName]; ok {
		return &NameError{strings.TrimSuffix(old, "/"), "needs the same place as " + markerName}
	}
	return nil
}
