package watch

import (
	"errors"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// inbox holds what the system said until somebody looks. It is always open: the
// system's own queue is short, and fsnotify holds a lock while it delivers, so
// whoever adds a watch must not be the one who takes its events.
type inbox struct {
	options Options
	wake    chan struct{} // has an element when there is news

	mu    sync.Mutex
	paths paths
	last  time.Time // of the latest event
	err   error     // the first one that nothing but polling helps against
}

func newInbox(o Options) *inbox {
	return &inbox{options: o, wake: make(chan struct{}, 1)}
}

// drain takes everything in until the notifier is closed.
func (in *inbox) drain(n notifier) {
	events, errs := n.channels()
	for events != nil || errs != nil {
		select {
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			in.event(e)
		case err, ok := <-errs:
			if !ok {
				errs = nil
				continue
			}
			in.failed(err)
		}
	}
}

var errRoot = errors.New("the project's folder was moved or deleted")

func (in *inbox) event(e fsnotify.Event) {
	// A change of modes or times is none of what a file holds, and programs
	// that make backups or indexes cause them all the time.
	entry := e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	if !entry && !e.Has(fsnotify.Write) {
		return
	}
	rel, err := filepath.Rel(in.options.Root, e.Name)
	if err != nil {
		return
	}
	p := filepath.ToSlash(rel)
	switch {
	case p == ".":
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			in.tell(func() { in.err = errRoot })
		}
	case path.Dir(p) == "." && !slices.Contains(in.options.Folders, p):
		// Outputs, caches and the repository itself lie beside the folders.
	case in.options.Ignored(path.Base(p)):
	default:
		in.tell(func() { in.paths.add(p, entry) })
	}
}

func (in *inbox) failed(err error) {
	switch {
	case errors.Is(err, fsnotify.ErrEventOverflow):
		in.tell(in.paths.addAll)
	case errors.Is(err, syscall.EINVAL):
		// fsnotify could not remove the watch of a folder that was moved and
		// then deleted. The watch is gone, which is all that was wanted.
	default:
		in.tell(func() { in.err = err })
	}
}

// tell changes the news and wakes whoever waits for some.
func (in *inbox) tell(change func()) {
	in.mu.Lock()
	if in.err == nil { // the first cause is the one to tell of
		change()
	}
	in.last = time.Now()
	in.mu.Unlock()
	select {
	case in.wake <- struct{}{}:
	default:
	}
}

// take empties the inbox.
func (in *inbox) take() (news paths, last time.Time, err error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	news, in.paths = in.paths, paths{}
	return news, in.last, in.err
}
