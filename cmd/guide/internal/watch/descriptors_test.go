package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// inotifyMarks counts what the system watches for this process, where the
// system says it.
func inotifyMarks() (n int, ok bool) {
	fds, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0, false
	}
	for _, fd := range fds {
		if to, _ := os.Readlink(filepath.Join("/proc/self/fd", fd.Name())); to == "anon_inode:inotify" {
			info, _ := os.ReadFile(filepath.Join("/proc/self/fdinfo", fd.Name()))
			n += strings.Count(string(info), "inotify wd:")
			ok = true
		}
	}
	return n, ok
}

// descriptors counts the open files; where that cannot be asked it is constant.
func descriptors() int {
	fds, _ := os.ReadDir("/proc/self/fd")
	return len(fds)
}

// faulty is the system with a limit on watches.
type faulty struct {
	system
	left int
}

func (f *faulty) Add(name string) error {
	if f.left--; f.left < 0 {
		return errors.New("no more watches")
	}
	return f.system.Add(name)
}

// TestNothingLeft starts and stops many watchers, also such that fall back to
// polling at the start or later, and such that never run.
func TestNothingLeft(t *testing.T) {
	root := t.TempDir()
	d := disk{t, root}
	d.mkdir("content/a/b")
	limited := func(left int) func() (notifier, error) {
		return func() (notifier, error) {
			n, err := openSystem()
			if err != nil {
				return nil, err
			}
			return &faulty{n.(system), left}, nil
		}
	}
	for _, test := range []struct {
		name string
		poll bool
		open func() (notifier, error)
		run  bool
	}{
		{"events", false, openSystem, true},
		{"never run", false, openSystem, false},
		{"polling", true, openSystem, true},
		{"falls back at the start", false, limited(2), true},
		{"falls back later", false, limited(4), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			cycle := func() {
				w, err := start(Options{Root: root, Folders: folders, Poll: test.poll}, test.open)
				d.must(err)
				if !test.run {
					d.write("content/x", "")
					w.Close()
					w.Close()
					return
				}
				ctx, cancel := context.WithCancel(t.Context())
				d.mkdir("content/new")
				notify := w.notify
				w.Run(ctx, func(Changes) { cancel() })
				if notify != nil {
					select {
					case <-notify.drained:
					default:
						t.Error("somebody still takes events")
					}
				}
				d.remove("content/new")
			}
			cycle() // what the runtime needs once
			files, routines := descriptors(), runtime.NumGoroutine()
			cycles := 50
			if test.poll || strings.HasPrefix(test.name, "falls") {
				cycles = 3 // a look is awaited in each
			}
			for range cycles {
				cycle()
			}
			if now := descriptors(); now != files {
				t.Errorf("%d descriptors are open, %d were before", now, files)
			}
			// A goroutine that has said it is done may take a moment to be gone.
			for end := time.Now().Add(patience); runtime.NumGoroutine() > routines; runtime.Gosched() {
				if time.Now().After(end) {
					t.Fatalf("%d goroutines run, %d did before", runtime.NumGoroutine(), routines)
				}
			}
		})
	}
}
