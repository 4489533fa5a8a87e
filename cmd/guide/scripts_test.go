package main

import (
	"bytes"
	"compress/gzip"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestTypes holds that the types in the comments of the scripts are true.
func TestTypes(t *testing.T) {
	node := testenv.Need(t, "node")
	compiler := testenv.Tool(t, "typescript", "bin", "tsc")
	cmd := exec.Command(node, compiler, "--project", filepath.Join(testenv.Root(t), ".ci"), "--pretty", "false")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

// TestDecideSize holds that the page of questions stays light, and TestStackSize
// the same of the page of all decisions, with the scripts that every page has.
func TestDecideSize(t *testing.T) {
	scriptsAtMost(t, "backend/decide/index.html", 8<<10, `^assets/(site|theme)\.`)
}

func TestStackSize(t *testing.T) { scriptsAtMost(t, "stack/index.html", 12_000, `^$`) }

// scriptsAtMost adds up the scripts that a page links to: what runs, and what that
// imports. Those that are loaded when somebody wants to search, or to have a
// record, come later.
func scriptsAtMost(t *testing.T, file string, most int, but string) {
	t.Helper()
	s := realGuide(t, "")
	found, sum := 0, 0
	for n := range elements(s.docs[file], "") {
		src := strings.TrimPrefix(attr(n, "src"), "/")
		if attr(n, "rel") == "modulepreload" {
			src = strings.TrimPrefix(attr(n, "href"), "/")
		}
		if !strings.HasSuffix(src, ".js") || regexp.MustCompile(but).MatchString(src) {
			continue
		}
		size := compressed(t, s.files[src])
		t.Logf("%s: %d bytes, compressed %d", src, len(s.files[src]), size)
		found, sum = found+1, sum+size
		for _, other := range imported.FindAllStringSubmatch(string(s.files[src]), -1) {
			if !strings.Contains(string(s.files[file]), other[1]) {
				t.Errorf("%s imports %s, which the page does not name", src, other[1])
			}
		}
	}
	t.Logf("together %d bytes compressed", sum)
	if found < 3 || sum > most {
		t.Errorf("%d scripts of %s have %d bytes compressed; there should be 3 or more of at most %d", found, file, sum, most)
	}
}

// imported finds what a script cannot run without.
var imported = regexp.MustCompile(`from"\./([^"]+)"`)

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.Write(data); err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
