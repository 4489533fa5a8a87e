package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

const apiToken = "t0ken-of-a-test"

// fakeAPI answers as a table says, and keeps what it was asked.
type fakeAPI struct {
	*httptest.Server
	mu      sync.Mutex
	answers map[string][]string // "METHOD path" to answers, the last of which stays; "500" and the like are a status
	asked   []string            // "METHOD path"
	sent    map[string]string   // "METHOD path" to the last body
}

func newFakeAPI(t *testing.T, answers map[string][]string) *fakeAPI {
	f := &fakeAPI{answers: answers, sent: map[string]string{}}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

func (f *fakeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	body, _ := io.ReadAll(r.Body)
	what := r.Method + " " + r.URL.RequestURI()
	f.asked = append(f.asked, what)
	f.sent[what] = string(body)
	answers := f.answers[what]
	switch {
	case r.Header.Get("Authorization") != "Bearer "+apiToken:
		http.Error(w, "{}", http.StatusUnauthorized)
	case len(answers) == 0:
		http.Error(w, "{}", http.StatusNotFound)
	default:
		if len(answers) > 1 {
			f.answers[what] = answers[1:]
		}
		status := 0
		if _, err := fmt.Sscanf(answers[0], "%d", &status); err == nil && len(answers[0]) == 3 {
			http.Error(w, "an answer with "+apiToken, status)
			return
		}
		io.WriteString(w, answers[0])
	}
}

// workflowScript runs a script of the workflows in the project's folder, with nothing
// of this machine's environment but the path.
func workflowScript(t *testing.T, script string, env map[string]string, args ...string) (said, output string, err error) {
	t.Helper()
	if runtime.GOOS != "linux" {
		testenv.Skip(t, "the scripts of the workflows are for GNU's tools")
	}
	testenv.Need(t, "curl")
	testenv.Need(t, "jq")
	dir := t.TempDir()
	cmd := exec.Command(filepath.Join(testenv.Root(t), ".github", "scripts", script), args...)
	cmd.Dir = testenv.Root(t)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir, "RUNNER_TEMP=" + dir, "GITHUB_OUTPUT=" + filepath.Join(dir, "output"), "TOKEN=" + apiToken, "RETRIES=1", "PAUSE=0", "GITHUB_REPOSITORY=a/guide", "RUN=https://github.example/run"}
	for key, value := range env {
		cmd.Env = append(cmd.Env, key+"="+value)
	}
	var all bytes.Buffer
	cmd.Stdout, cmd.Stderr = &all, &all
	err = cmd.Run()
	data, readErr := os.ReadFile(filepath.Join(dir, "output"))
	if readErr != nil && !os.IsNotExist(readErr) {
		t.Fatal(readErr)
	}
	if strings.Contains(all.String(), apiToken) {
		t.Errorf("%s shows the token:\n%s", script, &all)
	}
	return all.String(), string(data), err
}

func tempFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func bodyOf(t *testing.T, sent string) string {
	t.Helper()
	var m struct{ Body string }
	if err := json.Unmarshal([]byte(sent), &m); err != nil {
		t.Fatalf("%v: %q", err, sent)
	}
	return m.Body
}

// comments is a page of them, each as one line of login and body.
func comments(first int, lines ...string) string {
	var all []map[string]any
	for i, l := range lines {
		login, body, _ := strings.Cut(l, ": ")
		all = append(all, map[string]any{"id": first + i, "number": first + i, "body": body, "user": map[string]string{"login": login}})
	}
	data, err := json.Marshal(all)
	if err != nil || all == nil {
		return "[]"
	}
	return string(data)
}

func TestPullRequestScript(t *testing.T) {
	pull := func(sha, repository, ref, base, state string) string {
		return fmt.Sprintf(`{"state":%q,"base":{"ref":%q},"head":{"sha":%q,"ref":%q,"repo":{"full_name":%q}}}`, state, base, sha, ref, repository)
	}
	good := pull("c0ffee", "fork/guide", "fix", "main", "open")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(tempFile(t, "7"), link); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ file, answer, output, want string }{
		"fine":                {"", good, "number=7\n", ""},
		"not a number":        {tempFile(t, "7; rm -r /"), good, "", "no number of a pull request"},
		"climbing":            {tempFile(t, "../../user"), good, "", "no number of a pull request"},
		"two lines":           {tempFile(t, "7\nnumber=8"), good, "", "no number of a pull request"},
		"zero":                {tempFile(t, "0"), good, "", "no number of a pull request"},
		"long":                {tempFile(t, strings.Repeat("7", 50)), good, "", "no number of a pull request"},
		"empty":               {tempFile(t, ""), good, "", "no number of a pull request"},
		"missing":             {filepath.Join(t.TempDir(), "none"), good, "", "left no number"},
		"link":                {link, good, "", "left no number"},
		"another repository":  {"", pull("c0ffee", "victim/guide", "fix", "main", "open"), "", "not one of the pull request 7"},
		"another branch":      {"", pull("c0ffee", "fork/guide", "other", "main", "open"), "", "not one of the pull request 7"},
		"another base":        {"", pull("c0ffee", "fork/guide", "fix", "release", "open"), "", "not one for main"},
		"a fork that is gone": {"", `{"state":"open","base":{"ref":"main"},"head":{"sha":"c0ffee","ref":"fix","repo":null}}`, "", "not one of the pull request 7"},
		"no such one":         {"", "404", "", "did not work"},
		"a newer commit":      {"", pull("facade", "fork/guide", "fix", "main", "open"), "", ""},
		"closed":              {"", pull("c0ffee", "fork/guide", "fix", "main", "closed"), "", ""},
	} {
		if test.file == "" {
			test.file = tempFile(t, "7\n")
		}
		api := newFakeAPI(t, map[string][]string{"GET /repos/a/guide/pulls/7": {test.answer}})
		env := map[string]string{"GITHUB_API_URL": api.URL, "HEAD_SHA": "c0ffee", "HEAD_REPOSITORY": "fork/guide", "HEAD_BRANCH": "fix", "DEFAULT_BRANCH": "main"}
		said, output, err := workflowScript(t, "pull-request.sh", env, test.file)
		if (err != nil) != (test.want != "") || output != test.output || !strings.Contains(said, test.want) {
			t.Errorf("%s: %v, %q\n%s", name, err, output, said)
		}
	}
}
