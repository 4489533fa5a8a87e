package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestPack runs the very line that packs a preview, on a real build, and then the
// command that unpacks it.
func TestPack(t *testing.T) {
	for _, tool := range []string{"bash", "tar", "find"} {
		if _, err := exec.LookPath(tool); err != nil {
			testenv.Skip(t, "needs "+tool)
		}
	}
	dir := publishedGuide(t)
	if code := run([]string{"build", "--root", dir, "--preview", "--base-url", "https://preview.invalid/"}); code != exitFine {
		t.Fatalf("exit code %d", code)
	}
	line := packLine(t)
	pack := func() []byte {
		cmd := exec.Command("bash", "-e", "-c", line)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		data, err := os.ReadFile(filepath.Join(dir, "site.tar"))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	first := pack()
	out := filepath.Join(dir, "unpacked")
	unpack := func() int { return run([]string{"unpack", filepath.Join(dir, "site.tar"), "--out", out}) }
	if code := unpack(); code != exitFine {
		t.Fatalf("exit code %d", code)
	}
	if a, b := folderText(t, filepath.Join(dir, "public")), folderText(t, out); a != b {
		t.Error("what comes out is not what went in")
	}
	later := filepath.Join(dir, "public", "index.html")
	if err := os.Chtimes(later, longAgo, longAgo); err != nil {
		t.Fatal(err)
	}
	if string(pack()) != string(first) {
		t.Error("the same site gives another archive")
	}
	// What is no file goes in, so that it is refused and not left out.
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "public", "a.md")); err != nil {
		t.Fatal(err)
	}
	pack()
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if code := unpack(); code != exitFaults {
		t.Errorf("a link ends with the exit code %d", code)
	}
}

// packLine is what the step Pack of preview.yml runs.
func packLine(t *testing.T) string {
	t.Helper()
	_, step, _ := strings.Cut(workflowFiles(t)["preview.yml"], "- name: Pack\n        run: |\n")
	step, _, _ = strings.Cut(step, "      - uses")
	if !strings.Contains(step, "tar --create") {
		t.Fatal("preview.yml has no step Pack")
	}
	return step
}

// folderText is all that a folder holds, with modes.
func folderText(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		b.WriteString(strings.TrimPrefix(path, dir) + " " + info.Mode().String() + "\n" + string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
