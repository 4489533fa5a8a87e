package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// variants are two states of the small guide. They differ in every page and in
// which pages there are.
func variants(t *testing.T) (a, b string) {
	t.Helper()
	at := t.TempDir()
	make := func(name string, change func(dir string)) string {
		dir := filepath.Join(at, name, "project")
		for from, to := range map[string]string{"testdata/guide": ".", "../../layouts": "layouts", "../../assets": "assets"} {
			if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
				t.Fatal(err)
			}
		}
		change(dir)
		if out, code := guideIn(t, dir, "", today, "build"); code != exitFine {
			t.Fatalf("variant %s: exit code %d\n%s", name, code, out)
		}
		return dir
	}
	a = make("a", func(string) {})
	b = make("b", func(dir string) {
		file := filepath.Join(dir, "data", "site.yaml")
		data, err := os.ReadFile(file)
		changed := bytes.Replace(data, []byte("title: Which Tea?"), []byte("title: Which tea today?"), 1)
		if err != nil || bytes.Equal(data, changed) {
			t.Fatalf("variant b is variant a: %v", err)
		}
		article, err := os.ReadFile(filepath.Join(dir, "content", "articles", "black.md"))
		if err == nil {
			article = bytes.Replace(article, []byte("title: When"), []byte("title: Why"), 1)
			err = os.WriteFile(filepath.Join(dir, "content", "articles", "another.md"), article, 0o644)
		}
		if err == nil {
			err = os.WriteFile(file, changed, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	return a, b
}

var today = []string{"SOURCE_DATE_EPOCH=1796040000"} // 30 November 2026

// TestKill (R2, R3) kills builds at random moments. What readers see is the old
// site or the new one; the next build needs no help; and nothing but the output
// and its staging folder was ever written, in the project, in the home folder
// or among the temporary files.
func TestKill(t *testing.T) { killBuilds(t) }

// TestKillKept does the same to builds with a cache, which keep the site that they
// replace and make the next one of it.
func TestKillKept(t *testing.T) { killBuilds(t, "kept") }

func killBuilds(t *testing.T, cache ...string) {
	a, b := variants(t)
	sites := []string{treeState(t, filepath.Join(a, "public")), treeState(t, filepath.Join(b, "public"))}
	if sites[0] == sites[1] {
		t.Fatal("the variants give the same site")
	}
	at := t.TempDir()
	out, staging := filepath.Join(at, "public"), filepath.Join(at, ".public.staging")
	home, temp := filepath.Join(at, "home"), filepath.Join(at, "tmp")
	inputs := []string{filepath.Join(at, "a"), filepath.Join(at, "b")} // that no build has seen
	copyProject(t, a, inputs[0], false)
	copyProject(t, b, inputs[1], false)
	for _, dir := range []string{home, temp} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := func() (states string) {
		for _, dir := range append(inputs, home, temp) {
			states += treeState(t, dir) + " "
		}
		return states
	}
	before := elsewhere()
	env := append([]string{"HOME=" + home, "TMPDIR=" + temp, "XDG_CACHE_HOME=" + home}, today...)
	build := func(k int) *exec.Cmd {
		args := []string{"build", "--root", inputs[k], "--out", out}
		for _, dir := range cache {
			args = append(args, "--cache", filepath.Join(at, dir))
		}
		return guideCommand(t, at, env, args...)
	}
	// What shows that a build is at its work, or was.
	working := staging
	if cache != nil {
		working = filepath.Join(staging, "next")
	}
	left := func() string {
		if !exists(staging) {
			return ""
		}
		return "staging: " + names(t, staging)
	}
	start := time.Now()
	if said, err := build(0).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	usual := time.Since(start)

	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	shown, killed, inStaging := 0, 0, 0
	for round := range 50 {
		next := 1 - shown
		cmd := build(next)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Most of a build is rendering; every other kill waits for the few
		// milliseconds of publishing, which are the dangerous ones.
		delay := time.Duration(random.Int64N(int64(usual) * 5 / 4))
		if round%2 == 1 {
			for deadline := time.Now().Add(10 * usual); !exists(working) && time.Now().Before(deadline); {
				time.Sleep(50 * time.Microsecond)
			}
			delay = time.Duration(random.Int64N(int64(usual) / 4))
		}
		time.Sleep(delay)
		cmd.Process.Kill()
		if err := cmd.Wait(); err != nil {
			killed++
		}
		if exists(working) {
			inStaging++
		}
		if got := treeState(t, out); got != sites[0] && got != sites[1] {
			t.Fatalf("seed %d, round %d, killed after %v: the output is neither site: %s", seed, round, delay, got)
		}
		said, err := build(next).CombinedOutput()
		if got := treeState(t, out); err != nil || got != sites[next] || left() != "" && (cache == nil || left() != "staging: spare") {
			t.Fatalf("seed %d, round %d: the next build does not mend it: %v\n%s\n%s", seed, round, err, said, left())
		}
		shown = next
	}
	t.Logf("seed %d: %d of 50 builds died, %d of them while publishing", seed, killed, inStaging)
	if killed == 0 || inStaging == 0 {
		t.Error("no build was killed at a moment that matters")
	}
	if elsewhere() != before {
		t.Error("the builds wrote outside of their output")
	}
	want := "a b home public tmp"
	if cache != nil {
		want = ".public.staging a b home kept public tmp"
	}
	if got := names(t, at); got != want {
		t.Errorf("beside the output there is %s", got)
	}
}

func exists(p string) bool {
	_, err := os.Lstat(p)
	return !errors.Is(err, fs.ErrNotExist)
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}
