package main

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/serve"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/watch"
)

// trap is a file system that panics on demand where a path holds some text.
type trap struct {
	fs.FS
	at atomic.Pointer[string]
}

func (f *trap) Open(name string) (fs.File, error) {
	if at := f.at.Load(); at != nil && strings.Contains(name, *at) {
		panic("a trap at " + name)
	}
	return f.FS.Open(name)
}

func (f *trap) set(at string) { f.at.Store(&at) }

// trapped is a guide that is edited in this process.
type trapped struct {
	*editor
	*editing
	trap *trap
}

func newTrapped(t *testing.T) *trapped {
	t.Helper()
	dir := smallProject(t)
	files := &trap{FS: os.DirFS(dir)}
	ctx, cancel := context.WithCancel(context.Background())
	e := &editing{ctx: ctx, live: site.NewLive(files, site.Options{}), server: serve.New(securityHeaders()), out: newTerminal(&command{stdout: io.Discard, stderr: io.Discard})}
	t.Cleanup(func() { cancel(); e.checks.Wait() })
	return &trapped{&editor{T: t, dir: dir}, e, files}
}

// body gives a page and the number of faults that it is told.
func (p *trapped) body(path string) (body string, s pageState) {
	p.Helper()
	for _, target := range []string{path, "/.guide/page?path=" + path} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", target, nil)
		r.Host = "127.0.0.1:1313"
		p.server.ServeHTTP(w, r)
		if target != path {
			if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil {
				p.Fatal(err)
			}
		} else {
			body = liveScript.ReplaceAllString(w.Body.String(), "")
		}
	}
	return body, s
}

// TestEditPanic (W14) lets the program fail while it reads a change. It goes on
// to serve, says so, and comes to terms with the next change.
func TestEditPanic(t *testing.T) {
	p := newTrapped(t)
	p.changed(watch.Changes{All: true})
	p.checks.Wait()
	const file, other = "content/articles/black.md", "data/tea/options/green.yaml"
	before, s := p.body("/articles/black/")
	if s.Status != 200 || s.Errors > 0 {
		t.Fatalf("at first: %v", s)
	}
	failed := func(what string) {
		t.Helper()
		p.checks.Wait()
		body, s := p.body("/articles/black/")
		if body != before || s.Status != 200 || s.Errors != 1 || s.Faults[0].Rule != "program" || !strings.Contains(s.Faults[0].Message, "a trap at") {
			t.Errorf("%s: the pages are told %v", what, s)
		}
	}
	p.trap.set("black.md")
	p.replace(file, "Black tea keeps", "Good tea keeps")
	p.changed(watch.Changes{Paths: []string{file}})
	failed("a change that fails")
	// What changes meanwhile is not lost, though only the last path is named.
	p.replace(other, "a note a cup", "a coin a cup")
	p.changed(watch.Changes{Paths: []string{other}})
	failed("another change")
	p.trap.set("nothing")
	p.changed(watch.Changes{Paths: []string{"data/sources.yaml"}})
	p.checks.Wait()
	article, s := p.body("/articles/black/")
	if option, _ := p.body("/tea/green/"); !strings.Contains(article, "Good tea keeps") || !strings.Contains(option, "a coin a cup") || s.Errors > 0 {
		t.Errorf("afterwards the pages are told %v", s)
	}

	// The change that failed is taken back: then all is as it was before it.
	before = article
	p.trap.set("black.md")
	p.changed(watch.Changes{Paths: []string{file}})
	failed("again")
	p.trap.set("nothing")
	p.changed(watch.Changes{Paths: []string{file}})
	p.checks.Wait()
	if body, s := p.body("/articles/black/"); body != before || s.Errors > 0 {
		t.Errorf("after a change that was taken back the pages are told %v", s)
	}
}

// TestEditPanicFirst lets the program fail before there is a site.
func TestEditPanicFirst(t *testing.T) {
	p := newTrapped(t)
	p.trap.set("site.yaml")
	p.changed(watch.Changes{All: true})
	if body, s := p.body("/"); s.Status != 503 || s.Errors != 1 || !strings.Contains(body, "There is no site yet") {
		t.Errorf("the pages are told %v", s)
	}
	p.trap.set("nothing")
	p.changed(watch.Changes{Paths: []string{"data/sources.yaml"}})
	p.checks.Wait()
	if body, s := p.body("/"); s.Status != 200 || s.Errors > 0 || !strings.Contains(body, "A guide to tea.") {
		t.Errorf("afterwards the pages are told %v", s)
	}
}

// TestEditPanicCheck lets the program fail in the work that is done side by
// side. Whoever asked for it hears of that, in a way that can be caught.
func TestEditPanicCheck(t *testing.T) {
	p := newTrapped(t)
	p.live.Update(nil, false)
	defer func() {
		if got := recover(); got == nil {
			t.Error("the check says that nothing went wrong")
		}
	}()
	p.live.Check(context.Background(), func(done, of int) { panic("a trap") })
}
