package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Result counts what a publication did, without the marker.
type Result struct {
	Written int  // files that are new or differ
	Kept    int  // files that were there already
	Removed int  // files that are gone
	Changed bool // false: the output held exactly this already and nothing was touched

	Sum string // of the whole, for [Holds]
}

// Options say how to publish. The zero value keeps no spare and asks nobody.
type Options struct {
	// Spare keeps the replaced tree beside the output, for the next publication to
	// bring up to date instead of making a new one. Without it a spare is deleted.
	Spare bool

	// Ready is asked, when all files are read and before the output is touched, whether
	// they may be published: files can be made while they are read, and what is wrong is
	// known in the end. Its error ends the publication. It may be nil.
	Ready func() error
}

// Publish makes out hold exactly files, and build.json, which lists them. It
// refuses what [Check] refuses, and also to lose a file that no build made.
//
// If another builder is at work it waits for it, until ctx ends. An error leaves
// the old tree complete and in place, except as the package comment says. Each file
// is read once, several at the same time; one that is to be kept may be read a
// second time when the disk will not link it.
func Publish(ctx context.Context, root, out string, files fs.FS, o Options) (Result, error) {
	return publish(ctx, root, out, files, o, exchange)
}

// publish takes the swap as an argument because a disk that cannot exchange is
// hard to come by in a test.
func publish(ctx context.Context, root, out string, files fs.FS, o Options, swap swapFunc) (res Result, err error) {
	at, err := locate(root, out)
	if err != nil {
		return Result{}, err
	}
	paths, err := list(files)
	if err != nil {
		return Result{}, err
	}
	s, err := lock(ctx, at, o.Spare)
	if err != nil {
		return Result{}, err
	}
	n := newStage(s, files, paths)
	defer func() { err = n.finish(err) }()
	if n.old, err = look(s, n.want, nil); err != nil {
		return Result{}, err
	}
	defer n.old.close()
	defer n.close()
	if err := n.prepare(ctx, paths); err != nil {
		return Result{}, err
	}
	if o.Ready != nil {
		if err := o.Ready(); err != nil {
			return Result{}, err
		}
	}
	res = Result{Written: n.written, Kept: len(paths) - n.written, Removed: n.old.surplus(n.want), Sum: sum(n.marker)}
	if n.next == nil && res.Removed == 0 && n.old.tidy(n.need, s.modes) {
		return res, nil
	}
	if err := n.complete(ctx); err != nil {
		return Result{}, err
	}
	if err := n.replace(ctx, swap); err != nil {
		return Result{}, err
	}
	res.Changed = true
	return res, nil
}

// finish leaves the staging folder and adds to the error what became of that.
func (n *stage) finish(err error) error {
	// A page that cannot be made spoils no spare. A full or broken disk might.
	var number syscall.Errno
	left := n.leave(err == nil || n.adopted && !errors.As(err, &number))
	switch {
	case left == nil:
		return err
	case err == nil:
		return fmt.Errorf("%s is published, but what it replaced remains: %w", show(n.at.shown), left)
	}
	return fmt.Errorf("%w; then %w", err, left)
}

// look surveys the output and refuses to go on if the new site would cost anything
// but what an earlier build made.
func look(s *staging, want map[string]bool, before *tree) (*tree, error) {
	t, err := survey(s.parent, s.at, before)
	if err != nil {
		return nil, err
	}
	if err := t.keepOthers(s.at, want); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}
