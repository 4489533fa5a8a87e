package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// editor is somebody who edits a project while the command serves it, in a
// process of its own.
type editor struct {
	*testing.T
	dir    string // of the project
	url    string // such as http://127.0.0.1:1313
	cmd    *exec.Cmd
	said   *transcript
	ended  chan struct{} // closed when the process is gone
	killed bool          // by the test
	client *http.Client
	marks  int             // see settle
	out    string          // see build
	known  map[string]bool // see build
}

// hang is when something will never happen. No test takes that long, and none
// fails because a machine is slow.
const hang = 30 * time.Second

// smallProject is a copy of the small guide with the layouts and assets of this
// repository.
func smallProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{"testdata/guide": ".", "../../layouts": "layouts", "../../assets": "assets"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// serveProject starts the command on a project.
func serveProject(t *testing.T, dir string, flags ...string) *editor {
	t.Helper()
	return serveBy(t, dir, guideCommand(t, dir, nil, append([]string{"serve", "--port", "0"}, flags...)...))
}

// serveBy starts a command that serves a project, and waits until it does.
func serveBy(t *testing.T, dir string, cmd *exec.Cmd) *editor {
	t.Helper()
	e := &editor{
		T: t, dir: dir, cmd: cmd, said: &transcript{}, ended: make(chan struct{}), known: map[string]bool{},
		client: &http.Client{
			Timeout: hang, Transport: &http.Transport{MaxIdleConnsPerHost: 100, DisableCompression: true}, // lengths are compared
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	cmd.Stdout, cmd.Stderr = e.said, e.said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		cmd.Wait()
		close(e.ended)
	}()
	t.Cleanup(e.stop)
	e.until("it serves", func() bool {
		if at := servingAt.FindStringSubmatch(e.said.String()); at != nil {
			e.url = "http://" + at[2]
		}
		return e.url != ""
	})
	return e
}

// stop ends the command as Ctrl-C does. It must have lived until then, and
// nothing in it may have gone wrong that it did not tell.
func (e *editor) stop() {
	e.client.CloseIdleConnections()
	e.cmd.Process.Signal(os.Interrupt)
	select {
	case <-e.ended:
	case <-time.After(hang):
		e.cmd.Process.Kill()
		<-e.ended
	}
	said := e.said.String()
	if e.killed {
		return
	}
	if code := e.cmd.ProcessState.ExitCode(); code != exitFine || strings.Contains(said, "panic") || strings.Contains(said, "the program failed") {
		e.Errorf("it ended with exit code %d and said:\n%s", code, said)
	}
}

// until waits for something to become true.
func (e *editor) until(what string, is func() bool) {
	e.Helper()
	for end := time.Now().Add(hang); !is(); time.Sleep(2 * time.Millisecond) {
		select {
		case <-e.ended:
			e.Fatalf("never: %s; it ended with %v and said:\n%s", what, e.cmd.ProcessState, e.said)
		default:
		}
		if time.Now().After(end) {
			e.Fatalf("never: %s; it says:\n%s", what, e.said)
		}
	}
}

// answered is what the server says about an address, without its own script.
type answered struct {
	status int
	header http.Header
	body   string
}

// ask asks for an address. The client checks that as many bytes come as were
// announced.
func (e *editor) ask(path string) (answered, error) {
	answer, err := e.client.Get(e.url + path)
	if err != nil {
		return answered{}, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answered{answer.StatusCode, answer.Header, string(liveScript.ReplaceAll(body, nil))}, err
}

func (e *editor) get(path string) answered {
	e.Helper()
	a, err := e.ask(path)
	if err != nil {
		e.Fatalf("%s: %v; it says:\n%s", path, err, e.said)
	}
	return a
}

// shows waits until a page has some text on it.
func (e *editor) shows(path, text string) {
	e.Helper()
	e.until(path+" shows "+text, func() bool {
		a := e.get(path)
		return a.status == http.StatusOK && strings.Contains(a.body, text)
	})
}

// pageState is what the server's script on an open page is told.
type pageState struct {
	Server                string
	Build, Report, Status int
	Tag, Why              string
	Errors, Warnings      int
	Faults                []struct{ Severity, At, Rule, Message, Hint string }
}

func (e *editor) state(path string) (s pageState) {
	e.Helper()
	a := e.get("/.guide/page?path=" + url.QueryEscape(path))
	if err := json.Unmarshal([]byte(a.body), &s); err != nil {
		e.Fatalf("%s: %v: %s", path, err, a.body)
	}
	return s
}

// reports waits until the pages say that something is wrong at some place.
func (e *editor) reports(at string) {
	e.Helper()
	e.until("a fault is told at "+at, func() bool {
		s := e.state("/")
		return s.Errors > 0 && len(s.Faults) > 0 && strings.HasPrefix(s.Faults[0].At, at)
	})
}
