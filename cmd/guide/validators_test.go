package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// excused are messages of the Nu validator that are not about the page.
var excused = []*regexp.Regexp{
	// It reads files, where 'self' is nothing; TestBrowser holds that browsers
	// load everything and report no violation.
	regexp.MustCompile(`^Resource violates Content Security Policy .*: (external (stylesheet|script)|image) “/repo/assets/`),
	// JSON-LD is data and no script, and policies leave it alone.
	regexp.MustCompile(`^Inline script violates Content Security Policy .*`),
}

// TestNu runs the validator of the W3C over the bytes of every page.
func TestNu(t *testing.T) {
	java := testenv.Need(t, "java")
	jar := testenv.Tool(t, "vnu-jar", "build", "dist", "vnu.jar")
	at := writePages(t, func(_ string, page []byte, _ *html.Node) []byte { return page })
	cmd := exec.Command(java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", at)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine, LastColumn                 int
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v in %.200s", err, out)
	}
	f := findings{T: t}
	for _, m := range result.Messages {
		name, _ := filepath.Rel(at, filepath.FromSlash(regexp.MustCompile("^file:/*").ReplaceAllString(m.URL, "/")))
		f.add(m.Message, name, m.Extract)
	}
	f.report()
}

// TestHTMLValidate runs html-validate over every page as a browser understands
// it: it does not know which end tags may be left out. The Nu validator looks
// at the bytes. Only the style of void tags and of switches, which is Go's, is not what the
// recommended rules want.
func TestHTMLValidate(t *testing.T) {
	node := testenv.Need(t, "node")
	program := testenv.Tool(t, "html-validate", "bin", "html-validate.mjs")
	at := writePages(t, func(file string, _ []byte, doc *html.Node) []byte {
		var b bytes.Buffer
		if err := html.Render(&b, doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		return b.Bytes()
	})
	cmd := exec.Command(node, program, "--config", filepath.Join(testenv.Root(t), ".ci", "html-validate.json"), "--formatter", "json", at)
	cmd.Stderr = os.Stderr
	// A file, because the program ends before all of a long answer is through a pipe.
	answer, err := os.Create(filepath.Join(t.TempDir(), "answer.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Close()
	cmd.Stdout = answer
	failed := cmd.Run() // also when there are findings
	out, err := os.ReadFile(answer.Name())
	if err != nil {
		t.Fatal(err)
	}
	var result []struct {
		FilePath string
		Messages []struct{ RuleID, Message, Selector string }
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v in %.200s", err, out)
	}
	f := findings{T: t}
	for _, page := range result {
		name, _ := filepath.Rel(at, page.FilePath)
		for _, m := range page.Messages {
			f.add(m.RuleID+": "+m.Message, name, m.Selector)
		}
	}
	f.report()
	if failed != nil && !t.Failed() {
		t.Error(failed)
	}
}

// findings gathers what validators say: a fault of a layout is on every page,
// and once is enough.
type findings struct {
	*testing.T
	order []string
	pages map[string][]string
}

func (f *findings) add(message, page, where string) {
	for _, e := range excused {
		if e.MatchString(message) {
			return
		}
	}
	if f.pages == nil {
		f.pages = map[string][]string{}
	}
	if f.pages[message] == nil {
		f.order = append(f.order, message)
	}
	f.pages[message] = append(f.pages[message], page+" at "+where)
}

func (f *findings) report() {
	f.Helper()
	for _, message := range f.order {
		places := f.pages[message]
		f.Errorf("%s\n\t%d times, such as on %s", message, len(places), places[0])
	}
}

// writePages writes every page into a folder for programs that read files.
func writePages(t *testing.T, form func(file string, page []byte, doc *html.Node) []byte) string {
	t.Helper()
	s := realGuide(t, "/repo")
	at := t.TempDir()
	for file, doc := range s.docs {
		target := filepath.Join(at, filepath.FromSlash(file))
		err := os.MkdirAll(filepath.Dir(target), 0o755)
		if err == nil {
			err = os.WriteFile(target, form(file, s.files[file], doc), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return at
}
