package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// saveWay is the way in which a program saves a file.
type saveWay struct {
	name string
	gone bool // for a moment there is no file
	save func(e *editor, file, text string)
}

// saves are many ways. The files that they make beside the saved one lie where
// the server watches.
var saves = []saveWay{
	{"in place", false, (*editor).write}, // VS Code, nano
	{"exchange", false, func(e *editor, file, text string) { // Kate, gedit
		hidden := filepath.Join(filepath.Dir(file), ".goutputstream-A1B2C3")
		e.write(hidden, text)
		e.must(os.Rename(e.path(hidden), e.path(file)))
	}},
	{"vim", true, func(e *editor, file, text string) {
		probe := filepath.Join(filepath.Dir(file), "4913")
		e.write(probe, "")
		e.must(os.Remove(e.path(probe)))
		e.must(os.Rename(e.path(file), e.path(file+"~")))
		e.write(file, text)
		e.must(os.Remove(e.path(file + "~")))
	}},
	{"Emacs", false, func(e *editor, file, text string) {
		folder, name := filepath.Split(file)
		e.must(os.Symlink("me@host.1", e.path(folder+".#"+name)))
		e.write(folder+"#"+name+"#", text[:len(text)/2])
		e.write(file+"~", e.read(file))
		e.write(file, text)
		e.must(os.Remove(e.path(folder + "#" + name + "#")))
		e.must(os.Remove(e.path(folder + ".#" + name)))
	}},
	{"JetBrains", true, func(e *editor, file, text string) {
		e.write(file+"___jb_tmp___", text)
		e.must(os.Rename(e.path(file), e.path(file+"___jb_old___")))
		e.must(os.Rename(e.path(file+"___jb_tmp___"), e.path(file)))
		e.must(os.Remove(e.path(file + "___jb_old___")))
	}},
	{"sed -i", false, func(e *editor, file, text string) {
		if runtime.GOOS != "linux" { // others have another sed, or none
			e.write(file, text)
			return
		}
		said, err := exec.Command("sed", "-i", "s/edition-[0-9]*/"+edition.FindString(text)+"/g", e.path(file)).CombinedOutput()
		if err != nil {
			e.Fatalf("%v: %s", err, said)
		}
	}},
	{"formatter", false, func(e *editor, file, text string) {
		e.write(file, edition.ReplaceAllString(text, "edition-0"))
		time.Sleep(50 * time.Millisecond)
		e.write(file, text)
	}},
	{"slow", false, func(e *editor, file, text string) {
		f, err := os.Create(e.path(file))
		e.must(err)
		defer f.Close()
		cut := min(cutAt, len(text))
		for _, part := range []string{text[:cut], text[cut:]} {
			time.Sleep(5 * time.Millisecond)
			_, err := f.WriteString(part)
			e.must(err)
		}
	}},
	{"anew", true, func(e *editor, file, text string) {
		e.must(os.Remove(e.path(file)))
		e.write(file, text)
	}},
}

// cutAt is in the front matter of an article and before anything else is whole.
const cutAt = 30

var edition = regexp.MustCompile(`edition-\d+`)

// savedFiles are what gets saved, with a page that shows all of it.
var savedFiles = []struct{ file, page, old, text string }{
	{"content/articles/black.md", "/articles/black/", "Black tea keeps", strings.Repeat("This is EDITION.\n\n", 100)},
	{"data/tea/options/green.yaml", "/tea/green/", "a note a cup", strings.Repeat("a note, EDITION, ", 10)},
	{"layouts/base.html", "/cup/", "<main id=main>", "<p>EDITION<main id=main data-edition=EDITION>"},
}

// TestEditSaves (W01) saves files in every way. The page is the old one or the
// new one at every moment, and nothing is said to be wrong in the end.
func TestEditSaves(t *testing.T) {
	e := serveProject(t, smallProject(t))
	open := e.listen()
	n := 1
	for _, saved := range savedFiles {
		before := e.read(saved.file)
		text := func() string {
			return strings.Replace(before, saved.old, strings.ReplaceAll(saved.text, "EDITION", fmt.Sprint("edition-", n)), 1)
		}
		e.write(saved.file, text())
		e.shows(saved.page, fmt.Sprint("edition-", n))
		e.settle()
		places := len(edition.FindAllString(e.get(saved.page).body, -1))
		for _, s := range saves {
			stop := e.poll(saved.page, places, s.gone)
			for range 2 {
				n++
				s.save(e, saved.file, text())
				e.shows(saved.page, fmt.Sprint("edition-", n))
			}
			e.settle()
			if wrong := stop(); wrong != "" {
				t.Errorf("%s, %s: %s; the server says:\n%s", saved.file, s.name, wrong, e.said)
			}
			e.calm(open)
			e.must(os.RemoveAll(e.path(saved.file + "~")))
		}
	}
	if !e.compare() {
		t.Error("it does not build")
	}
}

// poll asks for a page again and again until stop is called, which says what
// was wrong with it. Every edition of the page has its number in the same
// number of places.
func (e *editor) poll(page string, places int, mayBeGone bool) (stop func() (wrong string)) {
	var polling sync.WaitGroup
	done, wrong := make(chan struct{}), ""
	polling.Go(func() {
		for wrong == "" {
			select {
			case <-done:
				return
			default:
				wrong = e.mixed(page, places, mayBeGone)
			}
		}
	})
	return func() string {
		close(done)
		polling.Wait()
		return wrong
	}
}

// mixed says what is wrong with a page at this moment.
func (e *editor) mixed(page string, places int, mayBeGone bool) string {
	a, err := e.ask(page)
	switch {
	case err != nil:
		return err.Error()
	case a.status == http.StatusNotFound && mayBeGone:
		return ""
	case a.status != http.StatusOK:
		return fmt.Sprintf("the page has the status %d", a.status)
	}
	found := edition.FindAllString(a.body, -1)
	if len(found) != places || strings.Count(a.body, found[0]) != places {
		return fmt.Sprintf("the page has %d of %d places: %v", len(found), places, found)
	}
	return ""
}
