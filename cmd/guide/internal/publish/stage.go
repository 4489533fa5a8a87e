package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
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
	open    []opened          // each in the one before
	marker  []byte
	written int
}

// page is a file of the new site, compared with the old one.
type page struct {
	data []byte
	sum  string
	same bool // the old tree holds it
	err  error
}

// prepare reads every file of the new site and writes those that the old tree
// does not hold, and the marker. Linking waits until something is known to differ:
// a link changes the old file's inode, and an unchanged site is not touched at all.
func (n *stage) prepare(ctx context.Context, paths []string) error {
	err := inOrder(ctx, paths, n.page, func(p string, made page) error {
		if err := stopped(ctx, n.at.shown); err != nil {
			return err
		}
		if made.err != nil {
			return made.err
		}
		n.sums[p] = made.sum
		if made.same {
			n.kept = append(n.kept, p)
			return nil
		}
		n.written++
		return n.write(p, made.data)
	})
	if stop := stopped(ctx, n.at.shown); stop != nil {
		return stop
	}
	if err != nil {
		return err
	}
	n.marker = marker{n.sums}.encode()
	if n.old.same(markerName, n.marker, n.modes) {
		n.kept = append(n.kept, markerName)
		return nil
	}
	return n.write(markerName, n.marker)
}

// Summed is a file system that knows the hashes of some of its files without making
// them.
type Summed interface {
	fs.FS
	Sum(name string) (sum [sha256.Size]byte, known bool)
}

func (n *stage) page(p string) page {
	if files, is := n.files.(Summed); is {
		if hash, known := files.Sum(p); known {
			if s := hex.EncodeToString(hash[:]); n.old.is(p, s, n.modes) {
				return page{sum: s, same: true}
			}
		}
	}
	data, err := n.read(p)
	if err != nil {
		return page{err: err}
	}
	return page{data: data, sum: sum(data), same: n.old.same(p, data, n.modes)}
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
	if _, err := n.folder(path.Dir(p)); err != nil {
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
	dir, name := path.Split(p)
	in, err := n.folder(path.Clean(dir))
	if err != nil {
		return err
	}
	f, err := in.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return cannot("create", n.at.file(p), err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = n.chmod(f.Chmod(fileMode)) // the umask takes part in OpenFile, not in Chmod
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

// opened is a folder of the new tree that is open, as are those above it.
type opened struct {
	dir  string
	root *os.Root
}

// folder opens a folder of the new tree, and makes it, the ones above it and, first
// of all, the tree where they are not there yet. Files come sorted by folder, so the
// last one stays open: finding one anew takes a look at each of those above it.
func (n *stage) folder(dir string) (*os.Root, error) {
	if n.next == nil {
		if err := n.begin(); err != nil {
			return nil, cannot("create", n.at.shown, err)
		}
	}
	if dir == "." {
		n.leave(dir)
		return n.next, nil
	}
	if last := len(n.open) - 1; last >= 0 && n.open[last].dir == dir {
		return n.open[last].root, nil
	}
	above, err := n.folder(path.Dir(dir))
	if err != nil {
		return nil, err
	}
	n.leave(path.Dir(dir))
	name := path.Base(dir)
	if !n.dirs[dir] {
		if err = above.Mkdir(name, dirMode); err == nil {
			err = n.chmod(above.Chmod(name, dirMode))
		}
	}
	var root *os.Root
	if err == nil {
		root, err = above.OpenRoot(name)
	}
	if err != nil {
		return nil, cannot("create", n.at.file(dir), err)
	}
	n.dirs[dir] = true
	n.open = append(n.open, opened{dir, root})
	return root, nil
}

// leave closes the folders that are neither dir nor above it.
func (n *stage) leave(dir string) {
	for last := len(n.open) - 1; last >= 0; last-- {
		if at := n.open[last].dir; dir == at || strings.HasPrefix(dir, at+"/") {
			return
		}
		n.open[last].root.Close()
		n.open = n.open[:last]
	}
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
	n.leave(".")
	if n.next != nil {
		n.next.Close()
	}
}
