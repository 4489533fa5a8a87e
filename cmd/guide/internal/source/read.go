package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/crew"
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
	e.upper = hasCapitals(e.path)
	r.found = append(r.found, e)
}

// refuse enters a path that is there but cannot be used.
func (r *reader) refuse(p, rule, message, hint string) { r.add(refused(p, rule, message, hint)) }

// unreadable enters a path that cannot be read.
func (r *reader) unreadable(p string, err error) { r.add(unreadable(p, err)) }

// refusedName is an entry whose name is not the same everywhere.
func refusedName(p, hint string) *entry {
	return refused(p, "file-name", fmt.Sprintf("the name %q cannot be part of an address", path.Base(p)), hint)
}

func refused(p, rule, message, hint string) *entry {
	return &entry{path: p, diags: []diag.Diagnostic{{Pos: diag.Pos{File: p}, Rule: rule, Message: message, Hint: hint}}}
}

// place is where something lies: a name in a folder that is open.
type place struct {
	in   fs.FS
	name string
	path string // from the project
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
		r.walk(place{r.fsys, name, name})
	}
}

// walk reads all that is below a folder. It is found once and stays open meanwhile,
// where the file system can do that: for each file it would have to be found anew.
func (r *reader) walk(dir place) {
	in, err := fs.Sub(dir.in, dir.name)
	if err != nil {
		r.unreadable(dir.path, err)
		return
	}
	if open, ok := in.(io.Closer); ok {
		defer open.Close()
	}
	entries, err := fs.ReadDir(in, ".")
	if err != nil {
		r.unreadable(dir.path, err)
		return
	}
	if strings.Count(dir.path, "/") >= maxDepth {
		r.refuse(dir.path, "too-deep", fmt.Sprintf("folders are nested more than %d levels deep", maxDepth), "move the files up")
		r.found[len(r.found)-1].skipped = true
		return
	}
	var files []place
	for _, e := range entries {
		if !Ignored(e.Name()) {
			r.entry(place{in, e.Name(), dir.path + "/" + e.Name()}, e, &files)
		}
	}
	read := make([]*entry, len(files))
	crew.Each(len(files), func(i int) { read[i] = r.read(files[i]) })
	for _, e := range read {
		r.add(e)
	}
}

// entry reads all that is below one folder, or lists a file to be read.
func (r *reader) entry(at place, e fs.DirEntry, files *[]place) {
	p := at.path
	switch {
	case nameFault(e.Name()) != "":
		r.add(refusedName(p, nameFault(e.Name())))
		r.found[len(r.found)-1].skipped = e.IsDir()
	case e.IsDir():
		r.walk(at)
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
		r.files++
		*files = append(*files, at)
	}
}

// read reads one file.
func (r *reader) read(at place) *entry {
	p := at.path
	data, err := bytesOf(at)
	switch {
	case err != nil:
		return unreadable(p, err)
	case len(data) > maxBytes:
		return refused(p, "too-large", fmt.Sprintf("the file is larger than %d KiB", maxBytes>>10), "split it, or make it smaller")
	}
	found := entryFor(p, data)
	if found.file == nil {
		return found
	}
	if r.known != nil {
		if old := r.known(p); old != nil && old.Hash == found.file.Hash {
			found.file = old
		}
	}
	return found
}

// bytesOf gives the bytes of a file, or more than maxBytes of them.
func bytesOf(at place) ([]byte, error) {
	f, err := at.in.Open(at.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var size int64
	if info, err := f.Stat(); err == nil {
		size = min(info.Size(), maxBytes)
	}
	// One byte more than it says to be long: the end is seen without growing.
	buf := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = buf.ReadFrom(io.LimitReader(f, maxBytes+1))
	return buf.Bytes(), err
}

// unreadable says in words why something cannot be read, without the machine's path.
func unreadable(p string, err error) *entry {
	reason := "it cannot be read"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "it is missing"
	case errors.Is(err, fs.ErrPermission):
		reason = "there is no permission to read it"
	}
	return refused(p, "unreadable", reason, "")
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
