package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEditEnd (W17) ends the server as Ctrl-C does while pages listen to it and
// a browser holds a connection. It does not wait for them.
func TestEditEnd(t *testing.T) {
	dir := smallProject(t)
	before := treeState(t, dir)
	e := serveProject(t, dir)
	open := []*stream{e.listen(), e.listen(), e.listen()}
	conn, err := net.Dial("tcp", strings.TrimPrefix(e.url, "http://"))
	e.must(err)
	defer conn.Close()
	start := time.Now()
	e.stop() // which holds that the exit code is 0
	// It takes half a second at most, and would take a heartbeat of 15 seconds if
	// it waited; the rest is for slow machines.
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it ends after %v", took)
	}
	for _, s := range open {
		<-s.ended
	}
	if treeState(t, dir) != before {
		t.Error("serving changed the project")
	}
}

// TestEditRestart (W17) starts the server anew at the same address, with a page
// open that asks again and again, as browsers do.
func TestEditRestart(t *testing.T) {
	dir := smallProject(t)
	e := serveProject(t, dir)
	open := e.listen()
	first := e.state("/")
	port := e.url[strings.LastIndex(e.url, ":")+1:]
	if said, code := guideIn(t, dir, "", nil, "serve", "--port", port); code != exitMachine || !strings.Contains(said, "port "+port+" cannot be used") || !strings.Contains(said, "in use") {
		t.Errorf("a second server at the same address ends with exit code %d and says %s", code, said)
	}
	e.stop()
	<-open.ended
	e.replace("content/articles/black.md", "Black tea keeps", "Good tea keeps")
	again := make(chan *stream)
	go func() {
		for s, err := e.tryListen(); ; s, err = e.tryListen() {
			if err == nil {
				again <- s
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	next := serveBy(t, dir, guideCommand(t, dir, nil, "serve", "--port", port))
	select {
	case open = <-again:
	case <-time.After(hang):
		t.Fatal("the page does not find the next server")
	}
	next.calm(open)
	if s := next.state("/"); s.Server == first.Server || s.Tag != first.Tag {
		t.Errorf("the next server is %v, after %v; the page need not be loaded again", s, first)
	}
	if !strings.Contains(next.get("/articles/black/").body, "Good tea keeps") {
		t.Error("it does not show what was edited meanwhile")
	}
}

// TestEditPoll edits where the system tells of no changes.
func TestEditPoll(t *testing.T) {
	e := serveProject(t, smallProject(t), "--poll")
	e.compare()
	e.replace("content/articles/black.md", "Black tea keeps", "Good tea keeps")
	e.shows("/articles/black/", "Good tea keeps")
	e.write("assets/a/b/icon.svg", e.read("assets/icons/favicon.svg"))
	e.must(os.Rename(e.path("content/articles/black.md"), e.path("content/articles/dark.md")))
	e.shows("/articles/dark/", "Good tea keeps")
	if !e.compare() {
		t.Error("it does not build")
	}
}

// TestEditPublished (W18) serves and edits, and looks at the published site
// then. It is as it was, and the next one has no trace of the server.
func TestEditPublished(t *testing.T) {
	dir := smallProject(t)
	publish := func() {
		t.Helper()
		if said, code := guideIn(t, dir, "", nil, "build"); code != exitFine {
			t.Fatal(said)
		}
	}
	publish()
	public := filepath.Join(dir, "public")
	before := treeState(t, public)
	e := serveProject(t, dir)
	e.replace("content/articles/black.md", "Black tea keeps", "Good tea keeps")
	e.shows("/articles/black/", "Good tea keeps")
	e.compare()
	during := e.get("/articles/black/")
	e.stop()
	if treeState(t, public) != before {
		t.Error("serving changed the published site")
	}
	publish()
	site := readSite(e, public)
	for address, text := range site {
		for _, trace := range []string{"/.guide/", "localhost", "127.0.0.1", e.url} {
			if strings.Contains(text, trace) {
				t.Errorf("%s of the published site holds %s", address, trace)
			}
		}
	}
	if during.status != http.StatusOK || site["/articles/black/"] != during.body {
		t.Error("the page that was served is not the one that is published")
	}
}
