package watch

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/fsnotify/fsnotify"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestLimits watches with too few watches or none. Each case runs in a process
// of its own, in a user namespace, where anybody may lower the limits.
func TestLimits(t *testing.T) {
	for _, test := range []struct {
		name, setting string
		limit         int
		advice        string
		atFirst       bool // or later, when folders come
	}{
		{"watches", "max_inotify_watches", 2, "fs.inotify.max_user_watches", true},
		{"instances", "max_inotify_instances", 0, "fs.inotify.max_user_instances", true},
		{"later", "max_inotify_watches", len(folders) + 2, "fs.inotify.max_user_watches", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if os.Getenv("WATCH_LIMITED") == "" {
				limited(t)
				return
			}
			if err := os.WriteFile("/proc/sys/user/"+test.setting, []byte(strconv.Itoa(test.limit)), 0); err != nil {
				t.Fatal(noLimits, err)
			}
			s := watching(t, t.TempDir(), false)
			if got := len(s.told()) > 0; got != test.atFirst {
				t.Errorf("fell back at first: %v, want %v", got, test.atFirst)
			}
			s.mkdir("content/new/a/b")
			s.write("content/new/a/b/x.md", "x")
			s.settled("beyond the limit")
			if told := s.told(); len(told) != 1 || !strings.Contains(told[0], test.advice) {
				t.Errorf("the notices are %q, want one with %s", told, test.advice)
			}
			if n, _ := inotifyMarks(); n > 0 {
				t.Errorf("%d watches are kept", n)
			}
		})
	}
}

const noLimits = "cannot set limits:"

// limited runs the test that runs in a user namespace.
func limited(t *testing.T) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+strings.ReplaceAll(t.Name(), "/", "$/^")+"$", "-test.v")
	// Under -race every process would sleep for a second before it ends.
	cmd.Env = append(os.Environ(), "WATCH_LIMITED=yes", "GORACE=atexit_sleep_ms=0")
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		testenv.Skip(t, "needs user namespaces: "+err.Error())
	}
	err = cmd.Wait()
	switch {
	case err != nil && strings.Contains(out.String(), noLimits):
		testenv.Skip(t, "needs the right to set limits in a user namespace: "+out.String())
	case err != nil:
		t.Errorf("%v: %s", err, &out)
	case !strings.Contains(out.String(), "--- PASS: "+t.Name()):
		t.Errorf("nothing was tested: %s", &out)
	}
}

// gated is the system whose events nobody takes until the gate is open.
type gated struct {
	system
	open   chan struct{}
	events chan fsnotify.Event
}

func (g *gated) channels() (<-chan fsnotify.Event, <-chan error) {
	go func() {
		defer close(g.events)
		<-g.open
		for e := range g.Events {
			g.events <- e
		}
	}()
	return g.events, g.Errors
}

// TestRealOverflow makes more events than the system keeps, and then changes
// that are lost.
func TestRealOverflow(t *testing.T) {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Fatal(err)
	}
	queue, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	s := newSession(t, t.TempDir())
	s.mkdir("content/gone")
	s.mkdir("content/a/a")
	s.mkdir("content/b")
	s.mkdir("content/again")
	g := &gated{open: make(chan struct{}), events: make(chan fsnotify.Event)}
	s.start(Options{Root: s.root}, func() (notifier, error) {
		n, err := fsnotify.NewWatcher()
		g.system = system{n}
		return g, err
	})
	a, err := os.Create(s.abs("content/a.md"))
	s.must(err)
	defer a.Close()
	b, err := os.Create(s.abs("content/b.md"))
	s.must(err)
	defer b.Close()
	for range queue { // in turns, because the same event twice is kept once
		_, err = a.WriteString("a")
		s.must(err)
		_, err = b.WriteString("b")
		s.must(err)
	}
	s.mkdir("content/new/folder")
	s.write("content/new/folder/x.md", "lost")
	s.rename("data", "outside")
	s.rename("content/gone", "assets/gone")
	s.remove("content/again")
	s.mkdir("content/again")
	s.rename("content/a", "content/c")
	s.rename("content/b", "content/a")
	s.rename("content/c", "content/b")
	close(g.open)
	s.settled("after the overflow")
	s.watchesAre("after the overflow")
}
