package main

import (
	"io/fs"
	"os"
)

// folder is a folder of a project. What is opened in it lies in it, whatever links
// say.
type folder struct {
	rootFS
	root *os.Root
}

// rootFS is what [os.Root.FS] gives.
type rootFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadLinkFS
}

func folderOf(root *os.Root) folder { return folder{root.FS().(rootFS), root} }

// Sub opens a folder in it: what lies there is then found in one step, where each
// name from above is a step for every folder on the way.
func (f folder) Sub(dir string) (fs.FS, error) {
	if !fs.ValidPath(dir) {
		return nil, &fs.PathError{Op: "sub", Path: dir, Err: fs.ErrInvalid}
	}
	root, err := f.root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return folderOf(root), nil
}

// Close closes a folder that Sub opened.
func (f folder) Close() error { return f.root.Close() }
