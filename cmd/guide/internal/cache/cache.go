package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Key is the hash of all that a value is made of.
type Key = [sha256.Size]byte

const (
	// magic begins a file of this format; the version of the program follows.
	magic = "guide cache 1\n"

	headSize   = len(magic) + sha256.Size
	recordHead = sha256.Size + 4 + 4 // key, length, checksum

	// maxValue bounds what a damaged length can make us read.
	maxValue = 64 << 20

	// maxFile bounds the file; what is above is not kept.
	maxFile = 1 << 30

	// small is a file that is not worth writing anew, whatever is in it.
	small = 16 << 20
)

// File is a cache on disk. Its methods may be called by several goroutines. A nil
// *File is a cache that keeps nothing.
type File struct {
	path    string
	version Key

	file *os.File // nil where there is none yet, or none of use
	size int64    // of what could be read of it

	swept bool // see Sweep

	mu   sync.Mutex
	at   map[Key]place
	used map[Key]bool
	news map[Key][]byte
}

// place is where a value stands in the file.
type place struct {
	offset int64
	length int
	sum    uint32
}

// Open reads the index of the cache in a folder, which need not be there. The
// version names all that values depend on besides their keys: the program.
func Open(dir, version string) *File {
	c := &File{
		path: filepath.Join(dir, "guide.cache"), version: sha256.Sum256([]byte(version)),
		at: map[Key]place{}, used: map[Key]bool{}, news: map[Key][]byte{},
	}
	f, err := os.Open(c.path)
	if err != nil {
		return c
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || !c.mine(f) {
		f.Close()
		return c
	}
	c.file, c.size = f, c.scan(f)
	return c
}

// mine reports whether a file has this format and this version.
func (c *File) mine(f *os.File) bool {
	head := make([]byte, headSize)
	_, err := f.ReadAt(head, 0)
	return err == nil && string(head) == magic+string(c.version[:])
}

// scan reads the heads of all records and gives the end of the last that is
// whole. Values are not looked at before somebody asks for them.
func (c *File) scan(f *os.File) int64 {
	info, err := f.Stat()
	if err != nil {
		return int64(headSize)
	}
	at := int64(headSize)
	head := make([]byte, recordHead)
	for {
		if _, err := f.ReadAt(head, at); err != nil {
			return at
		}
		key, p := readHead(head)
		p.offset = at + int64(recordHead)
		end := p.offset + int64(p.length)
		if p.length > maxValue || end > info.Size() {
			return at
		}
		c.at[key] = p
		at = end
	}
}

func readHead(head []byte) (key Key, p place) {
	copy(key[:], head)
	p.length = int(binary.LittleEndian.Uint32(head[sha256.Size:]))
	p.sum = binary.LittleEndian.Uint32(head[sha256.Size+4:])
	return key, p
}

func appendRecord(b []byte, key Key, value []byte) []byte {
	b = append(b, key[:]...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(value)))
	b = binary.LittleEndian.AppendUint32(b, checksum(key, value))
	return append(b, value...)
}

var table = crc32.MakeTable(crc32.Castagnoli)

// checksum covers the key too: a value under a damaged key is not its value.
func checksum(key Key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key[:], table), table, value)
}

// Get gives the value of a key. It may be changed.
func (c *File) Get(key Key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.mu.Lock()
	p, known := c.at[key]
	value, isNew := c.news[key]
	c.used[key] = known || isNew
	c.mu.Unlock()
	switch {
	case isNew:
		return append([]byte(nil), value...), true
	case !known:
		return nil, false
	}
	value = make([]byte, p.length)
	if _, err := c.file.ReadAt(value, p.offset); err != nil || checksum(key, value) != p.sum {
		c.mu.Lock()
		delete(c.at, key) // so that it is put anew
		c.mu.Unlock()
		return nil, false
	}
	return value, true
}

// Put keeps a value, which must not be changed afterwards, until the cache is
// closed, and then on disk.
func (c *File) Put(key Key, value []byte) {
	if c == nil || len(value) > maxValue {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.at[key]; !known {
		c.news[key] = value
		c.used[key] = true
	}
}

// Sweep tells that all has been asked for that this build has a use for, so that
// [File.Close] may drop the rest.
func (c *File) Sweep() {
	if c != nil {
		c.swept = true
	}
}

// Close writes what is new. An error is the disk's; the values are then lost, and
// nothing else.
func (c *File) Close() error {
	if c == nil {
		return nil
	}
	if c.file != nil {
		defer c.file.Close()
	}
	var live int64
	for key := range c.used {
		if p, known := c.at[key]; known {
			live += int64(recordHead + p.length)
		}
	}
	wasteful := c.swept && c.size > small && live < c.size/2
	if len(c.news) == 0 && !wasteful {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o755); err != nil {
		return err
	}
	lock, err := os.OpenFile(c.path+".lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer lock.Close()
	if !tryLock(lock) {
		return nil // another builder writes; this one's values can be made again
	}
	if c.file == nil || wasteful || !c.stands() {
		return c.rewrite()
	}
	return c.extend()
}

// stands reports whether the file that was opened is still the one at its path.
func (c *File) stands() bool {
	now, err := os.Lstat(c.path)
	was, wasErr := c.file.Stat()
	return err == nil && wasErr == nil && os.SameFile(now, was)
}

// records are the new values as they stand in the file, as far as there is room.
func (c *File) records(room int64) []byte {
	var b []byte
	for key, value := range c.news {
		if int64(len(b)+recordHead+len(value)) <= room {
			b = appendRecord(b, key, value)
		}
	}
	return b
}

// extend appends the new values. Another builder may have done so since the file
// was read, so its end is looked for again.
func (c *File) extend() (err error) {
	f, err := os.OpenFile(c.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	end := (&File{at: map[Key]place{}}).scan(f)
	if _, err := f.WriteAt(c.records(maxFile-end), end); err != nil {
		return err
	}
	return nil
}

// rewrite puts a file with what this build had a use for in the place of another.
func (c *File) rewrite() (err error) {
	f, err := os.CreateTemp(filepath.Dir(c.path), "guide.cache.*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := newWriter(f)
	w.write([]byte(magic))
	w.write(c.version[:])
	for key := range c.used {
		if p, known := c.at[key]; known && w.size+int64(recordHead+p.length) <= maxFile {
			if value, ok := c.Get(key); ok {
				w.write(appendRecord(nil, key, value))
			}
		}
	}
	w.write(c.records(maxFile - w.size))
	if err := w.flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), c.path)
}

// writer writes in large pieces and remembers the first fault.
type writer struct {
	to   io.Writer
	buf  []byte
	size int64
	err  error
}

func newWriter(to io.Writer) *writer { return &writer{to: to} }

func (w *writer) write(b []byte) {
	w.size += int64(len(b))
	if w.buf = append(w.buf, b...); len(w.buf) > 1<<20 {
		w.flush()
	}
}

func (w *writer) flush() error {
	if w.err == nil {
		_, w.err = w.to.Write(w.buf)
	}
	w.buf = w.buf[:0]
	return w.err
}
