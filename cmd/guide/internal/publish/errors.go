package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode"
)

// RefusedError says that the output folder, or something in it, may not be
// replaced. Nothing was changed.
type RefusedError struct {
	Path   string // the output as the caller wrote it, or the path in the way
	Reason string // continues a sentence that begins with Path
	Hint   string // what to do about it
}

func (e *RefusedError) Error() string { return show(e.Path) + " " + e.Reason }

// NameError says that a path of the new site cannot be a file of the output.
type NameError struct {
	Path   string
	Reason string // continues a sentence that begins with Path
}

func (e *NameError) Error() string { return "page " + show(e.Path) + " " + e.Reason }

// cannot is every failure of the machine: what was tried, with which path, why not.
func cannot(do, path string, err error) error {
	return fmt.Errorf("cannot %s %s: %w", do, show(path), cause(err))
}

// cause strips what os wraps around an errno: the path below the staging folder
// and the system call's name mean nothing to the reader, and errors.Is still
// sees the errno.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	var s *os.SyscallError
	switch {
	case errors.As(err, &p):
		return cause(p.Err)
	case errors.As(err, &l):
		return cause(l.Err)
	case errors.As(err, &s):
		return cause(s.Err)
	}
	return err
}

// stopped is the context's end in words, or nil.
func stopped(ctx context.Context, out string) error {
	if ctx.Err() == nil {
		return nil
	}
	return fmt.Errorf("stopped before %s was replaced: %w", show(out), ctx.Err())
}

// show quotes a path only when printing it bare could mislead: names come from
// pull requests and go to terminals.
func show(path string) string {
	if path == "" || strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.IsPrint(r) || r == unicode.ReplacementChar
	}) {
		return strconv.Quote(path)
	}
	return path
}
