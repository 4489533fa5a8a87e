//go:build !portable

package publish

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/unix"
)

// mkdir makes a folder and opens it.
func (f *folder) mkdir(name string, modes bool) (*folder, error) {
	if err := again(func() error { return unix.Mkdirat(f.fd, name, uint32(dirMode)) }); err != nil {
		return nil, err
	}
	made, err := f.sub(name)
	if err != nil {
		return nil, err
	}
	if err := mend(made.fd, dirMode|fs.ModeDir, modes); err != nil {
		made.close()
		return nil, err
	}
	return made, nil
}

// chmod gives a folder in f the mode that folders have.
func (f *folder) chmod(name string) error {
	in, err := f.sub(name)
	if err != nil {
		return err
	}
	defer in.close()
	return mend(in.fd, dirMode|fs.ModeDir, true)
}

// mend gives what is open the mode it should have, whatever umask, list or inherited bit
// took part in making it. Asking is cheaper than setting what is set. A disk that has no
// modes is forgiven.
func mend(fd int, mode fs.FileMode, modes bool) error {
	e, err := lookAt(fd)
	if err == nil && e.mode != mode {
		err = again(func() error { return unix.Fchmod(fd, uint32(mode.Perm())) })
	}
	if !modes {
		return nil
	}
	return err
}

// create makes a file that is not there yet.
func (f *folder) create(name string, data []byte, modes bool) error {
	fd, err := f.openAt(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	for err == nil && len(data) > 0 {
		err = again(func() error {
			n, err := unix.Write(fd, data)
			data = data[max(n, 0):]
			return err
		})
	}
	if err == nil {
		err = mend(fd, fileMode, modes)
	}
	// Some disks say only now that they are full.
	return errors.Join(err, unix.Close(fd))
}

// link gives a file of another folder the same name in this one.
func (f *folder) link(from *folder, name string) error {
	return again(func() error { return unix.Linkat(from.fd, name, f.fd, name, 0) })
}

func (f *folder) remove(name string) error {
	return again(func() error { return unix.Unlinkat(f.fd, name, 0) })
}

func (f *folder) rmdir(name string) error {
	return again(func() error { return unix.Unlinkat(f.fd, name, unix.AT_REMOVEDIR) })
}
