package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Key is the hash of all that a value is made of.
type Key = [sha256.Size]byte

const (
	// magic begins a file of this format; the version of the program follows.
	magic = "guide cache 2\n"

	headSize   = int64(len(magic) + sha256.Size)
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

	old *os.File // what was there; nil where there was nothing, or nothing of use

	mu    sync.Mutex
	at    map[Key]place // in old, and in news
	news  *tail         // nil before the first new value
	swept bool          // see Sweep
}

// place is where a value stands in a file.
type place struct {
	offset int64
	length int
	sum    uint32
	isNew  bool // in news, not in old
	used   bool // somebody has asked for it
}

// Open reads the index of the cache in a folder, which need not be there. The
// version names all that values depend on besides their keys: the program.
func Open(dir, version string) *File {
	c := &File{path: filepath.Join(dir, "guide.cache"), version: sha256.Sum256([]byte(version)), at: map[Key]place{}}
	f, err := openFile(c.path, os.O_RDONLY)
	if err != nil {
		return c
	}
	if !c.mine(f) {
		f.Close()
		return c
	}
	c.old, c.at = f, readIndex(f).at
	return c
}

// openFile opens a file that is one, or makes it: a link would lead elsewhere, and a
// pipe be waited for.
func openFile(path string, flag int) (*os.File, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && flag&os.O_CREATE != 0:
		flag |= os.O_EXCL
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a file")
	}
	return os.OpenFile(path, flag, 0o644)
}

// mine reports whether a file has this format and this version.
func (c *File) mine(f *os.File) bool {
	head := make([]byte, headSize)
	_, err := f.ReadAt(head, 0)
	return err == nil && string(head) == magic+string(c.version[:])
}

func readHead(head []byte) (key Key, p place) {
	copy(key[:], head)
	p.length = int(binary.LittleEndian.Uint32(head[sha256.Size:]))
	p.sum = binary.LittleEndian.Uint32(head[sha256.Size+4:])
	return key, p
}

func appendHead(b []byte, key Key, p place) []byte {
	b = append(b, key[:]...)
	b = binary.LittleEndian.AppendUint32(b, uint32(p.length))
	return binary.LittleEndian.AppendUint32(b, p.sum)
}

var table = crc32.MakeTable(crc32.Castagnoli)

// checksum covers the key too: a value under a damaged key is not its value.
func checksum(key Key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key[:], table), table, value)
}

// Get gives the value of a key, which belongs to the caller.
func (c *File) Get(key Key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	c.mu.Lock()
	p, known := c.find(key)
	file := c.old
	if known && p.isNew {
		if value := c.news.waiting(p); value != nil {
			c.mu.Unlock()
			return value, true
		}
		file = c.news.file
	}
	c.mu.Unlock()
	if !known {
		return nil, false
	}
	value := make([]byte, p.length)
	if _, err := file.ReadAt(value, p.offset); err != nil || checksum(key, value) != p.sum {
		c.mu.Lock()
		delete(c.at, key) // so that it is put anew
		c.mu.Unlock()
		return nil, false
	}
	return value, true
}

// Holds reports whether there is a value for a key, without reading it. To have asked
// is to have a use for it: see [File.Sweep].
func (c *File) Holds(key Key) bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	_, known := c.find(key)
	return known
}

// find gives the place of a value, and notes that somebody asked for it.
func (c *File) find(key Key) (p place, known bool) {
	p, known = c.at[key]
	if known && !p.used {
		p.used = true
		c.at[key] = p
	}
	return p, known
}

// Put keeps a value for [File.Get] and for later builds. The value may be changed
// afterwards. Where it cannot be kept, it is not, and nobody is told.
func (c *File) Put(key Key, value []byte) {
	if c == nil || len(value) > maxValue {
		return
	}
	sum := checksum(key, value)
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.at[key]; known {
		return
	}
	if c.news == nil {
		c.news = &tail{cache: c}
	}
	p := place{length: len(value), sum: sum, isNew: true, used: true}
	if c.news.add(key, &p, value) {
		c.at[key] = p
	}
}

// Sweep tells that all has been asked for that this build has a use for, so that
// [File.Close] may drop the rest.
func (c *File) Sweep() {
	if c != nil {
		c.swept = true
	}
}

// Close writes what is new and not yet written. An error is the disk's; the values
// are then lost, and nothing else.
func (c *File) Close() error {
	if c == nil {
		return nil
	}
	defer c.closeOld()
	if c.news == nil && !c.wasteful(c.size()) {
		return nil
	}
	if c.news == nil {
		c.news = &tail{cache: c}
	}
	return c.news.close()
}

func (c *File) closeOld() {
	if c.old != nil {
		c.old.Close()
		c.old = nil
	}
}

// wasteful reports whether most of a large file was of no use to a whole build.
func (c *File) wasteful(size int64) bool {
	var live int64
	for _, p := range c.at {
		if p.used {
			live += int64(recordHead + p.length)
		}
	}
	return c.swept && size > small && live < size/2
}

// size is that of the file that was there.
func (c *File) size() int64 {
	if c.old == nil {
		return 0
	}
	info, err := c.old.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}
