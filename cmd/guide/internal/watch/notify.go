package watch

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notifier is what is used of fsnotify.
type notifier interface {
	Add(name string) error
	Remove(name string) error
	Close() error // closes the channels
	channels() (<-chan fsnotify.Event, <-chan error)
}

type system struct{ *fsnotify.Watcher }

func (s system) channels() (<-chan fsnotify.Event, <-chan error) { return s.Events, s.Errors }

func openSystem() (notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return system{w}, nil
}

// notify makes batches of the system's events.
type notify struct {
	notifier notifier
	inbox    *inbox
	tree     *tree
	made     time.Time     // when the last batch was
	drained  chan struct{} // closed when nothing more can come
}

// newNotify returns when all folders are watched.
func newNotify(o Options, open func() (notifier, error)) (*notify, error) {
	system, err := open()
	if err != nil {
		return nil, err
	}
	n := &notify{notifier: system, inbox: newInbox(o), tree: newTree(o, system), drained: make(chan struct{})}
	go func() {
		defer close(n.drained)
		n.inbox.drain(system)
	}()
	if err := n.tree.mend(); err != nil {
		n.close()
		return nil, err
	}
	return n, nil
}

// next waits for a burst of events to be over. An error means that the system's
// events are no longer enough.
func (n *notify) next(ctx context.Context) (Changes, error) {
	var batch paths
	burst := settle{before: n.made}
	var over <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return Changes{}, ctx.Err()
		case <-n.inbox.wake:
		case <-over:
		}
		// Also when the timer was first: on a busy machine it may have run out
		// because nobody had the time to look at what came in before.
		if err := n.read(&batch, &burst); err != nil {
			return Changes{}, err
		}
		if batch.empty() {
			continue
		}
		left := time.Until(burst.due(batch.count()))
		if left <= 0 {
			n.made = time.Now()
			return batch.changes(), nil
		}
		over = time.After(left)
	}
}

// read moves the news into the batch and keeps the watches right.
func (n *notify) read(batch *paths, burst *settle) error {
	news, last, err := n.inbox.take()
	if err != nil {
		return err
	}
	fresh := false
	if news.all {
		batch.addAll()
		fresh = true
		err = n.tree.mend()
	} else {
		fresh, err = n.collect(news, batch)
	}
	now := time.Now()
	if fresh {
		last = now
	}
	if !batch.empty() {
		burst.event(last, now)
	}
	return err
}

// collect puts the news into the batch and looks where something came or went. It
// reports whether folders came: what was put into them before they were watched
// made no events, so only now the wait for the next event begins.
func (n *notify) collect(news paths, batch *paths) (came bool, err error) {
	seen := ""
	for _, p := range news.sorted() {
		entry := news.set[p]
		if !entry && n.tree.has(p) {
			// Some systems say this when an entry of the folder comes or goes,
			// and then tell of the entry too.
			continue
		}
		batch.add(p, entry)
		if !entry || came && below(p, seen) {
			continue
		}
		folder, err := n.tree.look(p)
		if err != nil {
			return came, err
		}
		if folder {
			came, seen = true, p
		}
	}
	return came, nil
}

// close ends the watching and waits until nothing of it is left.
func (n *notify) close() {
	// The error could only be that the descriptor is closed already.
	_ = n.notifier.Close()
	<-n.drained
}
