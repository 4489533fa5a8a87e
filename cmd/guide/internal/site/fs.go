package site

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// outputFS shows a site's files as a read-only file system. It implements
// fs.ReadDirFS and fs.ReadFileFS, so that walking it costs no copies.
type outputFS struct {
	site *Site
	dirs map[string][]fs.DirEntry // sorted by name
}

func newOutputFS(s *Site) outputFS {
	o := outputFS{s, map[string][]fs.DirEntry{".": nil}}
	for _, p := range s.Paths() {
		o.enter(p, info{name: path.Base(p), file: s.file(p)})
	}
	for _, entries := range o.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return o
}

// enter lists a file or folder in the folder above it, and that one above.
func (o outputFS) enter(p string, i info) {
	dir := path.Dir(p)
	if _, known := o.dirs[dir]; !known {
		o.dirs[dir] = nil
		o.enter(dir, info{name: path.Base(dir)})
	}
	o.dirs[dir] = append(o.dirs[dir], fs.FileInfoToDirEntry(i))
}

func (o outputFS) Open(name string) (fs.File, error) {
	if entries, ok := o.dirs[name]; ok {
		return &openDir{info: info{name: path.Base(name)}, entries: entries}, nil
	}
	data, err := o.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &openFile{info{name: path.Base(name), file: o.site.file(name)}, bytes.NewReader(data)}, nil
}

func (o outputFS) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	data, err := o.site.Bytes(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return slices.Clone(data), nil // the caller may change it
}

func (o outputFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := o.dirs[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(entries), nil
}

// info describes a file of the output, or a folder when file is nil.
type info struct {
	name string
	file *file
}

func (i info) Name() string       { return i.name }
func (i info) IsDir() bool        { return i.file == nil }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) Sys() any           { return nil }

func (i info) Size() int64 {
	if i.file == nil {
		return 0
	}
	data, _ := i.file.bytes()
	return int64(len(data))
}

func (i info) Mode() fs.FileMode {
	if i.IsDir() {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

type openFile struct {
	info
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }
func (f *openFile) Size() int64                { return f.info.Size() }

type openDir struct {
	info
	entries []fs.DirEntry
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		rest := d.entries
		d.entries = nil
		return rest, nil
	}
	if len(d.entries) == 0 {
		return nil, io.EOF
	}
	part := d.entries[:min(n, len(d.entries))]
	d.entries = d.entries[len(part):]
	return part, nil
}
