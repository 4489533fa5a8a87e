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

// reader collects what is found below the folders that the builder knows.
type reader struct {
	fsys  fs.FS
	found []*entry
	files int
	// known gives the file that an earlier snapshot has at a path, or nil. A
	// file with the same bytes is the same file.
	known func(path string) *File
}

func (r *reader) add(e *entry) {
	e.upper = strings.ToLower(e.path) != e.path
	r.found = append(r.found, e)
}

// refuse enters a path that is there but cannot be used.
func (r *reader) refuse(p, rule, message, hint string) {
	r.add(&entry{path: p, diags: []diag.Diagnostic{{Pos: diag.Pos{File: p}, Rule: rule, Message: message, Hint: hint}}})
}

// folder reads one of the folders that the builder knows. It must be a folder
// itself: a link could lead to another project.
func (r *reader) folder(name string) {
	entries, err := fs.ReadDir(r.fsys, ".")
	at := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
	switch {
	case err == nil && at < 0:
		r.unreadable(name, fs.ErrNotExist)
	case err == nil && !entries[at].IsDir():
		r.refuse(name, "not-a-file", "this is not a folder; links are not followed", "put the folder itself here")
	default:
		r.walk(name)
	}
}

func (r *reader) walk(dir string) {
	entries, err := fs.ReadDir(r.fsys, dir)
	if err != nil {
		r.unreadable(dir, err)
		return
	}
	if strings.Count(dir, "/") >= maxDepth {
		r.refuse(dir, "too-deep", fmt.Sprintf("folders are nested more than %d levels deep", maxDepth), "move the files up")
		r.found[len(r.found)-1].skipped = true
		return
	}
	for _, e := range entries {
		if !Ignored(e.Name()) {
			r.entry(path.Join(dir, e.Name()), e)
		}
	}
}

// entry reads one file, or all that is below one folder.
func (r *reader) entry(p string, e fs.DirEntry) {
	switch {
	case nameFault(e.Name()) != "":
		r.refuse(p, "file-name", fmt.Sprintf("the name %q cannot be part of an address", e.Name()), nameFault(e.Name()))
		r.found[len(r.found)-1].skipped = e.IsDir()
	case e.IsDir():
		r.walk(p)
	case e.Type()&fs.ModeSymlink != 0:
		r.refuse(p, "not-a-file", "this is a link; links are not followed", "put the file itself here")
	case !e.Type().IsRegular():
		r.refuse(p, "not-a-file", "this is not a regular file", "remove it")
	case r.files >= maxFiles:
		if r.files++; r.files == maxFiles+1 { // reported once
			r.refuse(p, "too-many", fmt.Sprintf("there are more than %d files", maxFiles), "")
		} else {
			r.add(&entry{path: p})
		}
	default:
		r.read(p)
	}
}

func (r *reader) read(p string) {
	f, err := r.fsys.Open(p)
	if err != nil {
		r.unreadable(p, err)
		return
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	switch {
	case err != nil:
		r.unreadable(p, err)
		return
	case len(data) > maxBytes:
		r.refuse(p, "too-large", fmt.Sprintf("the file is larger than %d KiB", maxBytes>>10), "split it, or make it smaller")
		return
	}
	found := &entry{path: p}
	defer r.add(found)
	if textual(p) {
		diags := &diag.List{}
		clean, ok := clean(p, data, diags)
		data, found.diags = clean, diags.Raw()
		if !ok {
			found.excerpt = data
			return
		}
	}
	found.file = &File{Path: p, Data: data, Hash: sha256.Sum256(data)}
	if r.known != nil {
		if old := r.known(p); old != nil && old.Hash == found.file.Hash {
			found.file = old
		}
	}
	r.files++
}

// unreadable reports a failure to read in words, without the machine's path.
func (r *reader) unreadable(p string, err error) {
	reason := "it cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "it is missing"
	case errors.Is(err, fs.ErrPermission):
		reason = "there is no permission to read it"
	}
	r.refuse(p, "unreadable", reason, "")
}

// lookAlikes finds the paths that differ from another one only in case: on
// some machines and hosts the two are one file, and the later one would win
// silently. The one in lower case stays.
func (t *Tree) lookAlikes() map[string]bool {
	if !slices.ContainsFunc(t.entries, func(e *entry) bool { return e.upper }) {
		return nil // as nearly always, and then nothing need be compared
	}
	twins, kept := map[string]bool{}, map[string]string{}
	for _, e := range slices.Backward(t.entries) { // lower case sorts last
		if e.file == nil {
			continue
		}
		folded := strings.ToLower(e.path)
		first, taken := kept[folded]
		if !taken {
			kept[folded] = e.path
			continue
		}
		twins[e.path] = true
		t.diags = append(t.diags, diag.Diagnostic{
			Pos: diag.Pos{File: e.path}, Rule: "file-name", Message: "the name differs from " + first + " only in case",
			Hint: "rename or remove one of the two",
		})
	}
	return twins
}
