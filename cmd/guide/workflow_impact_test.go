package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// impactRepository is a clone of a small project, with a branch that is pull request 7.
// The clone stands at the default branch, as in the workflow.
type impactRepository struct {
	t     *testing.T
	dir   string
	forge string
}

func newImpactRepository(t *testing.T) *impactRepository {
	testenv.Need(t, "git")
	base := t.TempDir()
	r := &impactRepository{t, filepath.Join(base, "clone"), filepath.Join(base, "forge")}
	if err := os.Mkdir(r.forge, 0o755); err != nil {
		t.Fatal(err)
	}
	r.git(r.forge, "init", "--quiet", "--initial-branch=main")
	r.write("content/a.md", "one\n")
	r.write("data/a.yaml", "a: 1\n")
	r.write("assets/a.css", "a{}\n")
	r.write("layouts/a.html", "layout\n")
	r.commit("first")
	return r
}

func (r *impactRepository) git(dir string, args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *impactRepository) write(file, text string) {
	r.t.Helper()
	path := filepath.Join(r.forge, file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *impactRepository) commit(message string) string {
	r.git(r.forge, "add", "--all")
	r.git(r.forge, "commit", "--quiet", "--message", message)
	return r.git(r.forge, "rev-parse", "HEAD")
}

// report runs the script with a program that tells what it sees.
func (r *impactRepository) report(commit, program string) (report, said string, err error) {
	r.t.Helper()
	r.git(r.forge, "clone", "--quiet", ".", r.dir)
	guide := tempFile(r.t, "#!/bin/sh\n"+program)
	if err := os.Chmod(guide, 0o755); err != nil {
		r.t.Fatal(err)
	}
	file := filepath.Join(r.t.TempDir(), "report.md")
	cmd := exec.Command(filepath.Join(testenv.Root(r.t), ".github", "scripts", "impact.sh"), guide, "7", commit, file)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null")
	out, err := cmd.CombinedOutput()
	data, readErr := os.ReadFile(file)
	if readErr != nil && !os.IsNotExist(readErr) {
		r.t.Fatal(readErr)
	}
	return string(data), string(out), err
}

const tellAll = `printf '%s\n' "$*"; for f in content data assets layouts cmd; do find $f ! -type d 2>/dev/null; done | sort; cat content/*.md layouts/*`

// TestImpactScript holds that of a branch nothing is run and nothing is looked at but
// the folders of a stranger's, as they are after merging.
func TestImpactScript(t *testing.T) {
	r := newImpactRepository(t)
	r.git(r.forge, "checkout", "--quiet", "-b", "fix")
	r.write("content/b.md", "of the branch\n")
	r.write("content/.gitattributes", "* filter=evil export-ignore\n")
	r.write("layouts/a.html", "evil\n")
	r.write("cmd/evil.go", "package evil\n")
	r.write("a `@team` [b](c)\n.md", "")
	r.git(r.forge, "rm", "--quiet", "data/a.yaml")
	commit := r.commit("fix")
	r.git(r.forge, "update-ref", "refs/pull/7/head", commit)
	r.git(r.forge, "checkout", "--quiet", "main")
	r.write("content/c.md", "of the default branch\n")
	r.commit("meanwhile")
	report, said, err := r.report(commit, tellAll)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	const want = "impact --base HEAD --format markdown\nassets/a.css\ncontent/.gitattributes\ncontent/a.md\ncontent/b.md\ncontent/c.md\nlayouts/a.html\n" +
		"one\nof the branch\nof the default branch\nlayout\n" +
		"\n### More files to read as code\n\nThis report leaves out what the changes to these files do. Read them with care.\n\n"
	if list, ok := strings.CutPrefix(report, want); !ok || !strings.Contains(list, "- `cmd/evil.go`\n- `layouts/a.html`\n") || strings.ContainsAny(list, "@[(") {
		t.Errorf("the report is\n%s", report)
	}
}

func TestImpactScriptElse(t *testing.T) {
	for name, test := range map[string]struct {
		change  func(r *impactRepository)
		program string
		commit  string
		report  string
		want    string // why not
	}{
		"broken build": {func(*impactRepository) {}, "echo it breaks; exit 1", "", "it breaks\n", ""},
		"machine":      {func(*impactRepository) {}, "echo; exit 3", "", "", ""},
		"moved on":     {func(*impactRepository) {}, "echo", "0123456789012345678901234567890123456789", "", "has a newer commit"},
		"conflict":     {func(r *impactRepository) { r.write("content/a.md", "three\n"); r.commit("else") }, "echo", "", "The branch is in conflict", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newImpactRepository(t)
			r.git(r.forge, "checkout", "--quiet", "-b", "fix")
			r.write("content/a.md", "two\n")
			commit := r.commit("fix")
			r.git(r.forge, "update-ref", "refs/pull/7/head", commit)
			r.git(r.forge, "checkout", "--quiet", "main")
			test.change(r)
			if test.commit != "" {
				commit = test.commit
			}
			report, said, err := r.report(commit, test.program)
			if bad := test.report == ""; (err != nil) != bad || !strings.HasPrefix(report, test.report) || !strings.Contains(said, test.want) {
				t.Errorf("%v\n%s\n%s", err, said, report)
			}
		})
	}
}
