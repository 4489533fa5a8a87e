package vcs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Tree gives some folders of the project as they were committed. Links and further
// repositories are listed as what they are, and cannot be opened.
func (r *Repo) Tree(commit string, folders []string) (fs.FS, error) {
	listed, err := r.git("ls-tree", "-r", "-z", "--full-tree", commit+":"+r.prefix)
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return nil, &UsageError{fmt.Sprintf("the revision %s does not hold the folder", commit), "compare with one in which the guide was there"}
	} else if err != nil {
		return nil, err
	}
	t := &tree{files: map[string]*node{}}
	t.enter(".", fs.ModeDir)
	for _, line := range fields(listed) {
		about, name, _ := strings.Cut(line, "\t")
		words := strings.Fields(about) // mode, type, object
		if len(words) != 3 || !fs.ValidPath(name) || !slices.ContainsFunc(folders, func(f string) bool { return name == f || strings.HasPrefix(name, f+"/") }) {
			continue
		}
		n := t.enter(name, modes[words[0]])
		n.object = words[2]
	}
	return t, t.read(r)
}

// modes are those of files in git's trees; anything else is a plain file.
var modes = map[string]fs.FileMode{"120000": fs.ModeSymlink, "160000": fs.ModeIrregular}

// tree is a file system in memory.
type tree struct{ files map[string]*node }

type node struct {
	name    string
	mode    fs.FileMode
	object  string // git's name of the bytes
	data    []byte
	entries []fs.DirEntry
}

// enter lists a file in the folder that it lies in, and that one in the one above.
func (t *tree) enter(name string, mode fs.FileMode) *node {
	n := &node{name: path.Base(name), mode: mode}
	t.files[name] = n
	if name == "." {
		return n
	}
	above := path.Dir(name)
	folder := t.files[above]
	if folder == nil {
		folder = t.enter(above, fs.ModeDir)
	}
	folder.entries = append(folder.entries, fs.FileInfoToDirEntry(n))
	return n
}

// read asks git for the bytes of all plain files at once.
func (t *tree) read(r *Repo) error {
	var plain []*node
	var asked bytes.Buffer
	for _, n := range t.files {
		slices.SortFunc(n.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
		if n.mode.IsRegular() {
			plain = append(plain, n)
			asked.WriteString(n.object + "\n")
		}
	}
	if len(plain) == 0 {
		return nil
	}
	answer, err := r.gitWith(asked.Bytes(), "cat-file", "--batch")
	if err != nil {
		return err
	}
	for _, n := range plain {
		head, rest, _ := bytes.Cut(answer, []byte("\n"))
		words := strings.Fields(string(head)) // object, type, size
		size := -1
		if len(words) == 3 {
			size, err = strconv.Atoi(words[2])
		}
		if err != nil || size < 0 || size >= len(rest) {
			return fmt.Errorf("git cat-file: the object %s cannot be read: %.80s", n.object, head)
		}
		n.data, answer = rest[:size:size], rest[size+1:]
	}
	return nil
}

// Open implements fs.FS.
func (t *tree) Open(name string) (fs.File, error) {
	n := t.files[name]
	switch {
	case !fs.ValidPath(name) || n != nil && !n.IsDir() && !n.mode.IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	case n == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &opened{n, bytes.NewReader(n.data)}, nil
}

// ReadDir implements fs.ReadDirFS.
func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n := t.files[name]
	if n == nil || !n.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(n.entries), nil
}

func (n *node) Name() string       { return n.name }
func (n *node) Size() int64        { return int64(len(n.data)) }
func (n *node) Mode() fs.FileMode  { return n.mode | 0o444 }
func (n *node) ModTime() time.Time { return time.Time{} }
func (n *node) IsDir() bool        { return n.mode.IsDir() }
func (n *node) Sys() any           { return nil }

// opened is a file that is being read. Of folders [tree.ReadDir] gives the entries.
type opened struct {
	*node
	data io.Reader
}

func (f *opened) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *opened) Read(b []byte) (int, error) { return f.data.Read(b) }
func (f *opened) Close() error               { return nil }
