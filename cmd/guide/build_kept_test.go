package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

// TestBuildKept edits a project at random and builds it again and again over one
// output with one cache, which is damaged now and then. Each time the output is that
// of a build that keeps nothing.
func TestBuildKept(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, testenv.Root(t), 12, 1); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(dir, "kept")
	random := rand.New(rand.NewPCG(1, 2))
	var written []string // what earlier edits wrote over, to be put back
	for step := range 30 {
		if step > 0 {
			written = editSomething(t, dir, random, step, written)
		}
		damageSomething(t, kept, random)
		damageSpare(filepath.Join(dir, ".warm.staging", "spare"), random)
		flags := []string{"build", "--root", dir, "--no-share-images"}
		warm, said := runSaying(t, append(flags, "--cache", kept, "--out", "warm")...)
		clean, cleanSaid := runSaying(t, append(flags, "--out", "clean")...)
		if warm != clean || said != cleanSaid {
			t.Fatalf("step %d: the exit code is %d with\n%s\nand, without the cache, %d with\n%s", step, warm, said, clean, cleanSaid)
		}
		if warm != exitFine {
			continue
		}
		if diff := differentTrees(t, filepath.Join(dir, "warm"), filepath.Join(dir, "clean")); diff != "" {
			t.Fatalf("step %d: %s", step, diff)
		}
	}
}

// runSaying runs a command and gives what it says to people.
func runSaying(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	before := os.Stderr
	os.Stderr = f
	code = run(args)
	os.Stderr = before
	data, err := os.ReadFile(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return code, string(data)
}

// editSomething changes an article, the data or a layout, or puts a change back.
func editSomething(t *testing.T, dir string, random *rand.Rand, step int, written []string) []string {
	t.Helper()
	if len(written) > 0 && random.IntN(3) == 0 {
		for _, each := range written {
			path, text, _ := strings.Cut(each, "\x00")
			mustWrite(t, path, text)
		}
		return nil
	}
	edits := []struct{ file, before, after string }{
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "\n---\n", fmt.Sprintf("\n---\nStep %d. ", step)},
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "title: ", fmt.Sprintf("title: Step %d, ", step)},
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "\n---\n", "\n---\n[Nowhere](nowhere.md)\n"},
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "title: ", "draft: true\ntitle: "},
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "\n---\n", "\n---\nA warn\u200bing. "},
		{"content/articles/" + corpus.Slug(random.IntN(12), 1) + ".md", "title: ", "titel: "},
		{"data/tea/options/green.yaml", "a note a cup", fmt.Sprintf("a note a cup, step %d", step)},
		{"layouts/base.html", "<html lang", fmt.Sprintf("<html data-step=%d lang", step)},
		{"assets/site.css", "@layer reset", fmt.Sprintf("/* %d */ @layer reset", step)},
	}
	e := edits[random.IntN(len(edits))]
	path := filepath.Join(dir, e.file)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, path, strings.Replace(string(data), e.before, e.after, 1))
	return append([]string{path + "\x00" + string(data)}, written...)
}

// damageSomething does to the cache what disks and people do.
func damageSomething(t *testing.T, kept string, random *rand.Rand) {
	t.Helper()
	path := filepath.Join(kept, "guide.cache")
	data, err := os.ReadFile(path)
	if err != nil {
		return // there is none yet
	}
	switch random.IntN(6) {
	case 0:
		os.RemoveAll(kept)
	case 1:
		mustWrite(t, path, string(data[:random.IntN(len(data))]))
	case 2:
		for range 20 {
			data[random.IntN(len(data))] ^= 1
		}
		mustWrite(t, path, string(data))
	}
}

// damageSpare does to the replaced site, which the next build will make the new one of,
// what changes files that the output has in common with it, or not.
func damageSpare(spare string, random *rand.Rand) {
	var files []string
	_ = filepath.WalkDir(spare, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 {
		return
	}
	file := files[random.IntN(len(files))]
	switch random.IntN(5) {
	case 0:
		os.WriteFile(file, []byte("damaged"), 0o644)
	case 1:
		os.Remove(file)
	case 2:
		os.RemoveAll(filepath.Dir(file))
	case 3:
		os.Rename(file, files[random.IntN(len(files))])
	}
}

func mustWrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// differentTrees names a file that two folders do not have in common.
func differentTrees(t *testing.T, a, b string) string {
	t.Helper()
	files := func(dir string) map[string]string {
		all := map[string]string{}
		err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, p))
			all[p] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	x, y := files(a), files(b)
	for p := range x {
		if y[p] != x[p] {
			return p + " differs"
		}
	}
	for p := range y {
		if _, ok := x[p]; !ok {
			return p + " is missing"
		}
	}
	return ""
}

// TestRealKept edits one file of each kind in the real guide. What a build makes of
// what earlier ones kept is what a clean one makes.
func TestRealKept(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"assets", "content", "data", "layouts"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(testenv.Root(t), folder))); err != nil {
			t.Fatal(err)
		}
	}
	build := func(flags ...string) int {
		return run(append([]string{"build", "--root", dir, "--no-share-images"}, flags...))
	}
	kept := filepath.Join(dir, "kept")
	if got := build("--cache", kept, "--out", "warm"); got != exitFine {
		t.Fatalf("the guide cannot be built: exit code %d", got)
	}
	for _, edit := range []struct{ file, before, after string }{
		{"content/articles/concurrency.md", "\n## ", "\nA paragraph that nobody wrote before.\n\n## "},
		{"content/articles/concurrency.md", "summary: ", "summary: Again, "},
		{"content/pages/home.md", "\n---\n", "\n---\n\nA line that nobody wrote before.\n"},
		{"data/backend/options/django.yaml", "verdict: ", "verdict: In short, "},
		{"data/questions.yaml", "label: \"", "label: \"Well, "},
		{"data/sources.yaml", "title: ", "title: On "},
		{"content/samples/admin/task.yaml", "title: ", "title: Once more "},
		{"layouts/pages/option.html", "<h1", "<h1 data-edit"},
		{"assets/code.css", "@layer components {", "@layer components {\n  .edit { color: red }"},
	} {
		path := filepath.Join(dir, filepath.FromSlash(edit.file))
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), edit.before) {
			t.Fatalf("%s has no %q: %v", edit.file, edit.before, err)
		}
		mustWrite(t, path, strings.Replace(string(data), edit.before, edit.after, 1))
		if got := build("--cache", kept, "--out", "warm"); got != exitFine {
			t.Fatalf("%s: with the edit the exit code is %d", edit.file, got)
		}
		if got := build("--out", "clean"); got != exitFine {
			t.Fatalf("%s: without the cache the exit code is %d", edit.file, got)
		}
		if diff := differentTrees(t, filepath.Join(dir, "warm"), filepath.Join(dir, "clean")); diff != "" {
			t.Errorf("%s: %s", edit.file, diff)
		}
	}
}
