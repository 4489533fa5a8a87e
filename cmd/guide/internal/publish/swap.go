package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// swapFunc puts the staged tree where the output is and the output into the staging
// folder.
type swapFunc func(*staging) error

// replace gives the output its new tree. It looks once more at what is there: the
// pages took time to make, and somebody may have put a file into the output, changed one
// that both trees share, or deleted all.
func (n *stage) replace(ctx context.Context, swap swapFunc) error {
	s := n.staging
	now, err := look(s, n.want, n.old)
	if err != nil {
		return err
	}
	now.close()
	if err := n.restore(now); err != nil {
		return err
	}
	// Windows renames no folder that is open.
	n.close()
	n.old.close()
	if err := stopped(ctx, s.at.shown); err != nil {
		return err
	}
	err = fs.ErrNotExist
	if now.there {
		err = swap(s)
	}
	if errors.Is(err, fs.ErrNotExist) {
		// Rename refuses a folder that is there, so one that appears in this instant is
		// not lost. The kernel's RENAME_NOREPLACE would add nothing: a folder can only
		// ever be renamed onto an empty one.
		err = s.parent.Rename(s.in("next"), s.at.name)
	}
	if err != nil {
		return cannot("replace", s.at.shown, err)
	}
	// Only now is the exchange known to survive a power cut.
	if err := syncDir(s.parent); err != nil {
		return fmt.Errorf("%s is published, but might not survive a power cut: %w", show(s.at.shown), cause(err))
	}
	return nil
}

// twoRenames is for disks that cannot exchange. Readers find no output for an
// instant; a builder that is stopped then leaves old, and clear puts it back.
func twoRenames(s *staging) error {
	if err := s.parent.Rename(s.at.name, s.in("old")); err != nil {
		return err
	}
	return s.parent.Rename(s.in("next"), s.at.name)
}

func syncDir(r *os.Root) error {
	d, err := r.Open(".")
	if err != nil {
		return err
	}
	return errors.Join(syncFile(d), d.Close())
}

// syncEach syncs the folders of the new tree one by one, and its files too where nobody
// did so when they were written.
func syncEach(s *staging, files bool) error {
	r, err := s.parent.OpenRoot(s.in("next"))
	if err != nil {
		return err
	}
	defer r.Close()
	return fs.WalkDir(r.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || !files && !d.IsDir() {
			return err
		}
		f, err := r.Open(p)
		if err != nil {
			return err
		}
		return errors.Join(syncFile(f), f.Close())
	})
}

// syncFile forgives systems and disks that cannot sync a folder; Windows has several
// ways to say so.
func syncFile(f *os.File) error {
	err := f.Sync()
	if info, statErr := f.Stat(); statErr == nil && info.IsDir() && (unsupported(err) || runtime.GOOS == "windows") {
		return nil
	}
	return err
}

// unsupported reports whether the system or the disk has no such operation.
func unsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL)
}
