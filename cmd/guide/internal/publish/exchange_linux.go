package publish

import "golang.org/x/sys/unix"

// exchange lets the staged tree and the output change places in one step, so that
// there is no instant without an output. Disks that cannot (NFS, some FUSE) say EINVAL,
// old kernels ENOSYS.
func exchange(s *staging) error {
	parent, err := s.parent.Open(".")
	if err != nil {
		return err
	}
	defer parent.Close()
	// The staging folder is named by the handle that holds the lock, and both
	// names are single components: nothing can lead elsewhere.
	err = unix.Renameat2(int(s.dir.Fd()), "next", int(parent.Fd()), s.at.name, unix.RENAME_EXCHANGE)
	if unsupported(err) {
		return twoRenames(s)
	}
	return err
}

// syncTree flushes the whole disk at once, which for hundreds of new pages is far
// quicker than each in turn. The handle of the lock is older than every page, so the
// kernel reports through it whatever went wrong since.
func syncTree(s *staging) error {
	err := unix.Syncfs(int(s.dir.Fd()))
	if unsupported(err) {
		return syncEach(s, true)
	}
	return err
}
