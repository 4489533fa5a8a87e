package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
)

// tree keeps every folder watched, under the name that it has now.
//
// A watch belongs to a folder itself, not to its name, and fsnotify goes on
// calling it by the name under which it was added. So a folder that moved, and
// all below it, have to be forgotten and added anew. Events only say where to
// look: they tell of the past, and the disk is ahead of them.
//
// Nothing is lost by this, because of two rules. A folder is watched only if the
// one above it is, so its coming and going makes an event. And whoever adds a
// folder names it in a batch afterwards, so that what happened in it before is
// read again.
type tree struct {
	options  Options
	notifier notifier
	watched  map[string]identity // by path
	at       map[identity]string // the path of a watched folder
}

func newTree(o Options, n notifier) *tree {
	return &tree{options: o, notifier: n, watched: map[string]identity{}, at: map[identity]string{}}
}

// mend adds all watches, and first forgets all that there are: after lost events
// nobody knows which of them are right.
func (t *tree) mend() error {
	for _, folder := range t.options.Folders {
		t.forget(folder)
	}
	// The root itself is watched because the folders may come and go.
	if err := t.notifier.Add(t.options.Root); err != nil {
		return fmt.Errorf("watch %s: %w", t.options.Root, err)
	}
	for _, folder := range t.options.Folders {
		if err := t.add(folder); err != nil {
			return err
		}
	}
	return nil
}

// look makes the watches right at a path where something came or went, and
// reports whether a folder is there now.
func (t *tree) look(p string) (folder bool, err error) {
	t.forget(p)
	if above := path.Dir(p); above != "." && !t.has(above) {
		// A late event about a folder that went meanwhile. If it comes back, so
		// does an event about it.
		return false, nil
	}
	err = t.add(p)
	return t.has(p), err
}

func (t *tree) has(folder string) bool {
	_, ok := t.watched[folder]
	return ok
}

// forget removes the watches of a folder and of all below it. The system may
// have removed them by itself, so errors mean nothing.
func (t *tree) forget(folder string) {
	for p, id := range t.watched {
		if below(p, folder) {
			_ = t.notifier.Remove(t.absolute(p))
			delete(t.watched, p)
			delete(t.at, id)
		}
	}
}

// add watches the folder at a path, if there is one, and the folders in it. Each
// is watched before it is listed, so that none is missed.
func (t *tree) add(p string) error {
	if ok, err := t.addOne(p); !ok || err != nil {
		return err
	}
	entries, err := os.ReadDir(t.absolute(p))
	if err != nil && !vanished(err) {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() || t.options.Ignored(e.Name()) {
			continue
		}
		if err := t.add(path.Join(p, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// addOne watches a folder and reports whether it is one that can be listed.
func (t *tree) addOne(p string) (bool, error) {
	name := t.absolute(p)
	id, ok := folderAt(name)
	if !ok {
		return false, nil
	}
	if old, ok := t.at[id]; ok && id != (identity{}) {
		// It moved here, and the event is still to come.
		t.forget(old)
	}
	switch err := t.notifier.Add(name); {
	case err == nil:
	case vanished(err):
		return false, nil
	default:
		return false, fmt.Errorf("watch %s: %w", p, err)
	}
	// Another folder may be in its place by now; the event about that leads here
	// again. But a link leads anywhere.
	if _, ok := folderAt(name); !ok {
		_ = t.notifier.Remove(name)
		return false, nil
	}
	t.watched[p], t.at[id] = id, p
	return true, nil
}

func (t *tree) absolute(p string) string {
	return filepath.Join(t.options.Root, filepath.FromSlash(p))
}

// folderAt reports which folder has a name. A link to a folder is none.
func folderAt(name string) (identity, bool) {
	info, err := os.Lstat(name)
	if err != nil || !info.IsDir() {
		return identity{}, false
	}
	return identify(info), true
}

// vanished reports whether an error means that a path is no longer what it was a
// moment ago. An event about that is on its way.
func vanished(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
