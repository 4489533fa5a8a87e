package artifact

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Files are the files of an archive, as a file system for publishing.
type Files struct {
	data    map[string][]byte
	folders map[string][]fs.DirEntry
}

func newFiles(data map[string][]byte) *Files {
	f := &Files{data, map[string][]fs.DirEntry{".": nil}}
	for name, bytes := range data {
		f.enter(name, info{path.Base(name), int64(len(bytes)), mode})
	}
	for _, entries := range f.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return f
}

// enter lists something in the folder above it, and that one above.
func (f *Files) enter(name string, i info) {
	above := path.Dir(name)
	if _, known := f.folders[above]; !known {
		f.folders[above] = nil
		f.enter(above, info{path.Base(above), 0, fs.ModeDir | 0o755})
	}
	f.folders[above] = append(f.folders[above], fs.FileInfoToDirEntry(i))
}

// Len is the number of files.
func (f *Files) Len() int { return len(f.data) }

// Open opens a file or a folder.
func (f *Files) Open(name string) (fs.File, error) {
	if entries, ok := f.folders[name]; ok {
		return &open{info{path.Base(name), 0, fs.ModeDir | 0o755}, bytes.NewReader(nil), entries}, nil
	}
	data, ok := f.data[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &open{info{path.Base(name), int64(len(data)), mode}, bytes.NewReader(data), nil}, nil
}

type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) Sys() any           { return nil }

type open struct {
	info
	*bytes.Reader
	entries []fs.DirEntry
}

func (o *open) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *open) Close() error               { return nil }
func (o *open) Size() int64                { return o.info.size }

// ReadDir gives the rest of a folder, or n entries of it.
func (o *open) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(o.entries)
	} else if len(o.entries) == 0 {
		return nil, io.EOF
	}
	part := o.entries[:min(n, len(o.entries))]
	o.entries = o.entries[len(part):]
	return slices.Clone(part), nil
}
