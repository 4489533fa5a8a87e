package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestEditBurst (W02) makes many edits in a moment. The last one wins, and the
// server does little for those that nobody can have seen.
func TestEditBurst(t *testing.T) {
	e := serveProject(t, smallProject(t))
	e.settle()
	before := e.read("content/articles/black.md")
	for name, pause := range map[string]time.Duration{"at once": 0, "in 100 ms": 5 * time.Millisecond} {
		seen, marks := len(e.rebuilds()), e.marks
		for i := range 20 {
			e.write("content/articles/black.md", fmt.Sprintf("%s\n%s, edition-%d.\n", before, name, i))
			time.Sleep(pause)
		}
		e.shows("/articles/black/", name+", edition-19.")
		e.settle()
		rebuilds, checks := 0, 0
		for _, line := range e.rebuilds()[seen:] {
			if rebuilds++; line[2] != "another change came" {
				checks++
			}
		}
		rebuilds, checks = rebuilds-(e.marks-marks), checks-(e.marks-marks)
		t.Logf("%s: %d rebuilds, %d checks", name, rebuilds, checks)
		if checks > 12 || pause == 0 && rebuilds > 12 || rebuilds > 20 {
			t.Errorf("%s: after 20 edits there are %d rebuilds and %d checks of all; the server says:\n%s", name, rebuilds, checks, e.said)
		}
	}
	if !e.compare() {
		t.Error("it does not build")
	}
}

// TestEditMeanwhile (W02) edits while the server is busy with all pages.
func TestEditMeanwhile(t *testing.T) {
	dir := smallProject(t)
	writeNotes(t, dir, "first", 400)
	e := serveProject(t, dir)
	before := e.read("content/articles/note-2.md")
	for i := range 5 {
		e.replace("layouts/base.html", "<main ", fmt.Sprintf("<main data-edition=edition-%d ", i))
		e.shows("/articles/note-7/", fmt.Sprintf("edition-%d", i))
		for j := range 5 {
			time.Sleep(time.Duration(20+15*j) * time.Millisecond) // into the check, at another place each time
			words := fmt.Sprintf("Words %d-%d.", i, j)
			e.write("content/articles/note-2.md", before+"\n"+words+"\n")
			e.shows("/articles/note-2/", words)
		}
	}
	if !e.compareOf(10) {
		t.Error("it does not build")
	}
}

// TestEditStart edits while the server starts. It may have read the file
// already, but then it hears of the edit.
func TestEditStart(t *testing.T) {
	for range 5 {
		dir := smallProject(t)
		file := filepath.Join(dir, "content", "articles", "black.md")
		before, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var writing sync.WaitGroup
		stop, words := make(chan struct{}), ""
		writing.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				words = fmt.Sprintf("Words %d.", i)
				aside := filepath.Join(dir, "aside")
				if os.WriteFile(aside, []byte(string(before)+"\n"+words+"\n"), 0o644) != nil || os.Rename(aside, file) != nil {
					return
				}
				time.Sleep(time.Millisecond)
			}
		})
		e := serveProject(t, dir)
		close(stop)
		writing.Wait()
		e.shows("/articles/black/", words)
		if !strings.Contains(e.read("content/articles/black.md"), words) || !e.compare() {
			t.Errorf("it does not build with %q", words)
		}
	}
}
