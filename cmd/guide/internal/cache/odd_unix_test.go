//go:build unix

package cache

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOdd holds that what is no file is not waited for, and not written through.
func TestOdd(t *testing.T) {
	dir, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "elsewhere")
	if err := syscall.Mkfifo(filepath.Join(dir, "guide.cache"), 0o600); err != nil {
		t.Skip(err)
	}
	c := Open(dir, "1") // would wait for a writer
	c.Put(keyOf(1), valueOf(1))
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if got := count(t, dir, "1", 2); got != 1 {
		t.Errorf("in the place of a pipe %d values are kept", got)
	}
	for _, name := range []string{"guide.cache", "guide.cache.lock"} {
		dir := t.TempDir()
		if err := os.Symlink(elsewhere, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		c := Open(dir, "1")
		c.Put(keyOf(1), valueOf(1))
		c.Close()
		if _, err := os.Stat(elsewhere); err == nil {
			t.Errorf("a link at %s is followed", name)
		}
	}
}
