package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// stage makes the new tree in the staging folder.
type stage struct {
	*staging
	files   fs.FS
	old     *tree
	next    *os.Root          // nil as long as nothing differs from old
	sums    map[string]string // of every page read
	kept    []string          // to be linked from old, in the end
	dirs    map[string]bool   // made in next
	marker  []byte
	written int
}

// prepare reads every file of the new site and writes those that the old tree
// does not hold, and the marker. Linking waits until something is known to differ:
// a link changes the old file's inode, and an unchanged site is not touched at all.
func (n *stage) prepare(ctx context.Context, paths []string) error {
	for _, p := range paths {
		if err := stopped(ctx, n.at.shown); err != nil {
			return err
		}
		data, err := n.read(p)
		if err != nil {
			return err
		}
		n.sums[p] = sum(data)
		if n.old.same(p, data, n.modes) {
			n.kept = append(n.kept, p)
			continue
		}
		if err := n.write(p, data); err != nil {
			return err
		}
		n.written++
	}
	n.marker = marker{n.sums}.encode()
	if n.old.same(markerName, n.marker, n.modes) {
		n.kept = append(n.kept, markerName)
		return nil
	}
	return n.write(markerName, n.marker)
}

func (n *stage) read(p string) ([]byte, error) {
	data, err := fs.ReadFile(n.files, p)
	if err != nil {
		return nil, fmt.Errorf("cannot make the page %s: %w", show(p), err)
	}
	return data, nil
}

// complete adds the unchanged files and has the disk keep the tree.
func (n *stage) complete(ctx context.Context) error {
	for _, p := range n.kept {
		if err := stopped(ctx, n.at.shown); err != nil {
			return err
		}
		if err := n.keep(p); err != nil {
			return err
		}
	}
	// The exchange may reach the disk before the data does, and a power cut would
	// then leave empty pages. The old tree protects nobody once it is replaced.
	if err := syncTree(n.staging, n.next); err != nil {
		return cannot("save to disk the pages of", n.at.shown, err)
	}
	return nil
}

// keep links an unchanged file from the old tree, or writes it again where the disk
// will not link (another file system, too many links, the old tree is being deleted).
func (n *stage) keep(p string) error {
	if err := n.mkdir(path.Dir(p)); err != nil {
		return err
	}
	name := filepath.FromSlash(p)
	staged := n.in("next", name)
	if n.parent.Link(filepath.Join(n.at.name, name), staged) == nil {
		// Only the very file that was compared will do, as it was then.
		if info, err := n.next.Lstat(name); err == nil && untouched(n.old.files[p], info) {
			return nil
		}
		if err := n.next.Remove(name); err != nil {
			return cannot("replace", n.at.file(p), err)
		}
	}
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

// untouched compares more than the inode, whose number a new file may have inherited.
func untouched(then, now fs.FileInfo) bool {
	return os.SameFile(then, now) && then.Size() == now.Size() && then.Mode() == now.Mode() &&
		then.ModTime().Equal(now.ModTime())
}

// write creates a file that is not there yet. Never opening an existing one is what
// keeps a hard link's other name, which is the old site's, from being written through.
func (n *stage) write(p string, data []byte) error {
	if err := n.mkdir(path.Dir(p)); err != nil {
		return err
	}
	f, err := n.next.OpenFile(filepath.FromSlash(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return cannot("create", n.at.file(p), err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = n.chmod(f.Chmod(fileMode))
	}
	if err == nil {
		err = syncNew(f)
	}
	// Some disks say only now that they are full.
	if err := errors.Join(err, f.Close()); err != nil {
		return cannot("write", n.at.file(p), err)
	}
	return nil
}

// mkdir makes a folder of the new tree, the ones above it and, first of all, the
// tree. The umask takes part in Mkdir, not in Chmod.
func (n *stage) mkdir(dir string) error {
	if n.next == nil {
		if err := n.begin(); err != nil {
			return cannot("create", n.at.shown, err)
		}
	}
	if n.dirs[dir] {
		return nil
	}
	if err := n.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	name := filepath.FromSlash(dir)
	err := n.next.Mkdir(name, dirMode)
	if err == nil {
		err = n.chmod(n.next.Chmod(name, dirMode))
	}
	if err != nil {
		return cannot("create", n.at.file(dir), err)
	}
	n.dirs[dir] = true
	return nil
}

func (n *stage) begin() error {
	name := n.in("next")
	if err := n.parent.Mkdir(name, dirMode); err != nil {
		return err
	}
	if err := n.chmod(n.parent.Chmod(name, dirMode)); err != nil {
		return err
	}
	next, err := n.parent.OpenRoot(name)
	n.next, n.dirs = next, map[string]bool{".": true}
	return err
}

// chmod forgives a disk that has no modes.
func (n *stage) chmod(err error) error {
	if !n.modes {
		return nil
	}
	return err
}

func (n *stage) close() {
	if n.next != nil {
		n.next.Close()
	}
}
