package source

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
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

// File is one input file. Data must not be changed.
type File struct {
	Path string // slash-separated, relative to the project
	Data []byte // text without byte order mark, line ends as \n
	Hash [sha256.Size]byte
}

// Tree is a snapshot of the input files.
type Tree struct {
	files   map[string]*File
	paths   []string
	refused []string          // files that are there but cannot be used
	excerpt map[string][]byte // what can be shown of those that are not text
}

// Read takes the snapshot. What cannot be used is added to diags and left out.
func Read(fsys fs.FS, diags *diag.List) *Tree {
	return ReadFolders(fsys, Folders, diags)
}

// ReadFolders is [Read] for some of the [Folders].
func ReadFolders(fsys fs.FS, folders []string, diags *diag.List) *Tree {
	t := &Tree{files: map[string]*File{}, excerpt: map[string][]byte{}}
	for _, folder := range folders {
		t.folder(fsys, folder, diags)
	}
	slices.Sort(t.paths)
	t.dropLookAlikes(diags)
	return t
}

// File returns the file with the given path, or nil.
func (t *Tree) File(path string) *File { return t.files[path] }

// Under returns the files below a folder whose names end in ext, by path.
func (t *Tree) Under(folder, ext string) []*File {
	var files []*File
	for _, p := range t.paths {
		if strings.HasPrefix(p, folder+"/") && strings.HasSuffix(p, ext) {
			files = append(files, t.files[p])
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
		if strings.HasPrefix(p, folder+"/") && strings.HasSuffix(p, ext) {
			paths = append(paths, p)
		}
	}
	return paths
}

// IsRefused reports whether a file is there but could not be used.
func (t *Tree) IsRefused(path string) bool { return slices.Contains(t.refused, path) }

// Bytes returns the bytes of a file for an excerpt, or nil.
func (t *Tree) Bytes(path string) []byte {
	if f := t.files[path]; f != nil {
		return f.Data
	}
	return t.excerpt[path]
}

// folder reads one of the folders that the builder knows. It must be a folder
// itself: a link could lead to another project.
func (t *Tree) folder(fsys fs.FS, name string, diags *diag.List) {
	entries, err := fs.ReadDir(fsys, ".")
	at := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
	if err == nil && at >= 0 && !entries[at].IsDir() {
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: name}, Rule: "not-a-file", Message: "this is not a folder; links are not followed", Hint: "put the folder itself here"})
		t.refused = append(t.refused, name)
		return
	}
	t.walk(fsys, name, diags)
}

func (t *Tree) walk(fsys fs.FS, dir string, diags *diag.List) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		t.unreadable(dir, err, diags)
		t.refused = append(t.refused, dir)
		return
	}
	if strings.Count(dir, "/") >= maxDepth {
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: dir}, Rule: "too-deep", Message: fmt.Sprintf("folders are nested more than %d levels deep", maxDepth), Hint: "move the files up"})
		return
	}
	for _, e := range entries {
		if ignored(e.Name()) {
			continue
		}
		t.entry(fsys, path.Join(dir, e.Name()), e, diags)
	}
}

func (t *Tree) entry(fsys fs.FS, p string, e fs.DirEntry, diags *diag.List) {
	defer func() {
		if t.files[p] == nil && !e.IsDir() {
			t.refused = append(t.refused, p)
		}
	}()
	switch {
	case nameFault(e.Name()) != "":
		diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: p}, Rule: "file-name", Message: fmt.Sprintf("the name %q cannot be part of an address", e.Name()),
			Hint: nameFault(e.Name()),
		})
	case e.IsDir():
		t.walk(fsys, p, diags)
	case e.Type()&fs.ModeSymlink != 0:
		diags.Add(diag.Diagnostic{
			Pos: diag.Pos{File: p}, Rule: "not-a-file", Message: "this is a link; links are not followed",
			Hint: "put the file itself here",
		})
	case !e.Type().IsRegular():
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p}, Rule: "not-a-file", Message: "this is not a regular file", Hint: "remove it"})
	case len(t.paths) >= maxFiles:
		if len(t.paths) == maxFiles {
			diags.Errorf(diag.Pos{File: p}, "too-many", "there are more than %d files", maxFiles)
			t.paths = append(t.paths, p) // reported once
		}
	default:
		t.read(fsys, p, diags)
	}
}

func (t *Tree) read(fsys fs.FS, p string, diags *diag.List) {
	f, err := fsys.Open(p)
	if err != nil {
		t.unreadable(p, err, diags)
		return
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	switch {
	case err != nil:
		t.unreadable(p, err, diags)
		return
	case len(data) > maxBytes:
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p}, Rule: "too-large", Message: fmt.Sprintf("the file is larger than %d KiB", maxBytes>>10), Hint: "split it, or make it smaller"})
		return
	}
	if textual(p) {
		var ok bool
		if data, ok = clean(p, data, diags); !ok {
			t.excerpt[p] = data
			return
		}
	}
	t.files[p] = &File{Path: p, Data: data, Hash: sha256.Sum256(data)}
	t.paths = append(t.paths, p)
}

// unreadable reports a failure to read in words, without the machine's path.
func (t *Tree) unreadable(p string, err error, diags *diag.List) {
	reason := "it cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "it is missing"
	case errors.Is(err, fs.ErrPermission):
		reason = "there is no permission to read it"
	}
	diags.Errorf(diag.Pos{File: p}, "unreadable", "%s", reason)
}

// dropLookAlikes refuses a path that differs from another one only in case: on
// some machines and hosts the two are one file, and the later one would win
// silently. The one in lower case stays.
func (t *Tree) dropLookAlikes(diags *diag.List) {
	kept := map[string]string{}
	for _, p := range slices.Backward(t.paths) { // lower case sorts last
		folded := strings.ToLower(p)
		first, taken := kept[folded]
		if !taken {
			kept[folded] = p
			continue
		}
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p}, Rule: "file-name", Message: fmt.Sprintf("the name differs from %s only in case", first), Hint: "rename or remove one of the two"})
		delete(t.files, p)
	}
	t.paths = slices.DeleteFunc(t.paths, func(p string) bool { return t.files[p] == nil })
}

// Inside reports whether a cleaned path lies below a folder.
func Inside(path, folder string) bool { return strings.HasPrefix(path, folder+"/") }
