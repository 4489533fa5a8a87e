package publish

import (
	"context"
	"fmt"
	"path"
	"slices"
)

// complete adds the unchanged files and has the disk keep the tree.
func (n *stage) complete(ctx context.Context) error {
	if err := n.begin(); err != nil {
		return err
	}
	slices.Sort(n.kept)
	from := &chain{top: n.old.top}
	defer from.leave(".")
	for _, p := range n.kept {
		if err := stopped(ctx, n.at.shown); err != nil {
			return err
		}
		if n.linked[p] {
			n.shared = append(n.shared, p)
		} else if err := n.keep(from, p); err != nil {
			return err
		}
	}
	return n.sync()
}

// sync has the disk keep the tree. The exchange may reach the disk before the data does,
// and a power cut would then leave empty pages. The old tree protects nobody once it is
// replaced.
func (n *stage) sync() error {
	if err := syncTree(n.staging); err != nil {
		return cannot("save to disk the pages of", n.at.shown, err)
	}
	return nil
}

// keep links an unchanged file from the old tree, or writes it again where the disk
// will not link (another file system, too many links, the old tree is being deleted).
func (n *stage) keep(from *chain, p string) error {
	dir, name := path.Dir(p), path.Base(p)
	in, err := n.folder(dir)
	if err != nil {
		return err
	}
	if old, err := from.at(dir, there); err == nil && in.link(old, name) == nil {
		// Only the very file that was compared will do, as it was then.
		if now, err := in.look(name); err == nil && untouched(n.old.files[p], now) {
			n.shared = append(n.shared, p)
			return nil
		}
		if err := in.remove(name); err != nil {
			return cannot("replace", n.at.file(p), err)
		}
	}
	return n.again(p)
}

// again writes an unchanged file, which must be made for that once more.
func (n *stage) again(p string) error {
	data := n.marker
	if p != markerName {
		var err error
		if data, err = n.read(p); err != nil {
			return err
		}
		if sum(data) != n.sums[p] {
			return fmt.Errorf("cannot make the page %s: read twice, it differs", show(p))
		}
	}
	return n.write(p, data)
}

// restore writes those linked files anew that somebody wrote to since they were
// compared: what was done to the output is done to the new tree as well. now is what the
// output holds.
func (n *stage) restore(now *tree) error {
	restored := false
	for _, p := range n.shared {
		then := n.old.files[p]
		if e, is := now.files[p]; is && untouched(then, e) {
			continue
		}
		in, err := n.folder(path.Dir(p))
		if err != nil {
			return err
		}
		if e, err := in.look(path.Base(p)); err == nil && untouched(then, e) {
			continue // the output has another one now
		}
		n.linked[p], restored = true, true
		if err := n.again(p); err != nil {
			return err
		}
	}
	if !restored {
		return nil
	}
	return n.sync()
}
