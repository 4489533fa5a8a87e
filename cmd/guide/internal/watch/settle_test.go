package watch

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	create = fsnotify.Create
	write  = fsnotify.Write
	remove = fsnotify.Remove
	rename = fsnotify.Rename
	chmod  = fsnotify.Chmod
)

const ms = time.Millisecond

// numbered returns n paths of files.
func numbered(n int) []string {
	var paths []string
	for i := range n {
		paths = append(paths, fmt.Sprintf("content/%05d.md", i))
	}
	return paths
}

// TestSettle plays events and gives the moments and contents of the batches.
func TestSettle(t *testing.T) {
	for _, test := range []struct {
		name   string
		work   time.Duration // of reading a batch
		script func(n *scripted)
		want   string
	}{
		{"one event", 0, func(n *scripted) {
			n.tell(write, "content/a.md")
		}, "2ms content/a.md"},
		{"each event starts the wait anew", 0, func(n *scripted) {
			for range 5 {
				n.tell(write, "content/b.md", "content/a.md")
				time.Sleep(ms)
			}
		}, "6ms content/a.md content/b.md"},
		{"two saves", 0, func(n *scripted) {
			n.tell(write, "content/a.md")
			time.Sleep(3 * ms)
			n.tell(write, "content/a.md")
		}, "2ms content/a.md\n13ms content/a.md"},
		{"two saves, not that soon", 0, func(n *scripted) {
			n.tell(write, "content/a.md")
			time.Sleep(12 * ms)
			n.tell(write, "content/a.md")
		}, "2ms content/a.md\n14ms content/a.md"},
		{"twenty saves in a tenth of a second", 0, func(n *scripted) {
			for range 20 {
				n.tell(write, "content/a.md")
				time.Sleep(5 * ms)
			}
		}, "2ms content/a.md\n105ms content/a.md"},
		{"nineteen files", 0, func(n *scripted) {
			n.tell(write, numbered(19)...)
		}, "2ms 19 paths"},
		{"twenty files", 0, func(n *scripted) {
			n.tell(write, numbered(20)...)
		}, "20ms 20 paths"},
		{"one file twenty times", 0, func(n *scripted) {
			for range 20 {
				n.tell(write, "content/a.md")
			}
		}, "2ms content/a.md"},
		{"a storm that pauses", 0, func(n *scripted) {
			n.tell(write, numbered(30)...)
			time.Sleep(15 * ms)
			n.tell(write, "content/z.md")
		}, "35ms 31 paths"},
		{"a storm that never pauses", 0, func(n *scripted) {
			for range 299 {
				n.tell(write, "content/a.md")
				time.Sleep(ms)
			}
		}, "250ms content/a.md\n308ms content/a.md"},
		{"modes and times", 0, func(n *scripted) {
			n.tell(chmod, "content/a.md", "content", "content/old")
		}, ""},
		{"modes and times do not lengthen the wait", 0, func(n *scripted) {
			n.tell(write|chmod, "content/a.md")
			time.Sleep(ms)
			n.tell(chmod, "content/b.md")
		}, "2ms content/a.md"},
		{"what is beside the folders", 0, func(n *scripted) {
			n.tell(create, "public", ".git", "go.mod", ".public.staging", "contents", "content.md")
		}, ""},
		{"what is ignored", 0, func(n *scripted) {
			n.tell(create, "content/.a.md.swp", "content/a.md~", "content/node_modules", "data/x.tmp")
		}, ""},
		{"during the reading", 100 * ms, func(n *scripted) {
			n.tell(write, "content/a.md") // read from 2 to 102
			time.Sleep(10 * ms)
			n.tell(write, "content/b.md")
			time.Sleep(40 * ms)
			n.tell(remove, "content/c.md")
		}, "2ms content/a.md\n102ms content/b.md content/c.md"},
		{"at the end of the reading", 100 * ms, func(n *scripted) {
			n.tell(write, "content/a.md")
			time.Sleep(101 * ms)
			n.tell(write, "content/b.md")
		}, "2ms content/a.md\n103ms content/b.md"},
		{"through the end of the reading", 300 * ms, func(n *scripted) {
			for range 399 { // the second batch waits as long as the first
				n.tell(write, "content/a.md")
				time.Sleep(ms)
			}
		}, "250ms content/a.md\n550ms content/a.md"},
		{"too many to remember", 10 * ms, func(n *scripted) {
			n.tell(write, "content/a.md")
			time.Sleep(5 * ms)
			n.tell(write, numbered(maxPaths+1)...)
			time.Sleep(1000 * ms)
			n.tell(write, numbered(maxPaths)...)
		}, "2ms content/a.md\n32ms all\n1.025s 5000 paths"},
		{"too many little by little", 0, func(n *scripted) {
			for i, p := range numbered(maxPaths + 1) {
				n.tell(write, p)
				if i%100 == 0 {
					time.Sleep(ms)
				}
			}
		}, "70ms all"},
		{"of a folder, not in it", 0, func(n *scripted) {
			n.tell(write, "content", "content/old", "content/old/a.md")
		}, "2ms content/old/a.md"},
		{"the wait begins with what counts", 0, func(n *scripted) {
			n.tell(write, "content/old")
			time.Sleep(300 * ms)
			n.tell(write, "content/a.md")
			time.Sleep(ms)
			n.tell(write, "content/b.md")
		}, "303ms content/a.md content/b.md"},
		{"a folder stands for all below it", 0, func(n *scripted) {
			n.tell(remove, "content/gone/a/b", "content/gone-a", "content/gone", "content/gone/c")
		}, "2ms content/gone content/gone-a"},
		{"late news of a folder that went", 0, func(n *scripted) {
			n.tell(create, "data/gone/a")
		}, "2ms data/gone/a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := play(t, test.work, test.script); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestNewFolder: what is put into a new folder before it is watched makes no
// event, so the wait begins when it is.
func TestNewFolder(t *testing.T) {
	got := play(t, 100*ms, func(n *scripted) {
		if got, want := n.watched(), ". content content/old"; got != want {
			t.Errorf("watched at first: %s, want %s", got, want)
		}
		n.tell(write, "content/a.md") // read from 2 to 102
		time.Sleep(10 * ms)
		n.mkdir("content/a/b/c")
		n.mkdir("content/a/.d")
		n.tell(create, "content/a")
		time.Sleep(100 * ms)
		if got, want := n.watched(), "content/a content/a/b content/a/b/c"; got != want {
			t.Errorf("then watched: %s, want %s", got, want)
		}
	})
	if want := "2ms content/a.md\n104ms content/a"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLate: news of a folder that is a link by now must not lead through it.
func TestLate(t *testing.T) {
	got := play(t, 0, func(n *scripted) {
		n.watched()
		n.mkdir("outside/a/b")
		n.must(os.Symlink("../outside", n.abs("content/link")))
		n.tell(create, "content/link/a")
		time.Sleep(time.Second)
		if got := n.watched(); got != "" {
			t.Errorf("watched: %s", got)
		}
	})
	if want := "2ms content/link/a"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOverflow: when the system lost events, all watches are made anew and
// anything may have changed.
func TestOverflow(t *testing.T) {
	got := play(t, 0, func(n *scripted) {
		n.watched()
		n.mkdir("data/new")
		n.tell(write, "content/a.md")
		n.errs <- fsnotify.ErrEventOverflow
		n.tell(write, "content/b.md")
		time.Sleep(time.Second)
		if got, want := n.watched(), ". content content/old data data/new"; got != want {
			t.Errorf("watched: %s, want %s", got, want)
		}
		n.tell(write, "data/new/a")
	})
	if want := "20ms all\n1.002s data/new/a"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFallBack: whatever ends the system's events, polling goes on, and what
// was lost in between is found.
func TestFallBack(t *testing.T) {
	for _, test := range []struct {
		name, notice string
		script       func(n *scripted)
	}{
		{"a watch too many", "fs.inotify.max_user_watches", func(n *scripted) {
			n.full(syscall.ENOSPC)
			n.mkdir("content/a")
			n.tell(create, "content/a")
		}},
		{"after an overflow", "fs.inotify.max_user_watches", func(n *scripted) {
			n.full(syscall.ENOSPC)
			n.errs <- fsnotify.ErrEventOverflow
		}},
		{"a folder that cannot be read", "watch content/old: permission denied", func(n *scripted) {
			n.full(syscall.EACCES)
			n.tell(create, "content/old")
		}},
		{"an unknown failure", "the wire is cut", func(n *scripted) {
			n.errs <- errors.New("the wire\nis cut")
			n.errs <- errors.New("the wire is gone")
		}},
		{"the project was moved", "the project's folder was moved", func(n *scripted) {
			n.tell(rename, "")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := play(t, 0, func(n *scripted) {
				test.script(n)
				time.Sleep(time.Second)
				n.write("content/a.md", "a")
			})
			line, rest, _ := strings.Cut(got, "\n")
			if !strings.HasPrefix(line, "notice: ") || !strings.Contains(line, test.notice) {
				t.Errorf("the notice is %q, want %q in it", line, test.notice)
			}
			all, rest, _ := strings.Cut(rest, "\n")
			if !strings.HasSuffix(all, " all") || !strings.HasSuffix(rest, " content/a.md") {
				t.Errorf("got\n%s\nwant all, then content/a.md", got)
			}
		})
	}
}

// TestHarmless: fsnotify says this of a folder that was moved and then deleted.
func TestHarmless(t *testing.T) {
	got := play(t, 0, func(n *scripted) {
		n.errs <- syscall.EINVAL
		n.tell(chmod, "") // the project's folder
		n.tell(write, "")
	})
	if got != "" {
		t.Errorf("got %s", got)
	}
}
