package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"whichbackend.example/guide/cmd/guide/internal/artifact"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/publish"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

type unpackCommand struct {
	Archive string      `arg:"" help:"The archive: plain tar, of what build --preview made." placeholder:"ARCHIVE"`
	Out     string      `required:"" help:"Folder that the site is put into. It must not be there yet." placeholder:"DIR"`
	Format  diag.Format `help:"How to print what is wrong: text, json or github." default:"text" enum:"text,json,github" placeholder:"FORMAT"`
}

// Run checks the archive, and writes the files in it when nothing is wrong with any
// of them.
func (u *unpackCommand) Run(c *command) error {
	if err := publish.CheckPlace(".", u.Out); err != nil {
		return err
	}
	if _, err := os.Lstat(u.Out); !errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf("%s is there already; name a folder that is not", u.Out)}
	}
	archive, err := u.open()
	if err != nil {
		return err
	}
	defer archive.Close()
	diags := &diag.List{}
	files := artifact.Read(archive, artifact.Options{Name: filepath.Base(u.Archive), Policy: site.MetaPolicy()}, diags)
	if err := (projectFlags{Format: u.Format}).report(c, nil, diags); err != nil {
		return err
	}
	if _, err := publish.Publish(c.ctx, ".", u.Out, files, publish.Options{}); err != nil {
		return err
	}
	if u.Format == diag.Text {
		fmt.Fprintf(c.stdout, "%s: %s\n", u.Out, count(files.Len(), "file", "files"))
	}
	return nil
}

// open opens the archive, which must be a file itself: a link could lead anywhere.
func (u *unpackCommand) open() (*os.File, error) {
	info, err := os.Lstat(u.Archive)
	if err == nil && !info.Mode().IsRegular() {
		return nil, usageError{fmt.Errorf("%s is not a file", u.Archive)}
	} else if err != nil {
		return nil, usageError{fmt.Errorf("the archive %s cannot be opened: %w", u.Archive, errors.Unwrap(err))}
	}
	return os.Open(u.Archive)
}
