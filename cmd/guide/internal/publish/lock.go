package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// staging is the locked folder beside the output. Whoever holds it may replace
// the output; whatever lies in it unlocked was left by a builder that was killed.
type staging struct {
	at     place
	parent *os.Root // the folder that holds the output and the staging folder
	dir    *os.File // the staging folder; the lock hangs on it
	modes  bool     // the disk keeps file modes
	spare  bool     // a replaced tree is kept
}

// in is a path in the staging folder, seen from parent.
func (s *staging) in(elem ...string) string {
	return filepath.Join(s.at.staging(), filepath.Join(elem...))
}

// stagingMode keeps others out and is odd enough that no mount option hands it out
// by itself: a disk that returns it keeps modes.
const stagingMode fs.FileMode = 0o710

// poll is how often a waiting builder looks whether the other one is done.
const poll = 10 * time.Millisecond

// lock creates and locks the staging folder and clears away what a killed builder
// left in it.
func lock(ctx context.Context, at place, spare bool) (*staging, error) {
	parent, err := os.OpenRoot(at.parent)
	if err != nil {
		return nil, cannot("open", filepath.Dir(at.shown), err)
	}
	for {
		s, err := grab(parent, at)
		if err == nil && s != nil {
			s.spare = spare
			err = s.clear()
			if err == nil {
				return s, nil
			}
			s.dir.Close()
		}
		if err != nil {
			parent.Close()
			return nil, err
		}
		select {
		case <-ctx.Done():
			parent.Close()
			return nil, stopped(ctx, at.shown)
		case <-time.After(poll):
		}
	}
}

// grab tries once to lock the staging folder; nil without an error means that
// another builder has it, or has just deleted it.
func grab(parent *os.Root, at place) (_ *staging, err error) {
	err = parent.Mkdir(at.staging(), stagingMode)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, cannot("create", at.stagingShown(), err)
	}
	info, err := parent.Lstat(at.staging())
	if err == nil && !info.IsDir() {
		return nil, &RefusedError{
			at.stagingShown(), "is in the way: builds prepare their pages in a folder of that name",
			"move it away or delete it",
		}
	}
	var f *os.File
	if err == nil {
		f, err = parent.Open(at.staging())
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, cannot("open", at.stagingShown(), err)
	}
	if ok, err := hold(parent, at, f); !ok || err != nil {
		f.Close()
		return nil, err
	}
	s := &staging{at: at, parent: parent, dir: f}
	err = f.Chmod(stagingMode)
	if info, statErr := f.Stat(); err == nil && statErr == nil {
		s.modes = info.Mode().Perm() == stagingMode
	}
	return s, nil
}

// hold locks the folder that f has open, provided that it still is the staging
// folder. The last holder has deleted his; a lock on a folder that has no name any
// more, or whose name another builder's folder has by now, would protect nothing.
func hold(parent *os.Root, at place, f *os.File) (bool, error) {
	ok, err := tryLock(f)
	if err != nil {
		return false, cannot("lock", at.stagingShown(), err)
	}
	if !ok {
		return false, nil
	}
	held, err := f.Stat()
	if err != nil {
		return false, cannot("look at", at.stagingShown(), err)
	}
	now, err := parent.Lstat(at.staging())
	return err == nil && os.SameFile(held, now), nil
}
