package main

import (
	"archive/tar"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// archive packs a folder as the workflow of previews does: archive FILE DIR. With a
// third word it adds an entry that does harm: link, git, large or climb.
func archive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: archive FILE DIR [link|git|large|climb...]")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	w := tar.NewWriter(f)
	add := func(h tar.Header, data string) {
		h.Mode, h.Size, h.Format = 0o644, int64(len(data)), tar.FormatUSTAR
		ts.Check(w.WriteHeader(&h))
		_, err := w.Write([]byte(data))
		ts.Check(err)
	}
	folder := ts.MkAbs(args[1])
	for _, file := range filesBelow(ts, args[1]) {
		data, err := os.ReadFile(file)
		ts.Check(err)
		add(tar.Header{Name: filepath.ToSlash(strings.TrimPrefix(file, folder+string(filepath.Separator)))}, string(data))
	}
	for _, harm := range args[2:] {
		switch harm {
		case "link":
			add(tar.Header{Typeflag: tar.TypeSymlink, Name: "articles/passwd.md", Linkname: "/etc/passwd"}, "")
		case "git":
			add(tar.Header{Name: ".git/hooks/post-checkout"}, "#!/bin/sh\n")
		case "large":
			add(tar.Header{Name: "share/large.png"}, strings.Repeat("a", 16<<20+1))
		case "climb":
			add(tar.Header{Name: "../climbed.md"}, "a")
		default:
			ts.Fatalf("archive knows no harm %q", harm)
		}
	}
	ts.Check(w.Close())
}
