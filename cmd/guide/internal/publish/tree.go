package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
)

const (
	fileMode fs.FileMode = 0o644
	dirMode  fs.FileMode = 0o755
)

// tree is what lies in the output folder now. It is never written to.
type tree struct {
	root  *os.Root               // nil when there is no output yet
	files map[string]fs.FileInfo // by slash path, build.json included
	dirs  map[string]fs.FileMode // "." included
	made  map[string]string      // what build.json lists; nil when the folder is empty
}

func (t *tree) exists() bool { return t.root != nil }

func (t *tree) close() {
	if t.root != nil {
		t.root.Close()
	}
}

// survey looks at the output and refuses one that a build did not make or that
// holds what a build never makes.
func survey(parent *os.Root, at place) (_ *tree, err error) {
	t := &tree{files: map[string]fs.FileInfo{}, dirs: map[string]fs.FileMode{}}
	info, err := parent.Lstat(at.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t, nil
	case err != nil:
		return nil, cannot("look at", at.shown, err)
	case info.Mode().Type() == fs.ModeSymlink:
		return nil, &RefusedError{at.shown, "is a link", "name the folder that it leads to, or delete the link"}
	case !info.IsDir():
		return nil, &RefusedError{at.shown, "is a file, not a folder", "choose another --out, or move the file away"}
	}
	if t.root, err = parent.OpenRoot(at.name); err != nil {
		return nil, cannot("open", at.shown, err)
	}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	if err := fs.WalkDir(t.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		return t.add(at, p, d, err)
	}); err != nil {
		return nil, err
	}
	return t, t.readMade(at)
}

func (t *tree) add(at place, p string, d fs.DirEntry, err error) error {
	var info fs.FileInfo
	if err == nil {
		info, err = d.Info()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // somebody is deleting the output; it need not be kept
	case err != nil:
		return cannot("look at", at.file(p), err)
	case d.IsDir():
		t.dirs[p] = info.Mode()
	case info.Mode().IsRegular():
		t.files[p] = info
	default:
		return &RefusedError{at.file(p), "is a link or a device, which no build makes", "move it away or delete it"}
	}
	return nil
}

// readMade reads the marker, which only a folder with nothing in it may lack.
func (t *tree) readMade(at place) (err error) {
	// A folder of that name is no marker. A link or a device was refused already.
	if t.files[markerName] != nil {
		if t.made, err = readMarker(t.root); err != nil {
			return cannot("read", at.file(markerName), err)
		}
	}
	if t.made == nil && (len(t.dirs) > 1 || slices.ContainsFunc(t.paths(), func(p string) bool { return !litter(p) })) {
		return &RefusedError{
			at.shown, "is not empty and was not made by a build (it has no valid " + markerName + ")",
			"choose another --out, or empty the folder yourself if nothing in it is needed",
		}
	}
	return nil
}

func (t *tree) paths() []string {
	return slices.Sorted(maps.Keys(t.files))
}

// litter is what file managers drop into every folder they show. It holds nothing
// that somebody made, so it is the one thing removed without asking.
func litter(p string) bool {
	return path.Base(p) == ".DS_Store" || path.Base(p) == "Thumbs.db"
}

// keepOthers refuses to lose a file that neither the last build nor this one made.
func (t *tree) keepOthers(at place, want map[string]bool) error {
	var others []string
	for _, p := range t.paths() {
		if _, made := t.made[p]; !made && !want[p] && p != markerName && !litter(p) {
			others = append(others, p)
		}
	}
	if len(others) == 0 {
		return nil
	}
	reason := "was not made by a build and would be lost"
	if n := len(others) - 1; n > 0 {
		reason = fmt.Sprintf("and %d more were not made by a build and would be lost", n)
	}
	return &RefusedError{
		at.file(others[0]), reason,
		"move it out of " + show(at.shown) + ", delete it, or let the build make it (a file in assets)",
	}
}

// surplus counts the files that the new site does not have.
func (t *tree) surplus(want map[string]bool) (n int) {
	for p := range t.files {
		if !want[p] && p != markerName {
			n++
		}
	}
	return n
}

// replaceable says beforehand what the exchange or the removal of the old tree
// would fail on. It may miss something, and the exchange then fails with the old
// site in place.
func (t *tree) replaceable(at place) error {
	const hint = "change the permissions, or choose another --out"
	if err := writable(at.parent); err != nil {
		return &RefusedError{at.shown, "cannot be made: " + show(at.parent) + ": " + cause(err).Error(), hint}
	}
	if t.exists() && mountPoint(at.full()) {
		return &RefusedError{at.shown, "is a mount point, which cannot be replaced", "choose a folder inside it"}
	}
	for _, d := range slices.Sorted(maps.Keys(t.dirs)) {
		if err := writable(filepath.Join(at.full(), filepath.FromSlash(d))); err != nil {
			return &RefusedError{at.file(d), "cannot be replaced: " + cause(err).Error(), hint}
		}
	}
	return nil
}

// same reports whether the file at p can be kept as it is. One that cannot be read
// cannot be kept; writing it anew needs no reading.
func (t *tree) same(p string, data []byte, modes bool) bool {
	info := t.files[p]
	if info == nil || info.Size() != int64(len(data)) || modes && info.Mode() != fileMode {
		return false
	}
	old, err := t.root.ReadFile(filepath.FromSlash(p))
	return err == nil && bytes.Equal(old, data)
}

// is reports whether the file at p has this hash and can be kept as it is.
func (t *tree) is(p, want string, modes bool) bool {
	info := t.files[p]
	if info == nil || modes && info.Mode() != fileMode {
		return false
	}
	data, err := t.root.ReadFile(filepath.FromSlash(p))
	return err == nil && sum(data) == want
}

// tidy reports whether the folders are those that the wanted files need, with the
// right modes: an empty folder or a private one is a difference too.
func (t *tree) tidy(want map[string]bool, modes bool) bool {
	need := map[string]bool{".": true}
	for p := range want {
		for d := path.Dir(p); d != "."; d = path.Dir(d) {
			need[d] = true
		}
	}
	for d, mode := range t.dirs {
		if !need[d] || modes && mode != dirMode|fs.ModeDir {
			return false
		}
	}
	return len(t.dirs) == len(need)
}
