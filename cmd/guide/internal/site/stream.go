package site

import (
	"crypto/sha256"
	"io/fs"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Stream gives the output as a file system of which each file is to be read once:
// it is made then, and not kept, so that ten thousand pages need not be in memory
// together. Files may be read by several goroutines, and must not be changed. What
// is wrong with them is told by [Site.Finish], which does not make them again.
func (s *Site) Stream() fs.FS { return streamFS{newOutputFS(s)} }

type streamFS struct{ outputFS }

func (o streamFS) ReadFile(name string) ([]byte, error) {
	f := o.site.file(name)
	if f == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	data, err := o.site.once(f)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return data, nil
}

// Sum gives the hash of a file that the cache of earlier builds knows: where the
// output holds it, it need not be made.
func (o streamFS) Sum(name string) (sum [sha256.Size]byte, known bool) {
	f := o.site.file(name)
	if f == nil || f.key.Path == "" {
		return sum, false
	}
	in, _, known := o.site.recall(f)
	return in.sum, known
}

// once makes a file that will not be needed again, unless the finished output is
// looked at in it.
func (s *Site) once(f *file) (data []byte, err error) {
	switch {
	case f.key.Path != "":
		made := false
		look := func() ([]byte, error) {
			made = true
			data, err = f.fresh()
			return data, err
		}
		// What is found is remembered, and told when all is finished.
		if s.inspect(f, look, &diag.List{}); !made {
			return f.fresh()
		}
		return data, err
	case isTwin(f.path) || isShare(f.path):
		return f.fresh()
	}
	return f.bytes()
}
