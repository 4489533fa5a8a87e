package watch

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

const (
	// coarse is how far apart two edits must be to have different times on
	// every file system; FAT keeps even seconds.
	coarse = 2 * time.Second
	// maxHashed bounds what is read of a file. The builder refuses larger ones.
	maxHashed = 4 << 20
)

// look is what the folders hold at a moment.
type look struct {
	entries map[string]entry
	took    time.Duration
}

// entry is what is known of a file or folder without reading it, and of a file,
// for a while after it changed, also the hash of what it holds: a second edit
// can leave everything else as it was.
type entry struct {
	kind     fs.FileMode
	size     int64
	modified time.Time
	identity identity
	until    time.Time // the hash is needed until then; zero for no hash
	hash     [sha256.Size]byte
}

// takeLook looks at everything in the folders and follows no links. The look
// before tells what is young; the first one has none.
func takeLook(o Options, before look) look {
	start := time.Now()
	now := look{entries: make(map[string]entry, len(before.entries))}
	root := entry{kind: fs.ModeDir}
	if info, err := os.Stat(o.Root); err == nil {
		root.modified = info.ModTime()
	}
	now.entries["."] = root
	for _, folder := range o.Folders {
		top := filepath.Join(o.Root, folder)
		// What cannot be read is left out. The builder reports it.
		_ = filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case o.Ignored(d.Name()) && d.IsDir():
				return fs.SkipDir
			case o.Ignored(d.Name()):
				return nil
			}
			if info, err := d.Info(); err == nil { // otherwise it went meanwhile
				p := folder + filepath.ToSlash(strings.TrimPrefix(name, top))
				now.entries[p] = before.follow(p, name, info)
			}
			return nil
		})
	}
	now.took = time.Since(start)
	return now
}

// follow makes the entry of a path in the look that follows this one.
func (l look) follow(p, name string, info fs.FileInfo) entry {
	e := entry{info.Mode().Type(), info.Size(), info.ModTime(), identify(info), time.Time{}, [sha256.Size]byte{}}
	if !e.kind.IsRegular() {
		return e
	}
	now := time.Now()
	old, known := l.entries[p]
	// What was seen to change is young by this machine's clock, whoever's clock
	// its time is from. In the first look only that time tells.
	switch {
	case known && e.like(old):
		e.until = old.until
	case l.entries != nil || e.modified.After(now.Add(-coarse)):
		e.until = now.Add(coarse)
	}
	if e.until.IsZero() {
		return e
	}
	e.hash = hashOf(name, info)
	if now.After(e.until) {
		e.until = time.Time{} // an edit from now on changes the time
	}
	return e
}

// like reports whether two entries are the same apart from what they hold. What
// a folder holds shows by itself.
func (e entry) like(old entry) bool {
	return e.kind == old.kind && (e.kind.IsDir() ||
		e.size == old.size && e.modified.Equal(old.modified) && e.identity == old.identity)
}

// differs reports whether an entry may hold something else than before.
func (e entry) differs(old entry) bool {
	if !e.like(old) || !e.until.IsZero() && e.hash != old.hash {
		return true
	}
	// Where times are whole seconds, what was read of a young file may have been
	// there between two looks only. Now that it is old, it is read for good.
	return e.until.IsZero() && !old.until.IsZero() && e.modified.Nanosecond() == 0
}

// compare adds the paths at which this look differs from the one before it, and
// reports whether there are any.
func (l look) compare(before look, batch *paths) (differs bool) {
	for p, e := range l.entries {
		if old, known := before.entries[p]; !known || e.differs(old) {
			batch.add(p, true)
			differs = true
		}
	}
	for p := range before.entries {
		if _, still := l.entries[p]; !still {
			batch.add(p, true)
			differs = true
		}
	}
	return differs
}

// reread adds what was read after the look before and may no longer be so. What
// came and went between the two looks shows in neither, but whoever read in
// between still has it. It does show in the time of the folder that it was in.
func (l look) reread(before look, read []string, batch *paths) {
	for folder, e := range l.entries {
		old := before.entries[folder]
		if !e.kind.IsDir() || !old.kind.IsDir() || e.modified.Equal(old.modified) {
			continue
		}
		for _, p := range read {
			switch {
			case path.Dir(p) == folder:
				batch.add(p, true)
			case below(folder, p):
				batch.add(folder, true)
			}
		}
	}
}

// hashOf is zero for a file that is no longer the one that was seen. The next
// look tells more.
func hashOf(name string, seen fs.FileInfo) (hash [sha256.Size]byte) {
	f, err := openFile(name)
	if err != nil {
		return hash
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !os.SameFile(info, seen) {
		return hash
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.LimitReader(f, maxHashed)); err != nil {
		return hash
	}
	return [sha256.Size]byte(h.Sum(nil))
}
