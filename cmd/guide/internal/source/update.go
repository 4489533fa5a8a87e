package source

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Update takes the snapshot again where something may have changed: at the
// given paths, relative to the project, and below them. It equals what [Read]
// gives, and shares with t all that did not change; when nothing did, it is t.
//
// With patience, a file that looks as if an editor were in the middle of
// writing it (it is empty, or its front matter does not close) is left as it
// was and comes back in unfinished, to be looked at again in a moment.
func (t *Tree) Update(fsys fs.FS, paths []string, patience bool) (updated *Tree, unfinished []string) {
	r := &reader{fsys: fsys, known: t.known}
	var gone []*entry
	for _, p := range t.covering(fsys, paths) {
		gone = append(gone, t.at(p)...)
		r.again(p)
	}
	if patience {
		unfinished = r.keepUnfinished(t)
	}
	if len(t.entries)-len(gone)+len(r.found) > maxFiles { // which are too many depends on all of them
		return ReadFolders(fsys, t.folders, &diag.List{}).sharing(t), unfinished
	}
	return t.replace(gone, r.found), unfinished
}

// known gives the file at a path, also one that looks like another one and is
// not handed out.
func (t *Tree) known(path string) *File {
	if e := t.entry(path); e != nil {
		return e.file
	}
	return nil
}

// covering reduces paths to those that have to be read again, none below
// another one. Where a folder on the way is gone, or was or is no folder that
// can be entered, that is what has to be looked at.
func (t *Tree) covering(fsys fs.FS, paths []string) []string {
	var cover []string
	for _, p := range paths {
		segments := strings.Split(path.Clean(p), "/")
		if !slices.Contains(t.folders, segments[0]) || slices.ContainsFunc(segments, Ignored) {
			continue
		}
		for i := 1; i <= len(segments); i++ {
			prefix := strings.Join(segments[:i], "/")
			info, err := fs.Lstat(fsys, prefix)
			closed := err != nil || !info.IsDir() || nameFault(segments[i-1]) != "" || i > maxDepth
			if closed || i == len(segments) || t.entry(prefix) != nil {
				cover = append(cover, prefix)
				break
			}
		}
	}
	slices.Sort(cover)
	cover = slices.Compact(cover)
	return slices.DeleteFunc(slices.Clone(cover), func(p string) bool {
		return slices.ContainsFunc(cover, func(above string) bool { return Inside(p, above) })
	})
}

// at gives the entries at a path and below it.
func (t *Tree) at(p string) []*entry {
	var all []*entry
	if e := t.entry(p); e != nil {
		all = append(all, e)
	}
	from := sort.Search(len(t.entries), func(i int) bool { return t.entries[i].path >= p+"/" })
	for _, e := range t.entries[from:] {
		if !Inside(e.path, p) {
			break
		}
		all = append(all, e)
	}
	return all
}

// again reads one path as a walk from above would have.
func (r *reader) again(p string) {
	if !strings.Contains(p, "/") {
		r.folder(p)
		return
	}
	switch info, err := fs.Lstat(r.fsys, p); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		r.unreadable(p, err)
	default:
		var files []place
		r.entry(place{r.fsys, p, p}, fs.FileInfoToDirEntry(info), &files)
		for _, f := range files {
			r.add(r.read(f))
		}
	}
}

// keepUnfinished puts what was there before in the place of files that seem to
// be half written, and lists them.
func (r *reader) keepUnfinished(t *Tree) (unfinished []string) {
	r.found = slices.DeleteFunc(r.found, func(e *entry) bool {
		if e.file == nil || !halfWritten(e.file) {
			return false
		}
		if old := t.entry(e.path); old != nil && old.file == e.file {
			return false // it has been like this before
		}
		unfinished = append(unfinished, e.path)
		return true
	})
	for _, p := range unfinished {
		if old := t.entry(p); old != nil {
			r.found = append(r.found, old)
		}
	}
	return unfinished
}

// halfWritten reports whether a file looks cut off.
func halfWritten(f *File) bool {
	if len(bytes.TrimSpace(f.Data)) == 0 {
		return true
	}
	if path.Ext(f.Path) != ".md" {
		return false
	}
	first, _, _ := bytes.Cut(f.Data, []byte("\n"))
	_, whole := Split(f, &diag.List{})
	return !whole && isFence(first)
}

// replace gives the snapshot with some entries in the place of others.
func (t *Tree) replace(gone, found []*entry) *Tree {
	found, gone = sorted(slices.Clone(found)), sorted(gone)
	if slices.EqualFunc(gone, found, func(a, b *entry) bool { return a.path == b.path && a.equal(b) }) {
		return t
	}
	merged := make([]*entry, 0, len(t.entries)+len(found))
	for _, e := range t.entries {
		for len(found) > 0 && found[0].path < e.path {
			merged, found = append(merged, found[0]), found[1:]
		}
		if len(gone) > 0 && gone[0] == e {
			gone = gone[1:]
			continue
		}
		merged = append(merged, e)
	}
	return newTree(t.folders, append(merged, found...))
}

// sharing is the snapshot with the entries of an earlier one where they are
// equal.
func (t *Tree) sharing(old *Tree) *Tree {
	entries := slices.Clone(t.entries)
	for i, e := range entries {
		if o := old.entry(e.path); o != nil && e.file != nil && o.file != nil && e.file.Hash == o.file.Hash {
			entries[i] = o
		}
	}
	if slices.EqualFunc(entries, old.entries, func(a, b *entry) bool { return a == b || a.path == b.path && a.equal(b) }) {
		return old
	}
	return newTree(t.folders, entries)
}

// Changed lists the files that an earlier snapshot does not have as they are.
func (t *Tree) Changed(earlier *Tree) []*File {
	var changed []*File
	old := earlier.files
	for _, f := range t.files {
		if len(old) > 0 && old[0] == f { // nearly always
			old = old[1:]
			continue
		}
		for len(old) > 0 && old[0].Path < f.Path {
			old = old[1:]
		}
		if len(old) == 0 || old[0] != f {
			changed = append(changed, f)
		} else {
			old = old[1:]
		}
	}
	return changed
}

// With gives the snapshot with the files of an earlier one at some paths, and
// below them; a path that the earlier one does not have stays as it is.
func (t *Tree) With(earlier *Tree, paths []string) *Tree {
	var gone, found []*entry
	for _, p := range paths {
		old := slices.DeleteFunc(earlier.at(p), func(e *entry) bool { return e.file == nil })
		if len(old) > 0 {
			gone, found = append(gone, t.at(p)...), append(found, old...)
		}
	}
	return t.replace(unique(gone), unique(found))
}

// Without gives the snapshot without the files at some paths, and below them.
func (t *Tree) Without(paths []string) *Tree {
	var gone []*entry
	for _, p := range paths {
		gone = append(gone, t.at(p)...)
	}
	if len(gone) == 0 {
		return t
	}
	return t.replace(unique(gone), nil)
}

func unique(entries []*entry) []*entry {
	return slices.CompactFunc(sorted(entries), func(a, b *entry) bool { return a.path == b.path })
}
