package artifact

import (
	"archive/tar"
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// FuzzRead: whatever stands in an archive, Read comes back, and what it lets through
// can be written nowhere but in its own folder, on any disk.
func FuzzRead(f *testing.F) {
	f.Add(pack(f, entries(sound())))
	f.Add(pack(f, []entry{file("../a.md", "a"), file("A/b.md", ""), file("a/B.md", "")}))
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(contained)
}

// FuzzEntry is FuzzRead for an archive that is in order but for one entry.
func FuzzEntry(f *testing.F) {
	f.Add("index.html", byte(tar.TypeReg), int64(mode), head)
	f.Add("a/../../b.md", byte(tar.TypeReg), int64(mode), "a")
	f.Add(`a\b`, byte(tar.TypeSymlink), int64(0o4755), "")
	f.Fuzz(func(t *testing.T, name string, typeflag byte, mode int64, data string) {
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		h := &tar.Header{Typeflag: typeflag, Name: name, Linkname: "index.html", Mode: mode}
		if typeflag == tar.TypeReg {
			h.Linkname, h.Size = "", int64(len(data))
		}
		if w.WriteHeader(h) != nil || h.Size > 0 && func() bool { _, err := w.Write([]byte(data)); return err != nil }() {
			t.Skip("no archive can hold this")
		}
		if w.Flush() == nil {
			contained(t, append(b.Bytes(), pack(t, entries(sound()))...))
		}
	})
}

// contained holds that what is let through can be written.
func contained(t *testing.T, archive []byte) {
	diags := &diag.List{}
	files := Read(bytes.NewReader(archive), Options{"site.tar", policy}, diags)
	seen := map[string]bool{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !filepath.IsLocal(name) || !fs.ValidPath(name) || strings.ContainsAny(name, "\\:") || strings.Contains("/"+name, "/.") {
			t.Errorf("%q is let through", name)
		}
		if low := strings.ToLower(name); seen[low] {
			t.Errorf("%q is let through twice", name)
		} else {
			seen[low] = true
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if !diags.Failed() && !(seen["index.html"] && seen["404.html"]) {
		t.Error("a site without its pages is let through")
	}
}
