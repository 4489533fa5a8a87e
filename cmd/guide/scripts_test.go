package main

import (
	"bytes"
	"compress/gzip"
	"os/exec"
	"path/filepath"
	"regexp"
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

// decideScripts are what the page of questions needs before it can ask.
var decideScripts = regexp.MustCompile(`^assets/(decide|flow|record)[a-z-]*\.[0-9a-f]+\.js$`)

// TestDecideSize holds that the page of questions stays light.
func TestDecideSize(t *testing.T) {
	const most = 8 << 10
	found, sum := 0, 0
	for file, data := range realGuide(t, "").files {
		if !decideScripts.MatchString(file) {
			continue
		}
		size := compressed(t, data)
		t.Logf("%s: %d bytes, compressed %d", file, len(data), size)
		found, sum = found+1, sum+size
	}
	t.Logf("together %d bytes compressed", sum)
	if found < 3 || sum > most {
		t.Errorf("%d scripts of the page of questions have %d bytes compressed; there should be 3 or more of at most %d", found, sum, most)
	}
}

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
