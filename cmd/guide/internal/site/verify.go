package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// maxVerified bounds the files that [Verify] changes: each costs two clean
// builds. Of more files, some are taken, evenly spread.
const maxVerified = 128

// Verify looks whether building on what is remembered gives what a clean build
// gives: it changes each input file in turn, takes it away and puts it back. A
// difference means that the key of a step lacks something that the step
// depends on; it is added to diags with the step's name.
func Verify(ctx context.Context, fsys fs.FS, o Options, progress crew.Progress, diags *diag.List) {
	verify(ctx, fsys, o, func(fsys fs.FS) *Live { return NewLive(fsys, o) }, progress, diags)
}

func verify(ctx context.Context, fsys fs.FS, o Options, newLive func(fs.FS) *Live, progress crew.Progress, diags *diag.List) {
	other := &altered{FS: fsys}
	live := newLive(other)
	live.Update(nil, false)
	live.Check(ctx, nil)
	files, last := live.tree.Files(), ""
	each := max(1, (len(files)+maxVerified-1)/maxVerified)
	for i := 0; i < len(files) && ctx.Err() == nil; i += each {
		p := files[i].Path
		for _, state := range []string{"changed", "taken away"} {
			other.path, other.gone = p, state == "taken away"
			live.Update(slices.DeleteFunc([]string{last, p}, func(p string) bool { return p == "" }), false)
			if differs := stale(ctx, other, o, live); differs != "" {
				diags.Add(diag.Diagnostic{
					Pos: diag.Pos{File: p}, Rule: "incomplete-key", Message: fmt.Sprintf("when this file is %s, a build on what is remembered differs from a clean one: %s", state, differs),
					Hint: "the key of a step lacks something: " + strings.Join(suspects(ctx, fsys, last, p, newLive), ", "),
				})
				return // what follows would differ too
			}
		}
		if last = p; progress != nil {
			progress(i+1, len(files))
		}
	}
}

// stale compares a live guide with a clean build of the same files, and says in
// what they differ.
func stale(ctx context.Context, fsys fs.FS, o Options, live *Live) string {
	found, done := live.Check(ctx, nil)
	if !done {
		return "" // interrupted
	}
	clean := &diag.List{}
	site := Build(fsys, o, clean)
	if !clean.Failed() {
		site.All(clean)
	}
	got, want := found.Faults.All(), clean.All()
	if !slices.Equal(got, want) {
		return fmt.Sprintf("it reports %d faults instead of %d, or others", len(got), len(want))
	}
	if clean.Failed() {
		return ""
	}
	if !slices.Equal(live.site.Paths(), site.Paths()) {
		return "it has other files"
	}
	for p, sum := range live.sums {
		if data, _ := site.Bytes(p); sha256.Sum256(data) != sum {
			return "it looked at another form of the page " + p
		}
	}
	for _, p := range site.Paths() {
		g, _ := live.site.Bytes(p)
		w, _ := site.Bytes(p)
		if !bytes.Equal(g, w) {
			return "in the file " + p
		}
	}
	return ""
}

// suspects names the steps that give something else than what is remembered of
// them, when a file is taken away and comes back, and another one is changed
// and taken away.
func suspects(ctx context.Context, fsys fs.FS, last, p string, newLive func(fs.FS) *Live) []string {
	other := &altered{FS: fsys}
	live := newLive(other)
	live.Update(nil, false)
	live.Check(ctx, nil)
	names := map[string]bool{}
	live.memo.Audit(func(step string) { names[fmt.Sprintf("%q", step)] = true })
	for _, state := range []altered{{path: last, gone: true}, {path: p}, {path: p, gone: true}} {
		other.path, other.gone = state.path, state.gone
		live.Update(nil, false)
		live.Check(ctx, nil)
	}
	return slices.Sorted(maps.Keys(names))
}

// altered is a file system in which one file reads differently, or is gone.
type altered struct {
	fs.FS
	path string
	gone bool
}

func (a *altered) hides(name string) bool { return a.gone && name == a.path }

func (a *altered) Open(name string) (fs.File, error) {
	if a.hides(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	f, err := a.FS.Open(name)
	if err != nil || name != a.path {
		return f, err
	}
	data, err := io.ReadAll(f)
	if err != nil {
		return f, err
	}
	return &alteredFile{f, bytes.NewReader(alter(name, data))}, nil
}

func (a *altered) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(a.FS, name)
	if a.gone && path.Dir(a.path) == name {
		entries = slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool { return e.Name() == path.Base(a.path) })
	}
	return entries, err
}

func (a *altered) Lstat(name string) (fs.FileInfo, error) {
	if a.hides(name) {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Lstat(a.FS, name)
}

func (a *altered) ReadLink(name string) (string, error) { return fs.ReadLink(a.FS, name) }

var _ fs.ReadLinkFS = (*altered)(nil)

type alteredFile struct {
	fs.File
	data *bytes.Reader
}

func (f *alteredFile) Read(b []byte) (int, error) { return f.data.Read(b) }

// sentence is the value of a key that holds words.
var sentence = regexp.MustCompile(`(?m)^ *(title|summary|verdict|name|says|because|reason|text|asks|about|question): [A-Za-z][^:#\n]*`)

// alter changes a file so that it most likely stays valid.
func alter(name string, data []byte) []byte {
	switch path.Ext(name) {
	case ".yaml":
		if at := sentence.FindIndex(data); at != nil {
			return slices.Concat(data[:at[1]], []byte("x"), data[at[1]:])
		}
	case ".md":
		return append(data, "\nAltered.\n"...)
	case ".css":
		return append(data, "\n.altered{color:red}\n"...)
	case ".js", ".mjs", ".ts":
		return append(data, "\nlet altered = 1;\n"...)
	case ".html":
		if at := bytes.Index(data, []byte("</")); at >= 0 {
			return slices.Concat(data[:at], []byte("altered"), data[at:])
		}
	}
	return append(data, '\n')
}
