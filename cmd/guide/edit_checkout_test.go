package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestEditCheckout (W04) goes back and forth between two branches that differ
// in 2,000 articles, most of the time in the middle of what the server does
// about the one before.
func TestEditCheckout(t *testing.T) {
	dir := smallProject(t)
	git := repository(t, dir)
	git("init", "--quiet", "--initial-branch=first")
	for _, branch := range []string{"first", "second"} {
		if branch == "second" {
			git("checkout", "--quiet", "-b", branch)
			git("rm", "--quiet", "-r", "content/articles")
		}
		writeNotes(t, dir, branch, 2000)
		git("add", "--all", ".")
		git("commit", "--quiet", "--message="+branch)
	}
	e := serveProject(t, dir)
	for i := range 10 {
		git("checkout", "--quiet", []string{"first", "second"}[i%2])
		if i >= 8 && !e.compareOf(20) {
			t.Error("a branch has faults")
		}
	}
}

// repository gives a way to call git in a folder, with nothing of this
// machine's settings.
func repository(t *testing.T, dir string) func(args ...string) {
	path := testenv.Need(t, "git")
	return func(args ...string) {
		t.Helper()
		cmd := exec.Command(path, append([]string{"-c", "user.name=a", "-c", "user.email=a@tea.example", "-c", "gc.auto=0"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, said)
		}
	}
}

const note = `---
title: Note %[1]d on %[2]s
summary: What the branch %[2]s says in note %[1]d.
published: 2025-%02[3]d-%02[4]d
decision: tea
options: [black]
sources: [leaf-study, old-book, tea-manual]
---
Words of %[2]s. Another note says [more](note-%[5]d.md#part-%[2]s).

## Part %[2]s

%[6]s
`

// writeNotes writes the articles of a branch. Each differs from that of the
// other branch; some are on one branch only, or have another name there. A
// link that fits on one branch leads nowhere on the other.
func writeNotes(t *testing.T, dir, branch string, n int) {
	t.Helper()
	for i := range n {
		name := fmt.Sprintf("note-%d.md", i)
		switch {
		case i%20 == 0 && branch == "second":
			continue
		case i%20 == 1 && branch == "second":
			name = fmt.Sprintf("moved-%d.md", i)
		}
		text := fmt.Sprintf(note, i, branch, 1+i%12, 1+i%28, i/20*20+2, strings.Repeat("More words. ", i%50))
		if err := os.MkdirAll(filepath.Join(dir, "content", "articles"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "content", "articles", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
