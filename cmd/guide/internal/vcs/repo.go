package vcs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Repo is the repository that a folder lies in.
type Repo struct {
	ctx    context.Context
	dir    string
	prefix string // of the folder in the repository: "" or "guide/"
}

// UsageError is something that the caller can mend: the folder lies in no repository,
// or there is no such revision.
type UsageError struct{ message, hint string }

func (e *UsageError) Error() string { return e.message + "; " + e.hint }

// Open finds the repository that a folder lies in. git is stopped when ctx ends.
func Open(ctx context.Context, dir string) (*Repo, error) {
	r := &Repo{ctx: ctx, dir: dir}
	prefix, err := r.git("rev-parse", "--show-prefix")
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return nil, &UsageError{fmt.Sprintf("%s lies in no git repository", dir), "there is nothing to compare with"}
	} else if err != nil {
		return nil, err
	}
	r.prefix = strings.TrimSuffix(string(prefix), "\n")
	return r, nil
}

// Base gives the commit at which the branch that is checked out left a revision: the
// revision itself where the branch contains it. What others added to the revision
// since then is not this branch's doing.
func (r *Repo) Base(revision string) (commit string, err error) {
	tip, err := r.line("rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return "", &UsageError{fmt.Sprintf("the repository has no revision %q", revision), "name a branch or a commit; one of another place has to be fetched first (git fetch origin main)"}
	} else if err != nil {
		return "", err
	}
	// Without a common commit, as in a clone that was cut short, the tip has to do.
	common, err := r.line("merge-base", tip, "HEAD")
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return tip, nil
	}
	return common, err
}

func (r *Repo) line(args ...string) (string, error) {
	out, err := r.git(args...)
	return strings.TrimSuffix(string(out), "\n"), err
}

// git gives what a command of git prints.
func (r *Repo) git(args ...string) ([]byte, error) { return r.gitWith(nil, args...) }

func (r *Repo) gitWith(stdin []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(r.ctx, "git", args...)
	cmd.Dir, cmd.Stdin = r.dir, bytes.NewReader(stdin)
	cmd.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "LC_ALL=C") // nobody is asked, in no language
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	switch failed := (*exec.ExitError)(nil); {
	case r.ctx.Err() != nil:
		return nil, r.ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, or not in PATH")
	case errors.As(err, &failed):
		return nil, fmt.Errorf("git %s: %s (%w)", args[0], strings.TrimSpace(said.String()), err)
	}
	return out.Bytes(), err
}

// inFolder is the path of a file below the folder, as the system writes it.
func (r *Repo) inFolder(path string) string { return filepath.Join(r.dir, filepath.FromSlash(path)) }
