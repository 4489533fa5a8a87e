package publish

import (
	"context"
	"fmt"
	"io/fs"
)

// Result counts what a publication did, without the marker.
type Result struct {
	Written int  // files that are new or differ
	Kept    int  // files that were there already
	Removed int  // files that are gone
	Changed bool // false: the output held exactly this already and nothing was touched

	Sum string // of the whole, for [Holds]
}

// Publish makes out hold exactly files, and build.json, which lists them. It
// refuses what [Check] refuses, and also to lose a file that no build made.
//
// If another builder is at work it waits for it, until ctx ends. An error leaves
// the old tree complete and in place, except as the package comment says. Each file
// is read once, several at the same time; one that is to be kept may be read a
// second time when the disk will not link it.
//
// When all are read, and before the old tree is touched, ready is asked whether
// they may be published: files can be made while they are read, and what is wrong
// is known in the end. Its error ends the publication. It may be nil.
func Publish(ctx context.Context, root, out string, files fs.FS, ready func() error) (Result, error) {
	return publish(ctx, root, out, files, ready, exchange)
}

// publish takes the swap as an argument because a disk that cannot exchange is
// hard to come by in a test.
func publish(ctx context.Context, root, out string, files fs.FS, ready func() error, swap swapFunc) (res Result, err error) {
	at, err := locate(root, out)
	if err != nil {
		return Result{}, err
	}
	paths, err := list(files)
	if err != nil {
		return Result{}, err
	}
	s, err := lock(ctx, at)
	if err != nil {
		return Result{}, err
	}
	defer func() { err = s.finish(err) }()
	want := make(map[string]bool, len(paths))
	for _, p := range paths {
		want[p] = true
	}
	old, err := look(s, want)
	if err != nil {
		return Result{}, err
	}
	defer old.close()

	n := &stage{staging: s, files: files, old: old, sums: make(map[string]string, len(paths))}
	defer n.close()
	if err := n.prepare(ctx, paths); err != nil {
		return Result{}, err
	}
	if ready != nil {
		if err := ready(); err != nil {
			return Result{}, err
		}
	}
	res = Result{Written: n.written, Kept: len(paths) - n.written, Removed: old.surplus(want), Sum: sum(n.marker)}
	if n.next == nil && res.Removed == 0 && old.tidy(want, s.modes) {
		return res, nil
	}
	if err := n.complete(ctx); err != nil {
		return Result{}, err
	}
	// Windows renames no folder that is open.
	n.close()
	old.close()
	if err := s.replace(ctx, want, swap); err != nil {
		return Result{}, err
	}
	res.Changed = true
	return res, nil
}

// finish leaves the staging folder and adds to the error what became of that.
func (s *staging) finish(err error) error {
	left := s.leave()
	switch {
	case left == nil:
		return err
	case err == nil:
		return fmt.Errorf("%s is published, but what it replaced remains: %w", show(s.at.shown), left)
	}
	return fmt.Errorf("%w; then %w", err, left)
}

// look surveys the output and refuses to go on if the new site would cost anything
// but what an earlier build made.
func look(s *staging, want map[string]bool) (*tree, error) {
	t, err := survey(s.parent, s.at)
	if err != nil {
		return nil, err
	}
	if err := t.keepOthers(s.at, want); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}
