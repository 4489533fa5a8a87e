package vcs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// repository is a scratch repository.
type repository struct {
	t        *testing.T
	git, dir string
}

func newRepository(t *testing.T) repository {
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	r := repository{t, testenv.Need(t, "git"), t.TempDir()}
	r.run("init", "--quiet", "--initial-branch=main")
	r.run("config", "user.name", "Somebody")
	r.run("config", "user.email", "somebody@tea.example")
	return r
}

func (r repository) run(args ...string) {
	r.t.Helper()
	cmd := exec.Command(r.git, args...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r repository) write(name, text string) {
	r.t.Helper()
	p := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r repository) commit() {
	r.t.Helper()
	r.run("add", "--all")
	r.run("commit", "--quiet", "--allow-empty", "--message=A state")
}

func (r repository) open(folder string) *Repo {
	r.t.Helper()
	repo, err := Open(r.t.Context(), filepath.Join(r.dir, folder))
	if err != nil {
		r.t.Fatal(err)
	}
	return repo
}

func (r repository) base(repo *Repo, revision string) string {
	r.t.Helper()
	commit, err := repo.Base(revision)
	if err != nil {
		r.t.Fatal(err)
	}
	return commit
}

// TestTree reads a commit while the folder holds something else.
func TestTree(t *testing.T) {
	r := newRepository(t)
	r.write("guide/content/a b.md", "a\n\nno end")
	r.write("guide/content/ünï\tcode.md", "u")
	r.write("guide/content/empty.md", "")
	r.write("guide/data/deep/er/x.yaml", strings.Repeat("x", 1<<20))
	r.write("guide/other/y", "y")
	r.write("guide/contents/z", "z")
	if err := os.Symlink("a b.md", filepath.Join(r.dir, "guide/content/link.md")); err != nil {
		t.Fatal(err)
	}
	r.commit()
	r.write("guide/content/a b.md", "changed")
	r.write("guide/content/new.md", "new")
	repo := r.open("guide")
	tree, err := repo.Tree(r.base(repo, "HEAD"), []string{"content", "data"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	err = fs.WalkDir(tree, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			got = append(got, p+"/")
			return err
		}
		data, err := fs.ReadFile(tree, p)
		if d.Type() != 0 {
			if err == nil {
				t.Errorf("%s is read though it is no file", p)
			}
			got = append(got, fmt.Sprint(p, " ", d.Type()))
			return nil
		}
		got = append(got, fmt.Sprintf("%s %d %.8q", p, len(data), data))
		return err
	})
	want := []string{
		"./", "content/", `content/a b.md 9 "a\n\nno en"`, `content/empty.md 0 ""`, "content/link.md L---------", "content/ünï\tcode.md 1 \"u\"",
		"data/", "data/deep/", "data/deep/er/", `data/deep/er/x.yaml 1048576 "xxxxxxxx"`,
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%s\nwant\n%s", err, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestChanges lists every way in which a file can differ.
func TestChanges(t *testing.T) {
	r := newRepository(t)
	for _, name := range []string{"same", "edited", "staged", "removed", "forgotten", "retyped", "renamed"} {
		r.write("guide/"+name, name+"\n")
	}
	r.write(".gitignore", "ignored\n")
	r.write("outside", "o")
	r.commit()
	r.write("guide/edited", "other")
	r.write("guide/staged", "other")
	r.write("guide/added and staged", "x")
	r.write("guide/added and gone", "x")
	r.run("add", "guide")
	r.write("guide/staged", "staged\n") // and taken back
	for _, name := range []string{"removed", "added and gone", "retyped"} {
		if err := os.Remove(filepath.Join(r.dir, "guide", name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("same", filepath.Join(r.dir, "guide/retyped")); err != nil {
		t.Fatal(err)
	}
	r.run("rm", "--quiet", "--cached", "guide/forgotten")
	r.run("mv", "guide/renamed", "guide/new name")
	r.write("guide/new\nline", "x")
	r.write("guide/ignored", "x")
	r.write("outside", "changed")
	repo := r.open("guide")
	changes, err := repo.Changes(r.base(repo, "main"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, fmt.Sprintf("%s %q", c.Kind, c.Path))
	}
	want := []string{
		`added "added and staged"`, `changed "edited"`, `changed "forgotten"`, `added "new\nline"`, `added "new name"`,
		`removed "removed"`, `removed "renamed"`, `changed "retyped"`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestBase finds the point at which a branch left another one.
func TestBase(t *testing.T) {
	r := newRepository(t)
	r.commit()
	repo := r.open("")
	first := r.base(repo, "main")
	r.run("checkout", "--quiet", "-b", "mine")
	r.write("a", "a")
	r.commit()
	mine := r.base(repo, "HEAD")
	r.run("checkout", "--quiet", "main")
	r.write("b", "b")
	r.commit()
	theirs := r.base(repo, "HEAD")
	r.run("checkout", "--quiet", "--orphan", "apart")
	r.commit()
	if got := r.base(repo, "main"); got != theirs {
		t.Errorf("without a common commit the base is %s, not the tip %s", got, theirs)
	}
	r.run("checkout", "--quiet", "mine")
	for revision, want := range map[string]string{"main": first, "mine": mine, "HEAD~1": first, first[:10]: first, mine + "^{commit}": mine} {
		if got := r.base(repo, revision); got != want {
			t.Errorf("the base of %s is %s, want %s", revision, got, want)
		}
	}
	for _, revision := range []string{"nothing", "--all", "-h", "", "main:a", "@{u}"} {
		var usage *UsageError
		if _, err := repo.Base(revision); !errors.As(err, &usage) {
			t.Errorf("the base of %q: %v", revision, err)
		}
	}
}

// TestUntouched holds that reading changes nothing in a repository.
func TestUntouched(t *testing.T) {
	r := newRepository(t)
	r.write("content/a", "a")
	r.commit()
	r.write("content/a", "b")
	before := r.listing()
	repo := r.open("")
	base := r.base(repo, "HEAD")
	if _, err := repo.Tree(base, []string{"content"}); err != nil {
		t.Fatal(err)
	}
	if _, err := repo.Changes(base); err != nil {
		t.Fatal(err)
	}
	if after := r.listing(); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}

func (r repository) listing() string {
	t := r.t
	var b strings.Builder
	err := filepath.WalkDir(r.dir, func(p string, d fs.DirEntry, err error) error {
		if d != nil && d.Name() == ".git" {
			return fs.SkipDir
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(&b, p, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"for-each-ref"}, {"ls-files", "--stage"}, {"status", "--porcelain"}, {"stash", "list"}} {
		cmd := exec.Command(r.git, args...)
		cmd.Dir = r.dir
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(out)
	}
	return b.String()
}
