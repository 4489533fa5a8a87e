package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Recover brings the output into order after a killed build: it puts the old tree
// back where the build died between two renames, and deletes what it left, but for a
// spare that rests. A builder that is alive is left alone. [Publish] does this too.
func Recover(out string) error {
	at, err := find(out)
	if err != nil {
		return err
	}
	parent, err := os.OpenRoot(at.parent)
	if err != nil {
		return cannot("open", filepath.Dir(at.shown), err)
	}
	if _, err := parent.Lstat(at.staging()); errors.Is(err, fs.ErrNotExist) {
		return parent.Close()
	}
	s, err := grab(parent, at)
	if s == nil {
		parent.Close()
		return err
	}
	s.spare = true
	return s.leave(false)
}

// resting reports whether nobody works beside the output and nothing is left there to be
// put in order: there is no staging folder, or only a spare in it.
func resting(parent *os.Root, at place) (bool, error) {
	if _, err := parent.Lstat(at.staging()); errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	f, err := parent.Open(at.staging())
	if err != nil {
		return false, err
	}
	defer f.Close() // unlocks
	if ok, err := hold(parent, at, f); !ok || err != nil {
		return false, err
	}
	return spareOnly(f)
}

// spareOnly reports whether the staging folder holds a spare and nothing else.
func spareOnly(f *os.File) (bool, error) {
	names, err := f.Readdirnames(-1)
	return len(names) == 1 && names[0] == "spare", err
}

// leave clears the staging folder, deletes it if nothing is to be kept in it, and lets
// the next builder in. If keep, the replaced tree becomes the spare.
func (s *staging) leave(keep bool) error {
	defer s.parent.Close()
	defer s.dir.Close() // last of the three, as it unlocks
	if err := s.putBack(); err != nil {
		return err
	}
	if keep && s.spare {
		// At most one of them is there. One that cannot be kept is deleted.
		for _, name := range []string{"next", "old"} {
			_ = s.parent.Rename(s.in(name), s.in("spare"))
		}
	}
	if err := s.clear(); err != nil {
		return err
	}
	if rests, err := spareOnly(s.dir); rests && err == nil && s.spare {
		return nil
	}
	err := s.parent.Remove(s.at.staging())
	switch names, _ := fs.ReadDir(s.parent.FS(), s.at.staging()); {
	case err == nil:
		return nil
	case len(names) > 0:
		return &RefusedError{filepath.Join(s.at.stagingShown(), names[0].Name()), "is in the way: builds prepare their pages in that folder", "move it away or delete it"}
	}
	return cannot("delete", s.at.stagingShown(), err)
}

// putBack puts an output back that was moved aside and not replaced.
func (s *staging) putBack() error {
	_, err := s.parent.Lstat(s.at.name)
	if errors.Is(err, fs.ErrNotExist) {
		err = s.parent.Rename(s.in("old"), s.at.name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return cannot("put back from "+show(filepath.Join(s.at.stagingShown(), "old")), s.at.shown, err)
		}
	} else if err != nil {
		return cannot("look at", s.at.shown, err)
	}
	return nil
}

// clear puts back what is to be put back and deletes the trees that are not needed. A
// tree to be deleted that could be taken for something is renamed first, so that one
// that is half deleted is never an output that was moved aside.
func (s *staging) clear() error {
	if err := s.putBack(); err != nil {
		return err
	}
	err := s.discard("gone")
	if err == nil {
		err = s.parent.Rename(s.in("old"), s.in("gone"))
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = errors.Join(s.discard("gone"), s.discard("next"))
	}
	if err == nil && !s.spare {
		err = s.discard("spare")
	}
	for _, name := range litters {
		if err == nil {
			err = s.discard(name)
		}
	}
	if err != nil {
		return cannot("clear", s.at.stagingShown(), err)
	}
	return nil
}

// discard deletes a tree in the staging folder, also one whose folders somebody has
// closed, as long as they are ours.
func (s *staging) discard(name string) error {
	err := s.parent.RemoveAll(s.in(name))
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	if err := s.unlockFolders(s.in(name)); err != nil {
		return err
	}
	return s.parent.RemoveAll(s.in(name))
}

func (s *staging) unlockFolders(dir string) error {
	info, err := s.parent.Lstat(dir)
	if err != nil || !info.IsDir() {
		return err
	}
	if err := s.parent.Chmod(dir, 0o700); err != nil {
		return err
	}
	f, err := s.parent.Open(dir)
	if err != nil {
		return err
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	for _, name := range names {
		err = errors.Join(err, s.unlockFolders(filepath.Join(dir, name)))
	}
	return err
}
