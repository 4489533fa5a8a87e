//go:build unix

package watch

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// TestPipe: a pipe has no end, and waiting for it would stop everything.
func TestPipe(t *testing.T) {
	polling(t, func(p polled) {
		pipe := p.abs("content/pipe")
		p.must(unix.Mkfifo(pipe, 0o644))
		p.comes("a pipe", "content/pipe")
		info, err := os.Lstat(p.abs("content/a.md"))
		p.must(err)
		for range 2 { // a pipe that was a file a moment ago
			if hashOf(p.abs("content/a.md"), info) == hashOf(pipe, info) {
				t.Error("the pipe has the hash of the file")
			}
			holdPipe(t, pipe)
		}
	})
}

// holdPipe is a writer that never writes.
func holdPipe(t *testing.T, name string) {
	t.Helper()
	fd, err := unix.Open(name, unix.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Close(fd) })
}
