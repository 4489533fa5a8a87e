package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/scaffold"
)

// writeChanges writes all files of a scaffold, or none as far as the disk lets
// it: each is complete under another name before the first takes its place.
// Everything lies in the project, whatever links say.
func writeChanges(root *os.Root, changes []scaffold.Change) (err error) {
	var staged []string
	defer func() {
		for _, name := range staged {
			_ = root.Remove(name)
		}
	}()
	for _, c := range changes {
		if err := mayWrite(root, c); err != nil {
			return err
		}
		name := path.Join(path.Dir(c.Path), "."+path.Base(c.Path)+".new") // nothing reads a dotfile
		if err := stage(root, name, c); err != nil {
			return fmt.Errorf("cannot write %s: %w; nothing was changed", c.Path, cause(err))
		}
		staged = append(staged, name)
	}
	for i, c := range changes {
		if err := commit(root, staged[i], c); err != nil {
			return fmt.Errorf("cannot write %s: %w%s", c.Path, cause(err), written(changes[:i]))
		}
	}
	return nil
}

// mayWrite looks whether what is on the disk is still what was read. Folders
// must be folders: the builder follows no links, and would not see the file.
func mayWrite(root *os.Root, c scaffold.Change) error {
	for dir := path.Dir(c.Path); dir != "."; dir = path.Dir(dir) {
		if info, err := root.Lstat(dir); err == nil && !info.IsDir() {
			return usageError{fmt.Errorf("%s is not a folder; links are not followed", dir)}
		} else if errors.Is(err, fs.ErrNotExist) && c.New {
			continue // it is made
		} else if err != nil {
			return err
		}
	}
	if c.New {
		return nil
	}
	if info, err := root.Lstat(c.Path); err != nil || !info.Mode().IsRegular() {
		return usageError{fmt.Errorf("%s is not a file; links are not followed", c.Path)}
	}
	if now, err := root.ReadFile(c.Path); err != nil || !bytes.Equal(now, c.Was) {
		return fmt.Errorf("%s was changed meanwhile; nothing was written, run the command again", c.Path)
	}
	return nil
}

// stage writes a file's new bytes under another name, and has the disk keep them.
func stage(root *os.Root, name string, c scaffold.Change) error {
	mode := fs.FileMode(0o644)
	if c.New {
		if err := root.MkdirAll(path.Dir(c.Path), 0o755); err != nil {
			return err
		}
	} else if info, err := root.Lstat(c.Path); err == nil {
		mode = info.Mode().Perm()
	}
	_ = root.Remove(name) // left by one that was killed
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(c.Is)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(name)
	}
	return err
}

// commit gives a staged file its name. A link never takes the place of what is
// there; a disk without links has no such step, and there the name is looked at.
func commit(root *os.Root, staged string, c scaffold.Change) error {
	if !c.New {
		return root.Rename(staged, c.Path)
	}
	err := root.Link(staged, c.Path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := root.Lstat(c.Path); err == nil {
		return fs.ErrExist
	}
	return root.Rename(staged, c.Path)
}

// cause leaves out the names that the system's error gives: they are those of
// staged files.
func cause(err error) error {
	var in *fs.PathError
	var of *os.LinkError
	switch {
	case errors.As(err, &in):
		return in.Err
	case errors.As(err, &of):
		return of.Err
	}
	return err
}

// written says which files are there already.
func written(changes []scaffold.Change) string {
	if len(changes) == 0 {
		return "; nothing was changed"
	}
	var all []string
	for _, c := range changes {
		all = append(all, c.Path)
	}
	return "; written before: " + strings.Join(all, ", ")
}
