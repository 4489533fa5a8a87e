package main

import (
	"fmt"
	"os"
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
	for name, pause := range map[string]time.Duration{"at once": time.Millisecond / 2, "in 100 ms": 5 * time.Millisecond} {
		seen := len(e.rebuilds())
		for i := range 20 {
			e.write("content/articles/black.md", fmt.Sprintf("%s\n%s, edition-%d.\n", before, name, i))
			time.Sleep(pause)
		}
		e.shows("/articles/black/", name+", edition-19.")
		e.settle()
		rebuilds, checks := 0, 0
		for _, line := range e.rebuilds()[seen:] {
			if line[1] == marked+" changed" {
				continue
			}
			if rebuilds++; line[2] != "another change came" {
				checks++
			}
		}
		t.Logf("%s: %d rebuilds, %d checks", name, rebuilds, checks)
		if rebuilds > 3 {
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
	writeNotes(t, dir, "first", 800)
	e := serveProject(t, dir)
	before := e.read("content/articles/note-2.md")
	for i := range 5 {
		e.replace("layouts/base.html", "<main ", fmt.Sprintf("<main data-edition=edition-%d ", i))
		e.shows("/articles/note-7/", fmt.Sprintf("edition-%d", i))
		for j := range 5 {
			time.Sleep(time.Duration(j) * 50 * time.Millisecond) // into the check, at another place each time
			words := fmt.Sprintf("Words %d-%d.", i, j)
			e.write("content/articles/note-2.md", before+"\n"+words+"\n")
			e.shows("/articles/note-2/", words)
		}
	}
	if !e.compareOf(10) {
		t.Error("it does not build")
	}
}

// TestEditStart edits while the server starts, at another moment each time. The
// server may have read the file before, but then it hears of the edit.
func TestEditStart(t *testing.T) {
	for i := range 20 {
		dir := smallProject(t)
		e := &editor{T: t, dir: dir}
		aside := "aside.md"
		e.write(aside, e.read("content/articles/black.md")+"\nEdited in time.\n")
		var writing sync.WaitGroup
		writing.Go(func() {
			time.Sleep(time.Duration(i) * 4 * time.Millisecond)
			if err := os.Rename(e.path(aside), e.path("content/articles/black.md")); err != nil {
				t.Error(err)
			}
		})
		e = serveProject(t, dir)
		e.shows("/articles/black/", "Edited in time.")
		writing.Wait()
		e.stop()
	}
}

// TestEditSame: a program that writes the same again and again keeps nobody from
// hearing what is wrong.
func TestEditSame(t *testing.T) {
	dir := smallProject(t)
	writeNotes(t, dir, "first", 300) // so that a check takes a while
	e := serveProject(t, dir)
	e.settle()
	const file, aside = "content/articles/black.md", "aside.md"
	same := e.read(file)
	ended, stopped := make(chan struct{}), make(chan struct{})
	defer func() { close(ended); <-stopped }()
	go func() {
		defer close(stopped)
		for {
			select {
			case <-ended:
				return
			case <-time.After(15 * time.Millisecond):
				e.write(aside, same)
				e.must(os.Rename(e.path(aside), e.path(file)))
			}
		}
	}()
	e.replace("layouts/base.html", "<main ", "<main data-edition=new ")
	e.replace("content/articles/note-2.md", "\n---\n", "\n---\n\n[Nowhere](/content/articles/none.md)\n\n")
	e.until("the dead link", func() bool { return len(e.state("/articles/note-2/").Faults) > 0 })
}
