package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"whichbackend.example/guide/cmd/guide/internal/schema"
)

type schemaCommand struct {
	rootFlag
	Check bool `help:"Write nothing; fail when a schema is not what this program would write."`
}

// Run writes the schemas that are not what they would be now. Whatever else
// lies beside them is left alone.
func (k *schemaCommand) Run(c *command) error {
	root, err := k.open()
	if err != nil {
		return err
	}
	defer root.Close()
	files, err := schema.Files()
	if err != nil {
		return err
	}
	stale := 0
	for _, f := range files {
		have, err := root.ReadFile(f.Path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		// A checkout on Windows may have other line ends.
		if err == nil && bytes.Equal(bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n")), f.Data) {
			continue
		}
		stale++
		if err := k.renew(c, root, f, err != nil); err != nil {
			return err
		}
	}
	if stale == 0 {
		_, err = fmt.Fprintf(c.stdout, "all %d schemas are up to date\n", len(files))
	} else if k.Check {
		err = errFaults
	}
	return err
}

// renew writes a schema, or says that it should be.
func (k *schemaCommand) renew(c *command, root *os.Root, f schema.File, missing bool) error {
	if k.Check {
		what := "is not what this program would write"
		if missing {
			what = "is missing"
		}
		_, err := fmt.Fprintf(c.stderr, "%s %s; run guide schema and commit the file\n", f.Path, what)
		return err
	}
	err := root.MkdirAll(path.Dir(f.Path), 0o777)
	// A link would lead the schema into another file of the project.
	if info, found := root.Lstat(f.Path); err == nil && found == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a plain file; remove it", f.Path)
	}
	if err == nil {
		err = root.WriteFile(f.Path, f.Data, 0o666)
	}
	if err == nil {
		_, err = fmt.Fprintln(c.stdout, "wrote", f.Path)
	}
	return err
}
