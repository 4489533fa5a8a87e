package watch

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// scripted is a notifier that tells what a test wants, with a clock that stands
// still while anything works.
type scripted struct {
	disk
	start  time.Time
	events chan fsnotify.Event
	errs   chan error
	close  func()

	mu    sync.Mutex
	added []string
	fail  error // of Add
	lines []string
}

func (n *scripted) Add(name string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	rel, _ := filepath.Rel(n.root, name)
	n.added = append(n.added, filepath.ToSlash(rel))
	return n.fail
}

func (n *scripted) Remove(string) error { return fsnotify.ErrNonExistentWatch }

func (n *scripted) Close() error {
	n.close()
	return nil
}

func (n *scripted) channels() (<-chan fsnotify.Event, <-chan error) { return n.events, n.errs }

func (n *scripted) tell(op fsnotify.Op, paths ...string) {
	for _, p := range paths {
		n.events <- fsnotify.Event{Name: n.abs(p), Op: op}
	}
}

// watched returns the folders that were added since it was asked before.
func (n *scripted) watched() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	added := n.added
	n.added = nil
	slices.Sort(added)
	return strings.Join(added, " ")
}

// full makes every further watch fail.
func (n *scripted) full(why error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.fail = why
}

func (n *scripted) note(line string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, line)
}

func (n *scripted) record(c Changes) {
	what := strings.Join(c.Paths, " ")
	switch {
	case c.All:
		what = "all"
	case len(c.Paths) > 5:
		what = fmt.Sprint(len(c.Paths), " paths")
	}
	n.note(fmt.Sprint(time.Since(n.start), " ", what))
}

// play runs a script of events and returns the batches, one a line: when, what.
// Each batch takes as long to read as work says.
func play(t *testing.T, work time.Duration, script func(n *scripted)) string {
	t.Helper()
	var lines []string
	synctest.Test(t, func(t *testing.T) {
		n := &scripted{disk: disk{t, t.TempDir()}, start: time.Now(), events: make(chan fsnotify.Event), errs: make(chan error)}
		n.close = sync.OnceFunc(func() {
			close(n.events)
			close(n.errs)
		})
		n.mkdir("content/old")
		n.mkdir("content/node_modules/x")
		w, err := start(Options{Root: n.root, Folders: folders, Ignored: ignored, Notice: func(line string) {
			n.note("notice: " + line)
		}}, func() (notifier, error) { return n, nil })
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			w.Run(ctx, func(c Changes) {
				n.record(c)
				time.Sleep(work)
			})
		}()
		synctest.Wait()
		script(n)
		time.Sleep(time.Minute)
		cancel()
		<-done
		lines = n.lines
	})
	return strings.Join(lines, "\n")
}
