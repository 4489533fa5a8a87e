//go:build !linux || portable

package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is a folder by which everything in it is named: no link in a path can then lead
// elsewhere. The tag portable builds it on Linux too, where it can be compared with the
// faster one that is used there.
type folder struct {
	root, parent *os.Root
	path         string // from parent, which the folders that are linked between have in common
}

// openFolder opens a folder below parent.
func openFolder(parent *os.Root, name string) (*folder, error) {
	return (&folder{parent, parent, ""}).sub(name)
}

// sub opens a folder below f.
func (f *folder) sub(p string) (*folder, error) {
	p = filepath.FromSlash(p)
	// A root follows links that stay in it.
	if info, err := f.root.Lstat(p); err != nil || !info.IsDir() {
		return nil, errors.Join(err, noFolder(info))
	}
	root, err := f.root.OpenRoot(p)
	if err != nil {
		return nil, err
	}
	return &folder{root, f.parent, filepath.Join(f.path, p)}, nil
}

func noFolder(info fs.FileInfo) error {
	if info == nil || info.IsDir() {
		return nil
	}
	return errors.ErrUnsupported
}

func (f *folder) close() error { return f.root.Close() }

// each calls do for everything in the folder, in no order, or for the folder itself if
// it cannot be listed. What vanishes meanwhile is not there.
func (f *folder) each(_ []byte, do func(name string, e entry, err error)) error {
	dir, err := f.root.Open(".")
	if err != nil {
		return gone(err)
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	for _, name := range names {
		e, err := f.look(name)
		if err == nil || gone(err) != nil {
			do(name, e, err)
		}
	}
	return gone(err)
}

// look describes what lies in the folder under a name, without following a link.
func (f *folder) look(name string) (entry, error) {
	info, err := f.root.Lstat(filepath.FromSlash(name))
	return entryOf(info), err
}

func (f *folder) lookAtSelf() (entry, error) { return f.look(".") }

// read gives the bytes of a regular file below f, in the buffer if they fit, and which
// file they were read from.
func (f *folder) read(p string, buffer []byte) ([]byte, entry, error) {
	if e, err := f.look(p); err != nil || !e.mode.IsRegular() {
		return nil, e, errors.Join(err, errors.ErrUnsupported)
	}
	file, err := f.root.Open(filepath.FromSlash(p))
	if err != nil {
		return nil, entry{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, entry{}, err
	}
	e := entryOf(info)
	if !e.mode.IsRegular() {
		return nil, e, errors.ErrUnsupported
	}
	if int64(len(buffer)) <= e.size {
		buffer = make([]byte, e.size+1)
	}
	n, err := io.ReadFull(file, buffer)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return buffer[:n], e, err
}

// mkdir makes a folder and opens it.
func (f *folder) mkdir(name string, modes bool) (*folder, error) {
	if err := f.root.Mkdir(name, dirMode); err != nil {
		return nil, err
	}
	if err := f.chmod(name); err != nil && modes { // a disk that has no modes is forgiven
		return nil, err
	}
	return f.sub(name)
}

// chmod gives a folder in f the mode that folders have.
func (f *folder) chmod(name string) error { return f.root.Chmod(name, dirMode) }

// create makes a file that is not there yet.
func (f *folder) create(name string, data []byte, modes bool) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		// The umask takes part in OpenFile, not in Chmod.
		if bad := file.Chmod(fileMode); modes {
			err = bad
		}
	}
	// Windows asks that a file is synced while it is open for writing.
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// link gives a file of another folder the same name in this one.
func (f *folder) link(from *folder, name string) error {
	return f.parent.Link(filepath.Join(from.path, name), filepath.Join(f.path, name))
}

func (f *folder) remove(name string) error { return f.root.Remove(name) }
func (f *folder) rmdir(name string) error  { return f.root.Remove(name) }

// identity is which file a file is, however it is called.
type identity struct{ info fs.FileInfo }

func (i identity) same(j identity) bool { return os.SameFile(i.info, j.info) }

// sameDisk is not known here. Of another disk nothing can be linked or renamed.
func (i identity) sameDisk(identity) bool { return true }

func entryOf(info fs.FileInfo) entry {
	if info == nil {
		return entry{}
	}
	mode := info.Mode()
	return entry{mode, info.Size(), info.ModTime(), identity{info}, owner(info)}
}
