//go:build unix

package publish

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A builder is killed at a random moment; the output must be one of the two sites.
func TestKilled(t *testing.T) {
	for i, lane := range []struct {
		name, swap string
		project    func(testing.TB) (root, out string)
		kills      int
	}{
		{"exchange", "", project, 40},
		{"exchange on disk", "", projectOnDisk, 10},
		{"renames", "renames", project, 15},
	} {
		t.Run(lane.name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), uint64(i)))
			root, out := lane.project(t)
			for kill := range lane.kills {
				if kill%5 == 0 { // also when there is nothing yet
					if err := os.RemoveAll(out); err != nil {
						t.Fatal(err)
					}
				}
				killOne(t, r, root, out, lane.swap)
				mustPublish(t, root, out, big(r.IntN(2)))
			}
		})
	}
}

func killOne(t *testing.T, r *rand.Rand, root, out, swap string) {
	t.Helper()
	_, err := os.Lstat(out)
	first := errors.Is(err, fs.ErrNotExist)
	cmd := command(t, root, "loop", "PUBLISH_SWAP="+swap)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	if !first && !lines.Scan() {
		t.Fatalf("the builder stopped by itself: %v", cmd.Wait())
	}
	time.Sleep(time.Duration(r.IntN(60_000)) * time.Microsecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if swap != "" {
		if err := Recover(out); err != nil {
			t.Fatal(err)
		}
		alone(t, root)
	}
	if _, err := os.Lstat(out); first && errors.Is(err, fs.ErrNotExist) {
		return // killed before the first site was complete
	}
	if a, b := big(0).differs(out), big(1).differs(out); a != "" && b != "" {
		t.Fatalf("the output is neither site:\n%s\n%s", a, b)
	}
}

func TestTwoBuildersAtOnce(t *testing.T) { both(t, buildersAtOnce) }

func buildersAtOnce(t *testing.T, o Options) {
	t.Parallel()
	root, out := project(t)
	mustPublish(t, root, out, big(0), o)
	type end struct {
		text string
		err  error
	}
	ends := make(chan end)
	for _, n := range []string{"1", "2", "3"} {
		env := "PUBLISH_SPARE="
		if o.Spare && n != "2" { // one of them deletes what the others keep
			env += "1"
		}
		cmd := command(t, root, "often "+n, env)
		go func() {
			text, err := cmd.CombinedOutput()
			ends <- end{string(text), err}
		}()
	}
	for running := 3; running > 0; {
		select {
		case e := <-ends:
			if running--; e.err != nil {
				t.Errorf("%v: %s", e.err, e.text)
			}
		default:
			// An exchange leaves no instant without an output.
			if _, err := os.Lstat(out + "/same/0/0.html"); err != nil {
				t.Error(err)
				running = 0
			}
		}
	}
	last, err := os.ReadFile(out + "/run")
	if err != nil {
		t.Fatal(err)
	}
	s := big(int(last[0] - '0'))
	s["run"] = string(last)
	mustBe(t, out, s, o)
}

// A builder that waited may get the lock of a folder that its holder has deleted.
func TestLockOnADeletedFolder(t *testing.T) {
	root, out := project(t)
	at, err := locate(root, out)
	if err != nil {
		t.Fatal(err)
	}
	first, err := lock(t.Context(), at, false)
	if err != nil {
		t.Fatal(err)
	}
	parent, err := os.OpenRoot(root)
	if err != nil {
		t.Fatal(err)
	}
	defer parent.Close()
	f, err := parent.Open(at.staging())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, step := range []func() error{
		func() error { return nil },
		func() error { return first.leave(false) },
		func() error { return os.Mkdir(filepath.Join(root, at.staging()), 0o755) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		if ok, err := hold(parent, at, f); ok || err != nil {
			t.Errorf("holds a lock that protects nothing (%v)", err)
		}
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	root, out := project(t)
	at, err := locate(root, out)
	if err != nil {
		t.Fatal(err)
	}
	s, err := lock(t.Context(), at, false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Publish(ctx, root, out, small("A").fs(), Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	// A living builder is no leftover.
	if err := Recover(out); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(filepath.Join(root, at.staging())); err != nil {
		t.Errorf("the lock was taken away: %v", err)
	}
	if err := s.leave(false); err != nil {
		t.Error(err)
	}
	mustPublish(t, root, out, small("A"))
}
