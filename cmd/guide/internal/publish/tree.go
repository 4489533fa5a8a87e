package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

const (
	fileMode fs.FileMode = 0o644
	dirMode  fs.FileMode = 0o755
)

// tree is what lies in the output folder now. It is never written to.
type tree struct {
	there   bool
	top     *folder           // open, if there is an output
	files   map[string]entry  // by slash path, build.json included
	folders map[string]entry  // "." included
	made    map[string]string // what build.json lists; nil when the folder is empty
}

func (t *tree) close() {
	if t.top != nil {
		t.top.close()
		t.top = nil
	}
}

// survey looks at the output and refuses one that a build did not make or that
// holds what a build never makes. What an earlier look made of the marker is taken
// from it when the marker is still the same.
func survey(parent *os.Root, at place, before *tree) (_ *tree, err error) {
	t := &tree{}
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
	top, err := openFolder(parent, at.name)
	if err != nil {
		return nil, cannot("open", at.shown, err)
	}
	t, odd := newTree(top)
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	switch {
	case odd == nil:
	case odd.err != nil:
		return nil, cannot("look at", at.file(odd.path), odd.err)
	default:
		return nil, &RefusedError{at.file(odd.path), "is a link or a device, which no build makes", "move it away or delete it"}
	}
	return t, t.readMade(at, before)
}

// newTree scans a folder, and says what in it, first in order, is neither file nor folder.
func newTree(top *folder) (t *tree, odd *found) {
	all := scan(top)
	t = &tree{there: true, top: top, files: make(map[string]entry, len(all)), folders: make(map[string]entry, len(all)/2)}
	for i, f := range all {
		switch {
		case f.err == nil && f.mode.IsDir():
			t.folders[f.path] = f.entry
		case f.err == nil && f.mode.IsRegular():
			t.files[f.path] = f.entry
		case odd == nil || inWalk(f.path, odd.path) < 0:
			odd = &all[i]
		}
	}
	return t, odd
}

// readMade reads the marker, which only a folder with nothing in it may lack.
func (t *tree) readMade(at place, before *tree) error {
	// A folder of that name is no marker. A link or a device was refused already.
	if mark, is := t.files[markerName]; is {
		if before != nil && before.there && untouched(before.files[markerName], mark) {
			t.made = before.made
			return nil
		}
		var err error
		if t.made, err = readMarker(t.top, mark); err != nil {
			return cannot("read", at.file(markerName), err)
		}
	}
	if t.made == nil && (len(t.folders) > 1 || slices.ContainsFunc(t.paths(), func(p string) bool { return !litter(p) })) {
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

// litters are what file managers drop into every folder they show. They hold nothing
// that somebody made, so they are the one thing removed without asking.
var litters = []string{".DS_Store", "Thumbs.db"}

func litter(p string) bool { return slices.Contains(litters, path.Base(p)) }

// keepOthers refuses to lose a file that neither the last build nor this one made.
func (t *tree) keepOthers(at place, want map[string]bool) error {
	var others []string
	for p := range t.files {
		if _, made := t.made[p]; !made && !want[p] && p != markerName && !litter(p) {
			others = append(others, p)
		}
	}
	slices.Sort(others)
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
	if t.there && mountPoint(at.full()) {
		return &RefusedError{at.shown, "is a mount point, which cannot be replaced", "choose a folder inside it"}
	}
	folders := slices.Sorted(maps.Keys(t.folders))
	errs := make([]error, len(folders))
	each(context.Background(), len(folders), func(i int) {
		errs[i] = writable(filepath.Join(at.full(), filepath.FromSlash(folders[i])))
	})
	for i, err := range errs {
		if err != nil {
			return &RefusedError{at.file(folders[i]), "cannot be replaced: " + cause(err).Error(), hint}
		}
	}
	return nil
}

// maxBuffer bounds what is kept of a buffer that a big file needed.
const maxBuffer = 1 << 20

// buffers hold files that are compared: one each, not for good.
var buffers = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}

// matches reports whether the file at p can be kept as it is, if its bytes are right.
// One that cannot be read cannot be kept; writing it anew needs no reading.
func (t *tree) matches(p string, modes bool, right func(data []byte) bool) bool {
	then, is := t.files[p]
	if !is || modes && then.mode != fileMode {
		return false
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	data, now, err := t.top.read(p, *buffer)
	if len(*buffer) < cap(data) && cap(data) <= maxBuffer {
		*buffer = data[:cap(data)]
	}
	return err == nil && untouched(then, now) && right(data)
}

// same reports whether the file at p has these bytes and can be kept as it is.
func (t *tree) same(p string, data []byte, modes bool) bool {
	return t.files[p].size == int64(len(data)) && t.matches(p, modes, func(old []byte) bool { return bytes.Equal(old, data) })
}

// is reports whether the file at p has this hash and can be kept as it is.
func (t *tree) is(p, want string, modes bool) bool {
	return t.matches(p, modes, func(data []byte) bool {
		var text [2 * sha256.Size]byte
		sum := sha256.Sum256(data)
		hex.Encode(text[:], sum[:])
		return string(text[:]) == want
	})
}

// tidy reports whether the folders are those that the wanted files need, with the
// right modes: an empty folder or a private one is a difference too.
func (t *tree) tidy(need map[string]bool, modes bool) bool {
	for d, e := range t.folders {
		if !need[d] || modes && e.mode != dirMode|fs.ModeDir {
			return false
		}
	}
	return len(t.folders) == len(need)
}

// foldersOf are the folders that files need, "." included.
func foldersOf(files map[string]bool) map[string]bool {
	need := map[string]bool{".": true}
	for p := range files {
		for d := path.Dir(p); !need[d]; d = path.Dir(d) {
			need[d] = true
		}
	}
	return need
}
