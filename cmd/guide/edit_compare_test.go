package main

import (
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var counted = regexp.MustCompile(`(?m)^(\d+ errors?, \d+ warnings?)$`)

// build builds the project as it is into another folder, and gives what is in
// there by address. Without a site it gives nil. It also says how much is wrong.
func (e *editor) build() (site map[string]string, faults string) {
	e.Helper()
	if e.out == "" {
		e.out = filepath.Join(e.TempDir(), "site")
	}
	said, code := guideIn(e.T, e.dir, "", nil, "build", "--out", e.out)
	faults = "0 errors, 0 warnings"
	if m := counted.FindStringSubmatch(said); m != nil {
		faults = m[1]
	}
	switch {
	case code == exitFaults:
		return nil, faults
	case code == exitUsage && strings.Contains(said, "there is no guide"):
		return nil, "" // it does not even look for faults
	case code != exitFine:
		e.Fatalf("the build ends with exit code %d and says:\n%s", code, said)
	}
	return readSite(e, e.out), faults
}

// readSite gives what is in the folder of a site, by address.
func readSite(e *editor, folder string) map[string]string {
	e.Helper()
	site := map[string]string{}
	e.must(filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, p)
		data, err := os.ReadFile(p)
		address := "/" + filepath.ToSlash(name)
		if strings.HasSuffix(address, "/index.html") {
			address = strings.TrimSuffix(address, "index.html")
		}
		site[address] = string(data)
		return err
	}))
	delete(site, "/build.json") // what the command notes down about its own output
	return site
}

// compare holds that what is served is what a build of the same files makes, or
// that the same is said to be wrong. It reports whether nothing is wrong.
func (e *editor) compare() (sound bool) {
	e.Helper()
	return e.compareOf(1)
}

// compareOf is compare for everything but articles and one of so many articles.
func (e *editor) compareOf(many int) (sound bool) {
	e.Helper()
	e.settle()
	site, want := e.build()
	s := e.state("/")
	if got := count(s.Errors, "error", "errors") + ", " + count(s.Warnings, "warning", "warnings"); want != "" && got != want {
		e.Fatalf("the pages tell %s, a build %s: %v; it says:\n%s", got, want, s.Faults, e.said)
	}
	if site == nil {
		return false
	}
	for address := range site {
		e.known[address] = true
	}
	articles := 0
	for _, address := range slices.Sorted(maps.Keys(e.known)) {
		if strings.HasPrefix(address, "/articles/note-") || strings.HasPrefix(address, "/articles/moved-") {
			if articles++; articles%many > 0 {
				continue
			}
		}
		e.same(address, site)
	}
	return true
}

// same holds that an address gives what a site has there.
func (e *editor) same(address string, site map[string]string) {
	e.Helper()
	got := e.get(address)
	want, is := site[address]
	switch {
	case is && (got.status != http.StatusOK || got.body != want):
		e.Fatalf("%s has the status %d and differs from a build: %s; the server says:\n%s",
			address, got.status, firstDifference([]byte(want), []byte(got.body)), e.said)
	case !is && got.status != http.StatusNotFound && !strings.HasPrefix(address, "/assets/"):
		// Assets stay for pages that were loaded a while ago.
		e.Fatalf("%s is gone but has the status %d; the server says:\n%s", address, got.status, e.said)
	}
}
