package publish

import (
	"io/fs"
	"os"
	"path"
	"slices"
)

// adopt takes the spare, if there is one, as the new tree. Nothing in it is trusted but
// this: a file that is the very file of the output (the same inode, untouched) has the
// output's bytes, whatever happened to the spare. All else is deleted, before anything
// is written, so that a spare costs no room that a new tree would not. What is left are
// links and folders, as if they had just been made.
//
// The spare is renamed first: a builder that is killed leaves a tree that was being
// prepared, which nobody takes for anything else. One that is odd in any way is deleted.
func (n *stage) adopt() error {
	if !n.spare || n.parent.Rename(n.in("spare"), n.in("next")) != nil {
		return nil
	}
	if top, err := openFolder(n.parent, n.in("next")); err == nil {
		t, odd := newTree(top)
		if odd == nil && t.ours() && n.prune(t) == nil {
			n.next, n.dirs, n.adopted = &chain{top: top}, t.folders, true
			return nil
		}
		t.close()
	}
	clear(n.linked)
	if err := n.discard("next"); err != nil {
		return cannot("clear", n.at.stagingShown(), err)
	}
	return nil
}

// ours reports whether all in the tree belongs to this user and lies on one disk.
func (t *tree) ours() bool {
	us, top := os.Geteuid(), t.folders["."].id
	for _, entries := range []map[string]entry{t.files, t.folders} {
		for _, e := range entries {
			if e.owner != us || !e.id.sameDisk(top) {
				return false
			}
		}
	}
	return true
}

// prune deletes from a spare what is not a file of the output, at the same place in it and
// in the new site, and folders that the new site does not need. It notes what is left.
func (n *stage) prune(t *tree) error {
	at := &chain{top: t.top}
	defer at.leave(".")
	var files, folders []string // that are wrong: mostly few
	for p, e := range t.files {
		if now, is := n.old.files[p]; is && (n.want[p] || p == markerName) && untouched(now, e) {
			n.linked[p] = true
		} else {
			files = append(files, p)
		}
	}
	for d, e := range t.folders {
		if !n.need[d] || n.modes && e.mode != dirMode|fs.ModeDir {
			folders = append(folders, d)
		}
	}
	slices.Sort(files)
	slices.Sort(folders)
	for _, p := range files {
		in, err := at.at(path.Dir(p), there)
		if err == nil {
			err = in.remove(path.Base(p))
		}
		if err != nil {
			return err
		}
	}
	// Backwards, a folder comes after those in it.
	for _, d := range slices.Backward(folders) {
		above, err := at.at(path.Dir(d), there)
		switch {
		case err != nil:
		case n.need[d]:
			err = above.chmod(path.Base(d))
		default:
			at.leave(path.Dir(d))
			err = above.rmdir(path.Base(d))
			delete(t.folders, d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
