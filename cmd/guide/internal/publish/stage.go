package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
)

// stage makes the new tree in the staging folder.
type stage struct {
	*staging
	files   fs.FS
	want    map[string]bool // the files of the new site
	need    map[string]bool // their folders
	old     *tree
	next    *chain            // nil as long as nothing differs from old
	dirs    map[string]entry  // that are in next
	linked  map[string]bool   // what the spare had in common with old
	adopted bool              // next was the spare
	sums    map[string]string // of every page read
	kept    []string          // to be linked from old, in the end
	shared  []string          // that are linked from old
	marker  []byte
	written int
}

func newStage(s *staging, files fs.FS, paths []string) *stage {
	want := make(map[string]bool, len(paths))
	for _, p := range paths {
		want[p] = true
	}
	return &stage{
		staging: s, files: files, want: want, need: foldersOf(want),
		linked: map[string]bool{}, sums: make(map[string]string, len(paths)),
	}
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
	err := inOrder(ctx, n.unproven(ctx, paths), n.page, func(p string, made page) error {
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

// unproven notes the files that need not be made, as their hash is known and the old tree
// holds them, and returns the others.
func (n *stage) unproven(ctx context.Context, paths []string) (others []string) {
	files, is := n.files.(Summed)
	if !is || len(n.old.files) == 0 {
		return paths
	}
	sums := make([]string, len(paths))
	each(ctx, len(paths), func(i int) {
		if hash, known := files.Sum(paths[i]); known {
			if s := hex.EncodeToString(hash[:]); n.old.is(paths[i], s, n.modes) {
				sums[i] = s
			}
		}
	})
	for i, p := range paths {
		if sums[i] == "" {
			others = append(others, p)
			continue
		}
		n.sums[p] = sums[i]
		n.kept = append(n.kept, p)
	}
	return others
}

func (n *stage) page(p string) page {
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

// write creates a file that is not there yet. Never opening an existing one is what
// keeps a hard link's other name, which is the old site's, from being written through.
func (n *stage) write(p string, data []byte) error {
	in, err := n.folder(path.Dir(p))
	if err != nil {
		return err
	}
	if n.linked[p] {
		if err := in.remove(path.Base(p)); err != nil {
			return cannot("replace", n.at.file(p), err)
		}
		delete(n.linked, p)
	}
	if err := in.create(path.Base(p), data, n.modes); err != nil {
		return cannot("write", n.at.file(p), err)
	}
	return nil
}

// folder opens a folder of the new tree, and makes it, the ones above it and, first
// of all, the tree where they are not there yet.
func (n *stage) folder(dir string) (*folder, error) {
	if err := n.begin(); err != nil {
		return nil, err
	}
	f, err := n.next.at(dir, n.enter)
	if err != nil {
		return nil, cannot("create", n.at.file(dir), err)
	}
	return f, nil
}

func (n *stage) enter(above *folder, dir string) (*folder, error) {
	if _, is := n.dirs[dir]; is {
		return there(above, dir)
	}
	f, err := above.mkdir(path.Base(dir), n.modes)
	if err == nil {
		n.dirs[dir] = entry{}
	}
	return f, err
}

// begin makes the tree, of the spare if there is one.
func (n *stage) begin() error {
	if n.next != nil {
		return nil
	}
	if err := n.adopt(); err != nil || n.next != nil {
		return err
	}
	in, err := openFolder(n.parent, n.at.staging())
	if err != nil {
		return cannot("create", n.at.shown, err)
	}
	defer in.close()
	top, err := in.mkdir("next", n.modes)
	if err != nil {
		return cannot("create", n.at.shown, err)
	}
	n.next, n.dirs = &chain{top: top}, map[string]entry{}
	return nil
}

func (n *stage) close() {
	if n.next != nil {
		n.next.leave(".")
		if n.next.top != nil {
			n.next.top.close()
		}
		n.next.top = nil
	}
}
