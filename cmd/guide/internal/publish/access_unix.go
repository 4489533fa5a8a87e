//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// writable asks the kernel, which knows about owners, lists and read-only disks.
func writable(dir string) error { return unix.Access(dir, unix.W_OK|unix.X_OK) }

// mountPoint reports whether another disk is mounted at dir.
func mountPoint(dir string) bool {
	here, err := os.Stat(dir)
	if err != nil {
		return false
	}
	above, err := os.Stat(filepath.Dir(dir))
	if err != nil {
		return false
	}
	a, okA := here.Sys().(*syscall.Stat_t)
	b, okB := above.Sys().(*syscall.Stat_t)
	return okA && okB && a.Dev != b.Dev
}
