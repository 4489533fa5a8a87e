package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Folders are the top-level folders that the builder reads.
var Folders = []string{"assets", "content", "data", "layouts"}

// Limits for input from strangers. They are far above what a guide needs.
const (
	maxFiles = 20_000
	maxDepth = 16
	maxBytes = 2 << 20 // of one file
)

// File is one input file. Data must not be changed. Of two snapshots of one
// project, the later has the same *File where the file did not change.
type File struct {
	Path string // slash-separated, relative to the project
	Data []byte // text without byte order mark, line ends as \n
	Hash [sha256.Size]byte
}

func newFile(p string, data []byte) *File {
	return &File{Path: p, Data: data, Hash: sha256.Sum256(data)}
}

// Tree is a snapshot of the input files.
type Tree struct {
	folders []string
	entries []*entry // by path
	files   []*File  // by path
	refused []string // paths that are there but cannot be used, in order
	diags   []diag.Diagnostic
}

// entry is what was found at one path: a file, or why there is none. It is
// never changed.
type entry struct {
	path    string
	file    *File  // nil for what cannot be used
	excerpt []byte // what can be shown of a file that is not text
	diags   []diag.Diagnostic
	upper   bool // the path has capitals
	skipped bool // a folder that was not entered: no file that somebody could miss
}

func (e *entry) equal(f *entry) bool {
	return e.file == f.file && bytes.Equal(e.excerpt, f.excerpt) && slices.Equal(e.diags, f.diags) && e.skipped == f.skipped
}

// Sum is the hash of all that the snapshot holds: the files with their bytes, and
// what was found and cannot be used.
func (t *Tree) Sum() [sha256.Size]byte {
	h := sha256.New()
	var line []byte
	for _, e := range t.entries {
		switch {
		case e.file == nil || len(e.diags) > 0:
			line = fmt.Appendf(line[:0], "%q %t %x %q %t", e.path, e.skipped, sha256.Sum256(e.excerpt), e.diags, e.file != nil)
		default: // nearly all
			line = strconv.AppendQuote(line[:0], e.path)
		}
		if e.file != nil {
			line = append(line, e.file.Hash[:]...)
		}
		h.Write(append(line, '\n'))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// But is the snapshot without what lies in a folder.
func (t *Tree) But(folder string) *Tree {
	return &Tree{entries: slices.DeleteFunc(slices.Clone(t.entries), func(e *entry) bool { return Inside(e.path, folder) })}
}

// Read takes the snapshot. What cannot be used is added to diags and left out.
func Read(fsys fs.FS, diags *diag.List) *Tree { return ReadFolders(fsys, Folders, diags) }

// ReadFolders is [Read] for some of the [Folders].
func ReadFolders(fsys fs.FS, folders []string, diags *diag.List) *Tree {
	r := &reader{fsys: fsys}
	for _, folder := range folders {
		r.folder(folder)
	}
	t := newTree(folders, sorted(r.found))
	t.Report(diags)
	return t
}

// sorted puts entries in the order of their paths.
func sorted(entries []*entry) []*entry {
	slices.SortFunc(entries, func(a, b *entry) int { return strings.Compare(a.path, b.path) })
	return entries
}

// newTree makes a snapshot of entries in the order of their paths.
func newTree(folders []string, entries []*entry) *Tree {
	t := &Tree{folders: folders, entries: entries, files: make([]*File, 0, len(entries))}
	twins := t.lookAlikes()
	for _, e := range entries {
		t.diags = append(t.diags, e.diags...)
		switch {
		case twins != nil && twins[e.path]:
		case e.file != nil:
			t.files = append(t.files, e.file)
		case !e.skipped:
			t.refused = append(t.refused, e.path)
		}
	}
	return t
}

// Report adds what is wrong with the files themselves.
func (t *Tree) Report(diags *diag.List) { diags.AddAll(t.diags) }

// File returns the file with the given path, or nil.
func (t *Tree) File(path string) *File {
	i, found := slices.BinarySearchFunc(t.files, path, func(f *File, path string) int { return strings.Compare(f.Path, path) })
	if !found {
		return nil
	}
	return t.files[i]
}

// Files returns all files by path. The list must not be changed.
func (t *Tree) Files() []*File { return t.files }

// Under returns the files below a folder whose names end in ext, by path.
func (t *Tree) Under(folder, ext string) []*File {
	from := sort.Search(len(t.files), func(i int) bool { return t.files[i].Path >= folder+"/" })
	to := from + sort.Search(len(t.files)-from, func(i int) bool { return !Inside(t.files[from+i].Path, folder) })
	files := make([]*File, 0, to-from)
	for _, f := range t.files[from:to] {
		if strings.HasSuffix(f.Path, ext) {
			files = append(files, f)
		}
	}
	return files
}

// Refused lists the files below a folder whose names end in ext and that could
// not be used. What is wrong with them is reported; nobody need call them
// missing.
func (t *Tree) Refused(folder, ext string) []string {
	var paths []string
	for _, p := range t.refused {
		if Inside(p, folder) && strings.HasSuffix(p, ext) {
			paths = append(paths, p)
		}
	}
	return paths
}

// AllRefused lists every file that could not be used. The list must not be
// changed.
func (t *Tree) AllRefused() []string { return t.refused }

// IsRefused reports whether a file is there but could not be used.
func (t *Tree) IsRefused(path string) bool {
	_, found := slices.BinarySearch(t.refused, path)
	return found
}

// Bytes returns the bytes of a file for an excerpt, or nil.
func (t *Tree) Bytes(path string) []byte {
	if f := t.File(path); f != nil {
		return f.Data
	}
	if e := t.entry(path); e != nil {
		return e.excerpt
	}
	return nil
}

func (t *Tree) entry(path string) *entry {
	i, found := slices.BinarySearchFunc(t.entries, path, func(e *entry, path string) int { return strings.Compare(e.path, path) })
	if !found {
		return nil
	}
	return t.entries[i]
}

// Inside reports whether a cleaned path lies below a folder.
func Inside(path, folder string) bool {
	return len(path) > len(folder) && path[len(folder)] == '/' && strings.HasPrefix(path, folder)
}
