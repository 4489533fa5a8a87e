package watch

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what must come. It bounds hangs only.
const patience = 2 * time.Minute

var folders = []string{"assets", "content", "data", "layouts"}

func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, "~")
}

// bothWays runs a test with the system's events and by polling.
func bothWays(t *testing.T, test func(t *testing.T, s *session)) {
	t.Helper()
	for _, poll := range []bool{false, true} {
		t.Run(map[bool]string{false: "events", true: "polling"}[poll], func(t *testing.T) {
			test(t, watching(t, t.TempDir(), poll))
		})
	}
}

// session is a watcher at work on a project, and a reader that keeps what it
// read: whenever a batch comes it reads again what the batch names and nothing
// else. That the reader ends with what is on the disk is the package's promise.
type session struct {
	disk    // the project
	watcher *Watcher
	stop    func() // and wait until it has

	mu      sync.Mutex
	read    map[string]string // path to what is there
	batches []Changes         // since they were asked for
	notices []string
	news    chan struct{}
	synced  int
	// before is called with every batch before it is read, if it is set when
	// the watcher starts.
	before func()
}

func watching(t testing.TB, root string, poll bool) *session {
	t.Helper()
	s := newSession(t, root)
	s.start(Options{Root: root, Poll: poll}, openSystem)
	return s
}

func newSession(t testing.TB, root string) *session {
	s := &session{disk: disk{t, root}, read: map[string]string{}, news: make(chan struct{}, 1)}
	for _, f := range folders {
		s.mkdir(f)
	}
	return s
}

func (s *session) start(o Options, open func() (notifier, error)) {
	s.t.Helper()
	o.Folders, o.Ignored = folders, ignored
	o.Notice = func(line string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.notices = append(s.notices, line)
	}
	w, err := start(o, open)
	if err != nil {
		s.t.Fatal(err)
	}
	s.watcher = w
	if w.poller != nil {
		w.poller.every = 5 * time.Millisecond // nobody needs to wait
	}
	s.read = s.snapshot()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.Run(ctx, s.changed)
	}()
	s.stop = func() {
		cancel()
		<-done
	}
	s.t.Cleanup(s.stop)
}

func (s *session) changed(c Changes) {
	if s.before != nil {
		s.before()
	}
	s.mu.Lock()
	s.batches = append(s.batches, c)
	if c.All {
		s.read = s.snapshot()
	}
	for _, p := range c.Paths {
		maps.DeleteFunc(s.read, func(q, _ string) bool { return below(q, p) })
		s.scan(p, s.read)
	}
	s.mu.Unlock()
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// told returns the notices.
func (s *session) told() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notices)
}

// until waits until a condition on what was read holds.
func (s *session) until(what string, holds func() bool) {
	s.t.Helper()
	for deadline := time.After(patience); ; {
		s.mu.Lock()
		ok := holds()
		s.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-s.news:
		case <-deadline:
			s.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// sync waits until everything that was done so far has come in batches, and
// returns them. A look in turns may see the mark and may have missed what was
// done before it elsewhere, so there is a second one.
func (s *session) sync() []Changes {
	s.t.Helper()
	const mark = "layouts/mark"
	for range 2 {
		s.synced++
		text := fmt.Sprint("mark ", s.synced)
		s.write(mark, text)
		s.until("the mark was read", func() bool { return s.read[mark] == "file: "+text })
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var batches []Changes
	for _, b := range s.batches {
		if len(b.Paths) != 1 || b.Paths[0] != mark {
			batches = append(batches, b)
		}
	}
	s.batches = nil
	return batches
}

// settled fails unless the reader has what is on the disk after a sync, and sees
// what then happens in each folder.
func (s *session) settled(what string) {
	s.t.Helper()
	s.sync()
	s.same(what)
	s.probe(what)
}

func (s *session) same(what string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.snapshot()
	for p, text := range now {
		if s.read[p] != text {
			s.t.Errorf("%s: %s holds %.40q, what was read is %.40q", what, p, text, s.read[p])
		}
	}
	for p := range s.read {
		if _, ok := now[p]; !ok {
			s.t.Errorf("%s: %s is gone and was not read again", what, p)
		}
	}
	if s.t.Failed() {
		s.t.FailNow()
	}
}

// probe writes a file into each folder, and all must be read.
func (s *session) probe(what string) {
	s.t.Helper()
	s.synced++
	text := fmt.Sprint("probe ", s.synced)
	var probes []string
	for p, kind := range s.snapshot() {
		if kind == "folder" {
			probes = append(probes, path.Join(p, "probe"))
			s.write(path.Join(p, "probe"), text)
		}
	}
	s.sync()
	for _, p := range probes {
		s.mu.Lock()
		if s.read[p] != "file: "+text {
			s.t.Errorf("%s: %s was written and not seen", what, p)
		}
		s.mu.Unlock()
	}
	if s.t.Failed() {
		s.t.FailNow()
	}
}

// disk is a project's folder for tests. Its paths are as in [Changes].
type disk struct {
	t    testing.TB
	root string
}

func (d disk) abs(p string) string { return filepath.Join(d.root, filepath.FromSlash(p)) }

func (d disk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d disk) mkdir(p string)      { d.t.Helper(); d.must(os.MkdirAll(d.abs(p), 0o755)) }
func (d disk) remove(p string)     { d.t.Helper(); d.must(os.RemoveAll(d.abs(p))) }
func (d disk) rename(p, to string) { d.t.Helper(); d.must(os.Rename(d.abs(p), d.abs(to))) }
func (d disk) write(p, text string) {
	d.t.Helper()
	d.must(os.WriteFile(d.abs(p), []byte(text), 0o644))
}

// snapshot is all that is in the folders: what files hold, folders, other things.
func (d disk) snapshot() map[string]string {
	all := map[string]string{}
	for _, f := range folders {
		d.scan(f, all)
	}
	return all
}

// folder reports whether a path is a folder that may be read, not through links.
func (d disk) folder(p string) bool {
	info, err := os.Lstat(d.abs(p))
	return err == nil && info.IsDir() && !ignored(path.Base(p)) && (path.Dir(p) == "." || d.folder(path.Dir(p)))
}

func (d disk) scan(p string, into map[string]string) {
	if ignored(path.Base(p)) || path.Dir(p) != "." && !d.folder(path.Dir(p)) {
		return
	}
	info, err := os.Lstat(d.abs(p))
	switch {
	case err != nil:
	case info.IsDir():
		into[p] = "folder"
		entries, _ := os.ReadDir(d.abs(p))
		for _, e := range entries {
			d.scan(path.Join(p, e.Name()), into)
		}
	case info.Mode()&fs.ModeSymlink != 0:
		target, _ := os.Readlink(d.abs(p))
		into[p] = "link to " + target
	default:
		data, _ := os.ReadFile(d.abs(p))
		into[p] = "file: " + string(data)
	}
}
