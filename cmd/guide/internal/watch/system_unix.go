//go:build unix

package watch

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// identity tells files apart whatever their names are.
type identity struct{ device, inode uint64 }

func identify(info fs.FileInfo) identity {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return identity{uint64(s.Dev), uint64(s.Ino)}
	}
	return identity{}
}

// openFile does not wait for the other end of a pipe: what was a file a moment ago
// may be one by now.
func openFile(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// limit says in plain words which limit of the system was met, and who can raise
// it. The settings are Linux's: only there are they so low that ordinary work
// meets them.
func limit(err error) (reason, advice string) {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "this user may not watch more folders", "an administrator can raise fs.inotify.max_user_watches"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "too many programs watch files, or too many files are open", "close some, or an administrator can raise fs.inotify.max_user_instances"
	case errors.Is(err, syscall.ENOSYS):
		return "it has no inotify", ""
	}
	return "", ""
}
