package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Options say what to watch.
type Options struct {
	// Root is the project's folder. It must exist.
	Root string
	// Folders are names of folders in Root. They may be missing, come and go.
	// Nothing else in Root ever makes a batch.
	Folders []string
	// Ignored reports names (the last element of a path) of files and folders
	// that are never read, so that nothing about them makes a batch. It must
	// be safe for use by several goroutines. Nil ignores nothing.
	Ignored func(name string) bool
	// Poll looks at the files in intervals and never asks the system. It is for
	// disks of which the system gives no events: shared folders, networks.
	Poll bool
	// Notice is told in one line when watching falls back to polling, why, and
	// what helps. It is called at most once, by New or Run. Nil tells nobody.
	Notice func(line string)
}

// Changes are what may have changed since the batch before.
type Changes struct {
	// Paths are sorted, relative to the root and separated by slashes. Each
	// stands for everything below it too, whether it is a folder now or was
	// one, so none of them lies below another one.
	Paths []string
	// All is set when anything may have changed; then Paths is empty.
	All bool
}

// Watcher watches the folders of one project.
type Watcher struct {
	options Options
	notify  *notify // nil while polling
	poller  *poller // nil while not
}

// New starts to watch. Every change after it has returned comes in a batch of
// [Watcher.Run], so read the project afterwards. It fails only when the root is
// not a folder. Whoever does not call Run calls [Watcher.Close].
func New(o Options) (*Watcher, error) {
	return start(o, openSystem)
}

// start is New with a way to get at the system's events; tests have others.
func start(o Options, open func() (notifier, error)) (*Watcher, error) {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", o.Root, err)
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("watch: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("watch %s: this is not a folder", o.Root)
	}
	o.Root = root
	if o.Ignored == nil {
		o.Ignored = func(string) bool { return false }
	}
	w := &Watcher{options: o}
	if o.Poll {
		w.poller = newPoller(o)
		return w, nil
	}
	if w.notify, err = newNotify(o, open); err != nil {
		w.fallBack(err)
	}
	return w, nil
}

// Run calls changed with every batch until ctx ends, and then closes the
// watcher. It calls it never twice at a time: what happens during a call comes
// in the next one.
func (w *Watcher) Run(ctx context.Context, changed func(Changes)) {
	defer w.Close()
	for {
		batch, err := w.next(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			w.fallBack(err)
			w.poller.lost = true
		default:
			changed(batch)
		}
	}
}

func (w *Watcher) next(ctx context.Context) (Changes, error) {
	if w.notify != nil {
		return w.notify.next(ctx)
	}
	return w.poller.next(ctx)
}

// fallBack goes on by polling, for good: a limit that was met once is met again
// by the next new folder, and two ways in turns would hide why an edit is late.
func (w *Watcher) fallBack(why error) {
	w.Close()
	w.notify = nil
	w.poller = newPoller(w.options)
	if w.options.Notice != nil {
		w.options.Notice(notice(why))
	}
}

// Close ends the watching of a watcher that does not run. Run does it itself.
func (w *Watcher) Close() {
	if w.notify != nil {
		w.notify.close()
	}
}
