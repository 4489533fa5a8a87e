//go:build unix

package publish

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestKilledWithSpare is the same with spares: editions follow each other and each is made of the tree before
// the last. What was published under other names too, by hard links, is never written to.
func TestKilledWithSpare(t *testing.T) {
	for i, lane := range []struct {
		name, swap string
		project    func(testing.TB) (root, out string)
		kills      int
	}{
		{"exchange", "", project, 40},
		{"exchange on disk", "", projectOnDisk, 10},
		{"renames", "renames", project, 20},
	} {
		t.Run(lane.name, func(t *testing.T) {
			t.Parallel()
			seed := uint64(time.Now().UnixNano())
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			root, out := lane.project(t)
			o, number, spares := Options{Spare: true}, 0, 0
			for range lane.kills {
				kept := backup(t, root, out)
				number = killEdits(t, r, root, out, lane.swap, number)
				if _, err := os.Lstat(root + "/.public.staging/spare"); err == nil {
					spares++
				}
				number += r.IntN(3)
				mustPublish(t, root, out, edition(number), o)
				kept.unchanged(t)
				if t.Failed() {
					t.Fatalf("seed %d, edition %d", seed, number)
				}
			}
			if spares == 0 {
				t.Error("no spare was there when a builder was killed; the test tests nothing")
			}
		})
	}
}

// killEdits has a builder publish edition after edition and kills it, and returns the one
// that is there.
func killEdits(t *testing.T, r *rand.Rand, root, out, swap string, from int) int {
	t.Helper()
	cmd := command(t, root, fmt.Sprint("edits ", from+1), "PUBLISH_SWAP="+swap, "PUBLISH_SPARE=1")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	for range 1 + r.IntN(4) {
		if !lines.Scan() {
			t.Fatalf("the builder stopped by itself: %v", cmd.Wait())
		}
	}
	time.Sleep(time.Duration(r.IntN(30_000)) * time.Microsecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if swap != "" {
		if err := Recover(out); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(out + "/number")
	if err != nil {
		t.Fatal(err)
	}
	number, err := strconv.Atoi(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if d := edition(number).differs(out); d != "" {
		t.Fatalf("the output is not edition %d: %s", number, d)
	}
	return number
}

// copies are other names of files that were published once, with what they held.
type copies struct {
	dir  string
	held site
}

// backup links all that is in the output into a folder of its own.
func backup(t *testing.T, root, out string) copies {
	t.Helper()
	c := copies{filepath.Join(root, "data", "copies"), site{}}
	if err := errors.Join(os.RemoveAll(c.dir), os.Mkdir(c.dir, 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, tree := range []string{out, root + "/.public.staging/spare"} {
		_ = filepath.WalkDir(tree, func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			name := fmt.Sprint(len(c.held))
			data, err := os.ReadFile(p)
			c.held[name] = string(data)
			return errors.Join(err, os.Link(p, filepath.Join(c.dir, name)))
		})
	}
	return c
}

func (c copies) unchanged(t *testing.T) {
	t.Helper()
	for name, text := range c.held {
		if data, err := os.ReadFile(filepath.Join(c.dir, name)); err != nil || string(data) != text {
			t.Errorf("a file that was published once was written to: %.40q is now %.40q (%v)", text, data, err)
		}
	}
}
