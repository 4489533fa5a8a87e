package main

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
)

// told is how often the pages were told of something besides marks.
func (e *editor) told() int {
	s := e.state("/")
	return s.Build + s.Report - e.marks
}

// TestEditQuiet (W09, W10) does what looks like work on the project but changes
// nothing in it. No page is told of anything.
func TestEditQuiet(t *testing.T) {
	dir := smallProject(t)
	publish := func() {
		t.Helper()
		if said, code := guideIn(t, dir, "", nil, "build"); code != exitFine {
			t.Fatal(said)
		}
	}
	publish()
	e := serveProject(t, dir)
	e.settle()
	open := e.listen()
	for name, do := range map[string]func(){
		"touch":             func() { e.must(os.Chtimes(e.path("content/articles/black.md"), time.Now(), time.Now())) },
		"chmod":             func() { e.must(os.Chmod(e.path("data/sources.yaml"), 0o600)) },
		"chmod of a folder": func() { e.must(os.Chmod(e.path("content/articles"), 0o700)) },
		"the same bytes": func() {
			f, err := os.OpenFile(e.path("layouts/base.html"), os.O_WRONLY, 0)
			e.must(err)
			defer f.Close()
			_, err = f.WriteString(e.read("layouts/base.html"))
			e.must(err)
		},
		"another file with the same bytes": func() {
			e.write("aside", e.read("assets/site.css"))
			e.must(os.Rename(e.path("aside"), e.path("assets/site.css")))
		},
		"another end of lines": func() {
			e.write("aside", strings.ReplaceAll(e.read("content/pages/home.md"), "\n", "\r\n"))
			e.must(os.Rename(e.path("aside"), e.path("content/pages/home.md")))
		},
		"an output":                          publish,
		"an output elsewhere in the project": func() { guideIn(t, dir, "", nil, "build", "--out", "dist") },
		"a cache": func() {
			for i := range 100 {
				e.write(fmt.Sprintf(".cache/%d/x", i), "x")
				e.write(fmt.Sprintf("node_modules/%d/x.md", i), "x")
			}
			e.must(os.RemoveAll(e.path("node_modules")))
		},
		"leftovers": func() {
			for _, name := range []string{".black.md.swp", "black.md~", "4913", "#black.md#", "black.md.bak"} {
				e.write("content/articles/"+name, "x")
			}
		},
		"notes beside the folders": func() { e.write("README.md", "x"); e.write("notes/a.md", "x") },
	} {
		told := e.told()
		do()
		time.Sleep(30 * time.Millisecond) // or it might come in one batch with the next
		e.settle()                        // each mark is one event, after all others
		e.calm(open)
		if e.told() != told || len(open.events()) > told+e.marks {
			t.Errorf("%s: the pages were told of %d things; the server says:\n%s", name, e.told()-told, e.said)
		}
	}
}

// pages lists the addresses of all pages of a site.
func pages(site map[string]string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(site)), func(a string) bool { return !strings.HasSuffix(a, "/") })
}

// TestEditTags (W11) edits files of each kind. An open page is loaded again if
// it has become another one, and otherwise not.
func TestEditTags(t *testing.T) {
	e := serveProject(t, smallProject(t))
	before, _ := e.build()
	tags := map[string]string{}
	for _, address := range pages(before) {
		tags[address] = e.state(address).Tag
	}
	for _, test := range []struct {
		file, old, text string
		most            int // pages
	}{
		{"data/sources.yaml", "sources:\n", "sources: # all of them\n", 0},
		{"data/tea/options/green.yaml", "cells:\n", "cells: # of green\n", 0},
		{"layouts/pages/option.html", "", "{{/* Words. */}}", 0},
		{"content/pages/home.md", "A guide to tea.", "A guide to good tea.", 1},
		{"content/articles/black.md", "Black tea keeps", "Black tea always keeps", 1},
		{"data/tea/options/green.yaml", "Afternoons", "Long afternoons", 20},
		{"layouts/base.html", "Skip to", "Jump to", 100},
		{"assets/site.css", "", "a{color:red}\n", 0}, // sheets are exchanged without loading
	} {
		e.replace(test.file, test.old, test.text)
		e.settle()
		after, _ := e.build()
		changed := 0
		for _, address := range pages(after) {
			tag := e.state(address).Tag
			differs := tag != tags[address]
			if path.Ext(test.file) != ".css" && differs != (after[address] != before[address]) {
				t.Errorf("%s: that %s is loaded again is %t", test.file, address, differs)
			}
			if differs {
				changed++
			}
			tags[address] = tag
		}
		if changed > test.most || test.most > 0 && changed == 0 {
			t.Errorf("%s: %d pages are loaded again", test.file, changed)
		}
		before = after
	}
}
