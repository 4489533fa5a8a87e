package main

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// editServer is a development server that runs.
type editServer struct {
	dir     string
	cmd     *exec.Cmd
	said    *speech
	address string // http://127.0.0.1:1313
	took    time.Duration
	ended   chan struct{} // closed when the process is gone
	client  http.Client
	count   int // of edits
}

// start starts the server as if it were the first time in this folder.
func (tool editTool) start(b *testing.B, dir string) *editServer {
	b.Helper()
	for _, name := range tool.made {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			b.Fatal(err)
		}
	}
	s := &editServer{
		dir: dir, cmd: tool.serve(b, dir), said: &speech{wanted: tool.ready, found: make(chan string, 1)},
		ended: make(chan struct{}), client: http.Client{Timeout: patience},
	}
	s.cmd.Stdout, s.cmd.Stderr = s.said, s.said
	begin := time.Now()
	if err := s.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	go func() {
		s.cmd.Wait()
		close(s.ended)
	}()
	select {
	case s.address = <-s.said.found:
		s.took = time.Since(begin)
	case <-s.ended:
		b.Fatalf("%s ends with %v; it says:\n%s", s.cmd, s.cmd.ProcessState, s.said)
	case <-time.After(3 * time.Minute):
		s.stop()
		b.Fatalf("%s does not serve after 3 minutes; it says:\n%s", s.cmd, s.said)
	}
	return s
}

// stop ends the process and waits for it, so that its folder can go.
func (s *editServer) stop() {
	s.cmd.Process.Signal(os.Interrupt)
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
		s.cmd.Process.Kill()
		<-s.ended
	}
}

// edit is one kind of edit: of a file, seen at an address.
type edit struct {
	kind, file, page string
	before, after    string // after holds MARK, for a word that was never there
	text             string // of the file at first
}

// edits lists the kinds. base is the layout of all pages.
func (s *editServer) edits(b *testing.B, base string) []edit {
	b.Helper()
	slug := corpus.Slug(0, editSeed)
	article, page := "content/articles/"+slug+".md", "/articles/"+slug+"/"
	kinds := []edit{
		{kind: "body", file: article, page: page, before: "\n---\n", after: "\n---\nMARK "},
		{kind: "title", file: article, page: page, before: "title: ", after: "title: MARK "},
		{kind: "data", file: "data/tea/options/green.yaml", page: "/tea/green/", before: "a note a cup", after: "a note a cup, MARK"},
		{kind: "base", file: base, page: page, before: "<html lang", after: "<html data-edit=MARK lang"},
	}
	for i, e := range kinds {
		data, err := os.ReadFile(filepath.Join(s.dir, e.file))
		if err != nil || !strings.Contains(string(data), e.before) {
			b.Fatalf("%s has no %q: %v", e.file, e.before, err)
		}
		kinds[i].text = string(data)
	}
	return kinds
}

// edit saves a file as editors do that write in place, and gives the time until
// the page shows it and the word that it shows.
func (s *editServer) edit(b *testing.B, e edit) (time.Duration, string) {
	b.Helper()
	s.count++
	mark := fmt.Sprintf("%sEdit%d", e.kind, s.count)
	text := strings.Replace(e.text, e.before, strings.Replace(e.after, "MARK", mark, 1), 1)
	s.await(b, e.page, "") // as the page is open in a browser
	s.pause()
	begin := time.Now()
	if err := os.WriteFile(filepath.Join(s.dir, e.file), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	s.await(b, e.page, mark)
	return time.Since(begin), mark
}

// pause waits for up to half a second, another time before each edit: a server
// that looks for changes every so often would otherwise be met at the same
// moment of its round again and again.
func (s *editServer) pause() {
	_, part := math.Modf(float64(s.count) * math.Phi)
	time.Sleep(time.Duration(part * float64(500*time.Millisecond)))
}

// patience is what a server has to show a change.
const patience = 10 * time.Second

// await asks for a page again and again, over one connection, until it is there
// and has a word on it, and gives the time that this took.
func (s *editServer) await(b *testing.B, page, word string) time.Duration {
	b.Helper()
	begin := time.Now()
	for {
		status, body, err := s.get(page) // Hugo may be writing the page at this moment: then its end is missing
		switch {
		case err == nil && status == http.StatusOK && bytes.Contains(body, []byte(word)):
			return time.Since(begin)
		case time.Since(begin) > patience:
			b.Fatalf("%s does not show %q after %v (status %d, %v); the server says:\n%s", page, word, patience, status, err, s.said)
		}
		time.Sleep(500 * time.Microsecond)
	}
}

func (s *editServer) get(page string) (int, []byte, error) {
	answer, err := s.client.Get(s.address + page)
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answer.StatusCode, body, err
}

// freePort is a port that was free a moment ago.
func freePort(b *testing.B) int {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// speech keeps what a process says and finds one part of it.
type speech struct {
	wanted *regexp.Regexp
	found  chan string

	mu   sync.Mutex
	text bytes.Buffer
}

func (s *speech) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	if s.wanted != nil {
		if m := s.wanted.FindSubmatch(s.text.Bytes()); m != nil {
			s.wanted = nil
			s.found <- string(m[1])
		}
	}
	return len(p), nil
}

// String gives the last lines.
func (s *speech) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := s.text.String()
	return text[max(0, len(text)-2000):]
}
