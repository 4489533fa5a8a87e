package site

import (
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// file is one file of the output, made when it is first asked for.
type file struct {
	path    string
	origin  diag.Pos // what it is made of
	produce func() ([]byte, error)

	once sync.Once
	data []byte
	err  error
}

func (f *file) bytes() ([]byte, error) {
	f.once.Do(func() { f.data, f.err = f.produce() })
	return f.data, f.err
}

// add claims a path of the output.
func (s *Site) add(p string, origin diag.Pos, produce func() ([]byte, error), diags *diag.List) {
	if first, taken := s.files[p]; taken {
		diags.Errorf(origin, "address-taken", "the file %s of the output is already made of %s", p, first.origin)
		return
	}
	s.files[p] = &file{path: p, origin: origin, produce: produce}
}

// Paths lists the files of the output in order.
func (s *Site) Paths() []string { return slices.Sorted(maps.Keys(s.files)) }

// Bytes makes a file of the output. The result must not be changed.
func (s *Site) Bytes(path string) ([]byte, error) {
	f := s.files[path]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	return f.bytes()
}

// All makes every file, on all processors, and checks the finished output.
func (s *Site) All(diags *diag.List) {
	paths := s.Paths()
	next := make(chan *file)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for f := range next {
				if _, err := f.bytes(); err != nil {
					diags.Add(diag.Diagnostic{Pos: f.origin, Rule: "layout", Message: fmt.Sprintf("the page %s cannot be laid out: %v", f.path, err)})
				}
			}
		})
	}
	for _, p := range paths {
		next <- s.files[p]
	}
	close(next)
	workers.Wait()
	if diags.Failed() {
		return
	}
	finished := &check.Site{Files: map[string][]byte{}, Sources: map[string]diag.Pos{}, Origin: s.origin, Base: s.base}
	for _, p := range paths {
		finished.Files[p] = s.files[p].data
		finished.Sources[p] = s.files[p].origin
	}
	check.Output(finished, diags)
}

// FS gives the output as a file system, for publishing.
func (s *Site) FS() fs.FS { return newOutputFS(s) }
