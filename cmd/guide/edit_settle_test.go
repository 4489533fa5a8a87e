package main

import (
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// must ends the test when a file cannot be worked on.
func (e *editor) must(err error) {
	e.Helper()
	if err != nil {
		e.Fatal(err)
	}
}

func (e *editor) path(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }

func (e *editor) read(name string) string {
	e.Helper()
	data, err := os.ReadFile(e.path(name))
	e.must(err)
	return string(data)
}

// write writes a file in place, as most editors do.
func (e *editor) write(name, text string) {
	e.Helper()
	e.must(os.MkdirAll(filepath.Dir(e.path(name)), 0o755))
	e.must(os.WriteFile(e.path(name), []byte(text), 0o644))
}

// replace changes one place of a file.
func (e *editor) replace(name, old, text string) {
	e.Helper()
	before := e.read(name)
	if !strings.Contains(before, old) {
		e.Fatalf("%s does not hold %q", name, old)
	}
	e.write(name, strings.Replace(before, old, text, 1))
}

// marked is a file that always is there and in which a comment changes no page.
const marked = "data/stack.yaml"

// settle waits until the server has taken in and checked all that was done
// before. It makes an edit of its own, which no page shows: the system tells of
// changes in their order, so the site that has this one has those before it.
func (e *editor) settle() {
	e.Helper()
	for range 50 {
		seen := len(e.rebuilds())
		e.mark()
		var lines [][]string
		e.until("every rebuild is checked", func() bool {
			lines = e.rebuilds()
			return len(lines) > seen && len(lines) == e.builds()-1
		})
		for _, line := range lines[seen:] {
			// A change before this one may have come in the same batch or in the
			// middle of the check; then more may still be under way.
			if line[1] == marked+" changed" && line[2] != "another change came" {
				return
			}
		}
	}
	e.Fatalf("there is always another change; the server says:\n%s", e.said)
}

// mark changes a comment at the end of the marked file, in one step.
func (e *editor) mark() {
	e.Helper()
	e.marks++
	at := strings.Index(e.read(marked), "# mark")
	if at < 0 {
		at = len(e.read(marked))
	}
	f, err := os.OpenFile(e.path(marked), os.O_WRONLY, 0)
	e.must(err)
	defer f.Close()
	_, err = f.WriteAt(fmt.Appendf(nil, "# mark %06d\n", e.marks), int64(at))
	e.must(err)
}

// builds is how many sites were shown.
func (e *editor) builds() int { return e.state("/").Build }

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
