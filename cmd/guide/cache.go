package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"whichbackend.example/guide/cmd/guide/internal/cache"
)

// cacheFlags say where values are kept from one build to the next.
type cacheFlags struct {
	Cache   string `help:"Folder that keeps what later builds can use; by default one of your own for each project. It can always be deleted." placeholder:"DIR"`
	NoCache bool   `help:"Keep nothing for later builds, and use nothing of earlier ones, unless --cache names a folder." env:"GUIDE_NO_CACHE"`
}

// openCache opens the cache of a project, or gives nil where there is none to be.
func (f cacheFlags) openCache(root string) *cache.File {
	if f.NoCache && f.Cache == "" {
		return nil
	}
	version, err := programVersion()
	if err != nil {
		return nil // then nothing tells what a value was made by
	}
	if f.Cache != "" {
		return cache.Open(f.Cache, version)
	}
	own, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	project, err := filepath.Abs(root)
	if err != nil {
		return nil
	}
	return cache.Open(filepath.Join(own, "decision-guide", fmt.Sprintf("%x", sha256.Sum256([]byte(project)))[:16]), version)
}

// The linker writes the program's id near its beginning: hashes of all that it was
// made of, divided by slashes.
const idEnds = 64 << 10

var programID = regexp.MustCompile(`[A-Za-z0-9_-]{20}/[A-Za-z0-9_-]{20}`)

// programVersion names this very program. One that was linked without an id is
// hashed as a whole.
func programVersion() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, idEnds)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return "", err
	}
	h := sha256.New()
	h.Write(head[:n])
	if !programID.Match(head[:n]) {
		if _, err := io.Copy(h, f); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
