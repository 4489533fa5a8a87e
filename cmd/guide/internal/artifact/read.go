package artifact

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Limits for archives from strangers. The guide of 2026 is an archive of 8 MB with
// 350 files, the largest of 250 kB, four folders deep.
const (
	// maxArchive lets the guide grow thirtyfold, and still be held in memory. A tar
	// archive that is not compressed cannot be larger inside than outside.
	maxArchive = 256 << 20
	// maxFile is several times the search index of 10,000 articles.
	maxFile = 16 << 20
	// maxFiles is also the most that a build reads.
	maxFiles = 20_000
	// maxDepth is twice what a build makes.
	maxDepth = 8
	// maxName is the longest name in the sources, with the longest ending.
	maxName = 120
	// maxPath is what the oldest form of tar can hold, which is the one we take.
	maxPath = 255
)

const mode = 0o644

// Options say what an archive is held to.
type Options struct {
	Name   string // of the archive, in messages
	Policy string // the content security policy that every page must begin with
}

// Read checks an archive and gives the files in it. Everything that is wrong is
// added to diags; with an error there, nothing in the archive may be used.
func Read(archive io.Reader, o Options, diags *diag.List) *Files {
	c := &checker{Options: o, diags: diags, files: map[string][]byte{}, places: map[string]string{}}
	data, err := io.ReadAll(io.LimitReader(archive, maxArchive+1))
	switch {
	case err != nil:
		c.form("the archive cannot be read", "")
	case len(data) > maxArchive:
		c.form(fmt.Sprintf("the archive is larger than %d MiB", maxArchive>>20), "")
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		c.form("the archive is compressed", "pack it plain: what a compressed one holds can be any size")
	default:
		c.entries(data)
		c.contents()
	}
	return newFiles(c.files)
}

type checker struct {
	Options
	diags  *diag.List
	files  map[string][]byte
	places map[string]string // what a disk without upper case makes of a path, to how it is spelt
}

// form reports what is wrong with the archive as a whole.
func (c *checker) form(message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: c.Name}, Rule: "artifact-form", Message: message, Hint: hint})
}

// entries takes the archive apart. It goes on after an entry that is refused, so
// that all are named.
func (c *checker) entries(data []byte) {
	rest := bytes.NewReader(data)
	archive := tar.NewReader(rest)
	for n := 1; ; n++ {
		h, err := archive.Next()
		if err == io.EOF {
			break
		}
		if errors.Is(err, tar.ErrInsecurePath) {
			err = nil // the name is looked at like any other
		}
		if err == nil && n > maxFiles {
			c.form(fmt.Sprintf("the archive has more than %d entries", maxFiles), "")
			return
		}
		if err == nil && c.entry(h) {
			c.files[h.Name], err = io.ReadAll(archive)
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			c.form(fmt.Sprintf("the archive ends within entry %d", n), "")
			return
		}
		if err != nil {
			c.form(fmt.Sprintf("entry %d is not one of a tar archive", n), "")
			return
		}
	}
	c.ending(data, rest.Len())
}

// ending looks at what stands behind the last entry: at least two blocks of zeros,
// and nothing else. Another program might read on.
func (c *checker) ending(data []byte, rest int) {
	const block = 512
	behind := data[len(data)-rest:]
	if len(data)%block != 0 || !bytes.HasSuffix(data[:len(data)-rest], make([]byte, 2*block)) {
		c.form("the archive has no end", "")
	} else if len(bytes.Trim(behind, "\x00")) > 0 {
		c.form("there is more behind the end of the archive", "")
	}
}

// contents looks into the files, and whether the site is whole.
func (c *checker) contents() {
	for _, name := range slices.Sorted(maps.Keys(c.files)) {
		c.file(name, c.files[name])
	}
	for _, name := range []string{"index.html", "404.html", listName} {
		if c.files[name] == nil {
			c.form(fmt.Sprintf("the file %s is missing", name), "")
		}
	}
	c.list()
}
