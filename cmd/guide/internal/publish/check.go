package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// sources are the folders of a project that hold its only copy of something.
var sources = []string{"cmd", "content", "data", "layouts", "assets", ".github", ".ci"}

const another = `choose a folder of its own, for example "public"`

// place is where an output folder lies. All work is done through an os.Root of
// parent, so name is a single component.
type place struct {
	shown  string // as the caller wrote it, for messages
	parent string // absolute, links resolved
	name   string
}

func (at place) full() string    { return filepath.Join(at.parent, at.name) }
func (at place) staging() string { return "." + at.name + ".staging" }

// file is a path of the output as messages show it.
func (at place) file(p string) string { return filepath.Join(at.shown, filepath.FromSlash(p)) }

// stagingShown is the staging folder as messages show it.
func (at place) stagingShown() string {
	return filepath.Join(filepath.Dir(filepath.Clean(at.shown)), at.staging())
}

// CheckPlace refuses an output folder that lies where none may, whatever is in it: the
// part of [Check] that costs next to nothing.
func CheckPlace(root, out string) error {
	_, err := locate(root, out)
	return err
}

// Check refuses a dangerous or impossible output folder before anything is
// rendered, with a *[RefusedError] that says why and what to do. It changes
// nothing. root and out are relative to the current directory unless absolute.
//
// The output may lie anywhere, outside root too, as long as the folder that holds
// it exists and can be written, and it is itself absent, empty or made by an
// earlier build. The folders above it may be reached through links; the output
// itself may not be one.
func Check(root, out string) error {
	at, err := locate(root, out)
	if err != nil {
		return err
	}
	parent, err := os.OpenRoot(at.parent)
	if err != nil {
		return cannot("open", filepath.Dir(at.shown), err)
	}
	defer parent.Close()
	t, err := survey(parent, at, nil)
	if err != nil {
		return err
	}
	defer t.close()
	return t.replaceable(at)
}

// find resolves where out lies without judging it.
func find(out string) (place, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return place{}, cannot("find", out, err)
	}
	above := filepath.Dir(abs)
	if abs == above {
		return place{}, &RefusedError{out, "is the root of the file system", another}
	}
	parent, err := filepath.EvalSymlinks(above)
	if errors.Is(err, fs.ErrNotExist) {
		return place{}, &RefusedError{
			out, "has no folder to lie in",
			"create " + show(above) + " first, or choose another --out",
		}
	}
	if info, statErr := os.Stat(above); errors.Is(err, syscall.ENOTDIR) || statErr == nil && !info.IsDir() {
		return place{}, &RefusedError{out, "cannot lie in a file", another}
	}
	if err != nil {
		return place{}, cannot("reach", above, err)
	}
	return place{shown: out, parent: parent, name: filepath.Base(abs)}, nil
}

// locate finds the output and refuses every place that a mistyped --out could
// destroy.
func locate(root, out string) (place, error) {
	refuse := func(reason, hint string) (place, error) {
		return place{}, &RefusedError{out, reason, hint}
	}
	if out == "" || strings.ContainsRune(out, 0) {
		return refuse("is not a folder name", another)
	}
	at, err := find(out)
	if err != nil {
		return place{}, err
	}
	if root, err = realPath(root); err != nil {
		return place{}, err
	}
	if len(at.staging()) > maxName {
		return refuse("is too long a name", "choose a shorter one")
	}
	// How the project itself is reached is not the output's affair.
	below := strings.TrimPrefix(at.full(), root+string(filepath.Separator))
	for part := range strings.SplitSeq(below, string(filepath.Separator)) {
		if strings.EqualFold(part, ".git") {
			return refuse("lies in .git, which is the project's history", another)
		}
		if len(part) > len(".")+len(".staging") && part[0] == '.' && strings.HasSuffix(part, ".staging") {
			return refuse("is where builds prepare their pages", another)
		}
	}
	if inside(root, at.full()) {
		return refuse("holds the project itself", another)
	}
	if home, err := os.UserHomeDir(); err == nil && inside(home, at.full()) {
		return refuse("holds your home folder", another)
	}
	for _, s := range sources {
		dir := filepath.Join(root, s)
		if inside(at.full(), dir) || inside(dir, at.full()) {
			return refuse("is or holds or lies in "+s+", a source folder of the project", another)
		}
		// A source folder may be a link; what it leads to is as precious.
		if real, err := filepath.EvalSymlinks(dir); err == nil && inside(real, at.full()) {
			return refuse("holds "+s+", a source folder of the project", another)
		}
	}
	return at, nil
}

func realPath(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return "", cannot("find the project", dir, err)
	}
	return abs, nil
}

// inside reports whether path is dir or lies in it. A dir that exists is
// recognised by identity, not spelling, so neither a disk that ignores case nor a
// bind mount is a way round; one that does not is compared without regard to case.
func inside(path, dir string) bool {
	want, wantErr := os.Stat(dir)
	for {
		if wantErr != nil && strings.EqualFold(path, dir) {
			return true
		}
		if got, err := os.Stat(path); err == nil && wantErr == nil && os.SameFile(got, want) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}
