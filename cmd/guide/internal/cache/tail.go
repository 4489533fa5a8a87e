package cache

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
)

// tail is what a build appends: to the file that is there, or to a new one that
// takes its place in the end. It is written as it grows, so that a large project's
// values need not be in memory together.
type tail struct {
	cache *File

	file  *os.File // nil before anything is written
	lock  *os.File
	fresh bool  // the file is a new one
	lost  bool  // nothing can be written; what came is forgotten
	base  index // what the file holds besides

	start int64  // where buf begins in the file; before there is one, 0
	buf   []byte // what is not yet written
	added map[Key]place
}

// full is how much is written at once.
const full = 1 << 20

// add appends a value and says in p where it will stand. False means that it is not
// kept.
func (t *tail) add(key Key, p *place, value []byte) bool {
	if t.file == nil && !t.lost && len(t.buf)+recordHead+len(value) > full {
		t.open()
	}
	if t.lost || t.start+int64(len(t.buf)+recordHead+len(value)) > maxFile {
		return false
	}
	t.buf = appendHead(t.buf, key, *p)
	p.offset = t.start + int64(len(t.buf))
	t.buf = append(t.buf, value...)
	if t.added == nil {
		t.added = map[Key]place{}
	}
	t.added[key] = *p
	if t.file != nil && len(t.buf) > full {
		t.flush()
	}
	return true
}

// waiting gives a value that is not yet written, or nil.
func (t *tail) waiting(p place) []byte {
	if p.offset < t.start {
		return nil
	}
	from := p.offset - t.start
	return append(make([]byte, 0, p.length), t.buf[from:from+int64(p.length)]...)
}

// flush writes what waits. Where that fails, it can no longer be asked for.
func (t *tail) flush() error {
	if _, err := t.file.WriteAt(t.buf, t.start); err != nil {
		t.forget()
		return err
	}
	t.start += int64(len(t.buf))
	t.buf = t.buf[:0]
	return nil
}

// forget gives up what is new.
func (t *tail) forget() {
	t.lost = true
	for key := range t.added {
		delete(t.cache.at, key)
	}
	t.buf, t.added = nil, nil
}

// open takes the lock and finds where to append. What waits was placed from 0 on.
func (t *tail) open() error {
	err := t.find()
	if err != nil || t.lost {
		t.forget()
		return err
	}
	t.start = t.base.end
	for key, p := range t.added {
		p.offset += t.start
		t.added[key] = p
		t.cache.at[key] = p
	}
	return nil
}

func (t *tail) find() (err error) {
	c := t.cache
	if err := os.MkdirAll(filepath.Dir(c.path), 0o755); err != nil {
		return err
	}
	if t.lock, err = openFile(c.path+".lock", os.O_CREATE|os.O_RDWR); err != nil {
		return err
	}
	if !tryLock(t.lock) {
		t.lost = true // another builder writes; this one's values can be made again
		return nil
	}
	if c.old == nil || !c.stands() {
		t.fresh, t.base.end = true, headSize
		t.file, err = c.create()
		return err
	}
	if t.file, err = openFile(c.path, os.O_RDWR); err != nil {
		return err
	}
	// Another builder may have appended since the file was opened.
	t.base = readIndex(t.file)
	if t.base.last == 0 {
		return t.file.Truncate(t.base.end) // what one left that was killed
	}
	return nil
}

// stands reports whether the file that was opened is still the one at its path.
func (c *File) stands() bool {
	now, err := os.Lstat(c.path)
	was, wasErr := c.old.Stat()
	return err == nil && wasErr == nil && os.SameFile(now, was)
}

// create makes a new file beside the one that it is to replace. What lies there is
// of a builder that was killed: the lock is ours.
func (c *File) create() (*os.File, error) {
	if err := os.RemoveAll(c.path + ".next"); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(c.path+".next", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(append([]byte(magic), c.version[:]...))
	return f, err
}

// close writes the rest, and the list of it.
func (t *tail) close() (err error) {
	defer func() {
		err = errors.Join(err, t.release(err == nil))
	}()
	if t.file == nil && !t.lost {
		err = t.open()
	}
	if err != nil || t.lost {
		return err
	}
	if !t.fresh && t.cache.wasteful(t.start+int64(len(t.buf))) {
		return t.rewrite()
	}
	listed, before := t.added, t.base.last
	if before == 0 || t.base.blocks >= maxBlocks { // not listed yet, or in too many pieces
		listed, before = maps.Clone(t.base.at), 0
		if listed == nil {
			listed = map[Key]place{}
		}
		maps.Copy(listed, t.added)
	}
	t.buf = append(t.buf, list(listed, before, t.start+int64(len(t.buf)))...)
	return t.flush()
}

// release lets go of the files; a new one that is complete takes its place. Windows
// replaces no file that is open.
func (t *tail) release(complete bool) (err error) {
	if t.file != nil {
		err = t.file.Close()
		if t.fresh {
			t.cache.closeOld()
		}
		switch {
		case t.fresh && complete && err == nil && !t.lost:
			err = os.Rename(t.file.Name(), t.cache.path)
		case t.fresh:
			os.Remove(t.file.Name())
		}
	}
	if t.lock != nil {
		t.lock.Close()
	}
	return err
}

// rewrite puts a file with what this build had a use for in the place of another.
func (t *tail) rewrite() (err error) {
	c := t.cache
	if err := t.flush(); err != nil {
		return err
	}
	next := &tail{cache: c, fresh: true, base: index{end: headSize}, start: headSize}
	if next.file, err = c.create(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, next.release(err == nil)) }()
	for key, p := range c.at {
		if !p.used {
			continue
		}
		if value, ok := c.Get(key); ok {
			next.add(key, &place{length: p.length, sum: p.sum}, value)
		}
	}
	if next.lost {
		return errors.New("the disk is full")
	}
	next.buf = append(next.buf, list(next.added, 0, next.start+int64(len(next.buf)))...)
	err = t.file.Close() // the new file takes its place
	t.file = nil
	return errors.Join(err, next.flush())
}
