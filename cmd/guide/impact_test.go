package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestImpact runs testdata/impact: each script changes the small guide, and holds the
// report. A script starts as those of [TestScript] do.
func TestImpact(t *testing.T) {
	git := testenv.Need(t, "git")
	published := publishedGuide(t)
	commands := scriptCommands(published)
	commands["commit"] = func(ts *testscript.TestScript, neg bool, args []string) { commitAll(ts, git, args) }
	commands["impact"] = reportImpact
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "impact"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1796040000") // 30 November 2026
			env.Setenv("GUIDE_NO_CACHE", "true")
			for _, person := range []string{"AUTHOR", "COMMITTER"} {
				env.Setenv("GIT_"+person+"_NAME", "Somebody")
				env.Setenv("GIT_"+person+"_EMAIL", "somebody@tea.example")
			}
			env.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
			env.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
			if err := os.WriteFile(filepath.Join(env.WorkDir, ".gitignore"), []byte("/public/\n/report\n/want*\n/away/\n"), 0o644); err != nil {
				return err
			}
			return os.CopyFS(env.WorkDir, os.DirFS(published))
		},
		Cmds: commands,
	})
}

// commitAll commits everything, in a repository that the first call makes: commit
// [FOLDER], the folder being that of the repository.
func commitAll(ts *testscript.TestScript, git string, args []string) {
	folder := ts.MkAbs(strings.Join(args, ""))
	if _, err := os.Stat(filepath.Join(folder, ".git")); errors.Is(err, os.ErrNotExist) {
		ts.Check(ts.Exec(git, "-C", folder, "init", "--quiet", "--initial-branch=main"))
	}
	ts.Check(ts.Exec(git, "-C", folder, "add", "--all"))
	ts.Check(ts.Exec(git, "-C", folder, "commit", "--quiet", "--message=A state"))
	ts.Check(ts.Exec(git, "-C", folder, "rev-parse", "HEAD"))
	ts.Setenv("COMMITS", ts.Getenv("COMMITS")+ts.ReadFile("stdout"))
}

// reportImpact runs the command, and keeps its report in a file in which the first
// commit is called COMMIT-1: impact CODE [ARG...].
func reportImpact(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: impact CODE [ARG...]")
	}
	exitcode(ts, false, append([]string{args[0], "guide", "impact"}, args[1:]...))
	report := ts.ReadFile("stdout")
	for i, commit := range strings.Fields(ts.Getenv("COMMITS")) {
		name := fmt.Sprint("COMMIT-", i+1)
		report = strings.NewReplacer(commit, name, commit[:12], name).Replace(report)
	}
	ts.Check(os.WriteFile(ts.MkAbs("report"), []byte(report), 0o644))
}
