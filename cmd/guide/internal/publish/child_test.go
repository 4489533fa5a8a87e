//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// strace counts calls by thread, so a child's work stays on one.
func init() {
	if os.Getenv("PUBLISH_CHILD") != "" {
		runtime.LockOSThread()
	}
}

// linuxChild knows the builders that need a disk of their own.
var linuxChild func(name, root string, o Options) error

// child is this binary as a builder that a test can kill, starve or run twice.
func child(mode string) error {
	root, swap := os.Getenv("PUBLISH_ROOT"), exchange
	if os.Getenv("PUBLISH_SWAP") == "renames" {
		swap = twoRenames
	}
	o := Options{Spare: os.Getenv("PUBLISH_SPARE") != ""}
	build := func(s site) error {
		_, err := publish(context.Background(), root, filepath.Join(root, "public"), s.fs(), o, swap)
		return err
	}
	name, arg, _ := strings.Cut(mode, " ")
	switch name {
	case "once": // one small site
		return build(small(arg))
	case "big": // one big site
		n, err := strconv.Atoi(arg)
		return errors.Join(err, build(big(n)))
	case "loop": // big sites in turn until killed
		for i := 0; ; i++ {
			if err := build(big(i % 2)); err != nil {
				return err
			}
			fmt.Println("published")
		}
	case "edits": // from one edition to the next until killed
		i, _ := strconv.Atoi(arg)
		for ; ; i++ {
			if err := build(edition(i)); err != nil {
				return err
			}
			fmt.Println("published")
		}
	case "often": // one big site, again and again, each time a little different
		n, _ := strconv.Atoi(arg)
		for i := range 10 {
			s := big(n)
			s["run"] = fmt.Sprint(n, i)
			if err := build(s); err != nil {
				return err
			}
		}
		return nil
	case "die": // between the two renames
		swap = func(s *staging) error {
			if err := s.parent.Rename(s.at.name, s.in("old")); err != nil {
				return err
			}
			return syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
		return build(small(arg))
	case "closed":
		return closed(root)
	case "check":
		return Check(root, filepath.Join(root, "public"))
	}
	if linuxChild != nil {
		return linuxChild(name, root, o)
	}
	return fmt.Errorf("no such child: %s", mode)
}

func command(t testing.TB, root, mode string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	// Under -race every process would sleep for a second before it ends.
	env = append(env, "GORACE=atexit_sleep_ms=0", "PUBLISH_CHILD="+mode, "PUBLISH_ROOT="+root)
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// small is enough to meet every step: a page that stays, one that changes, one that
// goes, a file that becomes a folder.
func small(which string) site {
	if which == "B" {
		return site{"index.html": "same", "x/y.html": "B", "z/new.html": "B"}
	}
	return site{"index.html": "same", "x/y.html": "A", "z": "A", "gone/a.html": "A"}
}

// big has 300 files; half of them are the same in all big sites.
func big(n int) site {
	s := site{}
	for i := range 150 {
		s[fmt.Sprintf("same/%d/%d.html", i%7, i)] = strings.Repeat("same ", i)
		p := fmt.Sprintf("page%d", i)
		if i%2 == n%2 {
			p += "/index.html"
		}
		s[p] = strings.Repeat(fmt.Sprint(n), 50*i)
	}
	return s
}

// edition is a big site in which a few files differ from those before. Its number is in it.
func edition(i int) site {
	r := rand.New(rand.NewPCG(uint64(i), 1))
	s := big(i / 8 % 2)
	paths := slices.Sorted(maps.Keys(s))
	for range 1 + r.IntN(5) {
		p := paths[r.IntN(len(paths))]
		switch r.IntN(4) {
		case 0:
			delete(s, p)
		case 1:
			s[p+".more"] = fmt.Sprint("more ", i)
		default:
			s[p] = fmt.Sprint("edition ", i)
		}
	}
	s["number"] = fmt.Sprint(i)
	return s
}
