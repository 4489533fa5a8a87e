package main

import (
	"fmt"
	"os"
	"path/filepath"
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
