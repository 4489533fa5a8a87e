package publish

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// entry is what a folder says of a file or folder in it.
type entry struct {
	mode  fs.FileMode
	size  int64
	time  time.Time // of the last change
	id    identity
	owner int
}

// untouched compares more than the inode, whose number a new file may have inherited.
func untouched(then, now entry) bool {
	return then.id.same(now.id) && then.size == now.size && then.mode == now.mode && then.time.Equal(now.time)
}

// found is what a scan found at a path, or why it cannot say.
type found struct {
	path string
	entry
	err error
}

// scan finds everything below a folder, which stays open. Folders are looked at on all
// processors: each costs a handful of system calls, and there may be ten thousand.
func scan(top *folder) []found {
	s := &scanning{todo: []visit{{path: "."}}, all: make([][]found, runtime.GOMAXPROCS(0))}
	s.more.L = &s.mu
	var running sync.WaitGroup
	for i := range s.all {
		running.Go(func() { s.all[i] = s.work(top) })
	}
	running.Wait()
	return slices.Concat(s.all...)
}

// scanning is a scan under way.
type scanning struct {
	mu   sync.Mutex
	more sync.Cond // there is more to do, or no more ever
	todo []visit   // the newest first: what is open is then a few branches, not a level
	busy int       // how many work and may find more to do
	all  [][]found // by each worker
}

// visit is a folder to be looked at.
type visit struct {
	above *shared // nil for the top
	path  string
}

// shared is a folder that stays open until those in it are open.
type shared struct {
	*folder
	users atomic.Int64
}

func (s *shared) done() {
	if s != nil && s.users.Add(-1) == 0 {
		s.close()
	}
}

// batch bounds how many folders a worker takes at once, so that the others find some.
const batch = 32

func (s *scanning) work(top *folder) (all []found) {
	buffer := make([]byte, 16<<10)
	var mine, more []visit
	for {
		s.mu.Lock()
		if s.todo = append(s.todo, more...); len(mine) > 0 {
			s.busy--
		}
		for len(s.todo) == 0 && s.busy > 0 {
			s.more.Wait()
		}
		n := min(batch, (len(s.todo)+1)/2)
		mine, more = append(mine[:0], s.todo[len(s.todo)-n:]...), more[:0]
		s.todo = s.todo[:len(s.todo)-n]
		if n > 0 {
			s.busy++
		}
		if len(s.todo) > 0 || s.busy == 0 {
			s.more.Broadcast()
		}
		s.mu.Unlock()
		if n == 0 {
			return all
		}
		for _, v := range mine {
			all, more = v.look(top, buffer, all, more)
		}
	}
}

// look adds what is in a folder to all, and the folders among it to more.
func (v visit) look(top *folder, buffer []byte, all []found, more []visit) ([]found, []visit) {
	defer v.above.done()
	here := &shared{folder: top}
	here.users.Store(2) // one too many for the top, which is not ours to close
	if v.above != nil {
		in, err := v.above.sub(path.Base(v.path))
		if err != nil {
			if gone(err) != nil {
				all = append(all, found{path: v.path, err: err})
			}
			return all, more
		}
		here = &shared{folder: in}
		here.users.Store(1)
	} else {
		e, err := top.lookAtSelf()
		all = append(all, found{".", e, err})
	}
	defer here.done()
	err := here.each(buffer, func(name string, e entry, err error) {
		p := name
		if v.path != "." {
			p = v.path + "/" + name
		}
		all = append(all, found{p, e, err})
		if e.mode.IsDir() && err == nil {
			here.users.Add(1)
			more = append(more, visit{here, p})
		}
	})
	if err != nil {
		all = append(all, found{path: v.path, err: err})
	}
	return all, more
}

// gone forgives that something is there no more.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// inWalk orders paths as a walk meets them: a folder, what is in it, then the next.
func inWalk(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "/"), strings.Split(b, "/"), cmp.Compare[string])
}
