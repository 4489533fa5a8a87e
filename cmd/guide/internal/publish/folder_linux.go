//go:build !portable

package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// folder is a folder held open, by which everything in it is named: no link in a path
// can then lead elsewhere, and the kernel walks no path twice. A bare descriptor and not
// an [os.File], which would tell the poller of every file, in vain, and walk a path of
// several names step by step.
type folder struct {
	fd     int
	listed bool // and to be wound back before the next time
}

// openFolder opens a folder below parent.
func openFolder(parent *os.Root, name string) (*folder, error) {
	at, err := parent.Open(".")
	if err != nil {
		return nil, err
	}
	defer at.Close()
	return (&folder{fd: int(at.Fd())}).sub(name)
}

// again repeats a call for as long as a signal interrupts it.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

func (f *folder) openAt(name string, flags int, mode fs.FileMode) (fd int, err error) {
	err = again(func() (err error) {
		fd, err = unix.Openat(f.fd, name, flags|unix.O_NOFOLLOW|unix.O_CLOEXEC, uint32(mode))
		return err
	})
	return fd, err
}

// openBelow opens what lies at a path below f, without following a link: in one call, or
// folder by folder where the kernel or a sandbox does not know that call.
func (f *folder) openBelow(p string, flags int) (int, error) {
	if !strings.Contains(p, "/") {
		return f.openAt(p, flags, 0)
	}
	how := unix.OpenHow{
		Flags:   uint64(flags | unix.O_NOFOLLOW | unix.O_CLOEXEC),
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	if fd, err := unix.Openat2(f.fd, p, &how); err == nil || err == unix.ENOENT {
		return fd, err
	}
	above, name := path.Split(p)
	in := f.fd
	for part := range strings.SplitSeq(strings.TrimSuffix(above, "/"), "/") {
		next, err := (&folder{fd: in}).openAt(part, unix.O_PATH|unix.O_DIRECTORY, 0)
		if in != f.fd {
			unix.Close(in)
		}
		if err != nil {
			return -1, err
		}
		in = next
	}
	defer unix.Close(in)
	return (&folder{fd: in}).openAt(name, flags, 0)
}

// sub opens a folder below f.
func (f *folder) sub(p string) (*folder, error) {
	fd, err := f.openBelow(p, unix.O_RDONLY|unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	return &folder{fd: fd}, nil
}

func (f *folder) close() error { return unix.Close(f.fd) }

// each calls do for everything in the folder, in no order, or for the folder itself if
// it cannot be listed. What vanishes meanwhile is not there.
func (f *folder) each(buffer []byte, do func(name string, e entry, err error)) error {
	if f.listed {
		if _, err := unix.Seek(f.fd, 0, io.SeekStart); err != nil {
			return err
		}
	}
	f.listed = true
	var names []string
	for {
		var n int
		if err := again(func() (err error) {
			n, err = unix.Getdents(f.fd, buffer)
			return err
		}); err != nil || n == 0 {
			return gone(err)
		}
		_, _, names = unix.ParseDirent(buffer[:n], -1, names[:0])
		for _, name := range names {
			e, err := f.look(name)
			if err == nil || gone(err) != nil {
				do(name, e, err)
			}
		}
	}
}

// look describes what lies in the folder under a name, without following a link.
func (f *folder) look(name string) (entry, error) {
	var st unix.Stat_t
	err := again(func() error { return unix.Fstatat(f.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	return entryOf(&st), err
}

func (f *folder) lookAtSelf() (entry, error) { return lookAt(f.fd) }

func lookAt(fd int) (entry, error) {
	var st unix.Stat_t
	err := unix.Fstat(fd, &st)
	return entryOf(&st), err
}

// read gives the bytes of a regular file below f, in the buffer if they fit, and which
// file they were read from.
func (f *folder) read(p string, buffer []byte) ([]byte, entry, error) {
	// Without O_NONBLOCK a pipe that somebody put there would be waited for.
	fd, err := f.openBelow(p, unix.O_RDONLY|unix.O_NONBLOCK)
	if err != nil {
		return nil, entry{}, err
	}
	defer unix.Close(fd)
	e, err := lookAt(fd)
	if err != nil {
		return nil, e, err
	}
	if !e.mode.IsRegular() {
		return nil, e, errors.ErrUnsupported
	}
	if int64(len(buffer)) <= e.size {
		buffer = make([]byte, e.size+1)
	}
	// One byte more than there should be: a read that leaves room met the end.
	n := 0
	for n < len(buffer) {
		var m int
		if err := again(func() (err error) {
			m, err = unix.Read(fd, buffer[n:])
			return err
		}); err != nil {
			return nil, e, err
		}
		n += m
		if m == 0 || int64(n) == e.size {
			break
		}
	}
	return buffer[:n], e, nil
}

// identity is which file a file is, however it is called.
type identity struct{ dev, ino uint64 }

func (i identity) same(j identity) bool { return i == j }

// sameDisk reports whether there can be links from one to the other.
func (i identity) sameDisk(j identity) bool { return i.dev == j.dev }

func entryOf(st *unix.Stat_t) entry {
	mode := fs.FileMode(st.Mode & 0o777)
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	default:
		mode |= fs.ModeIrregular
	}
	if st.Mode&(unix.S_ISUID|unix.S_ISGID|unix.S_ISVTX) != 0 {
		mode |= fs.ModeSticky // one of them, of which no build makes any
	}
	return entry{mode, st.Size, time.Unix(st.Mtim.Unix()), identity{uint64(st.Dev), st.Ino}, int(st.Uid)}
}
