package site

import (
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// TestFS holds the output's file system to the standard library's own test.
func TestFS(t *testing.T) {
	s := &Site{files: map[string]*file{}}
	diags := &diag.List{}
	paths := []string{"index.html", "a/index.html", "a/b/c.css", "a-b.txt"}
	for _, p := range paths {
		s.add(p, diag.Pos{File: p}, func() ([]byte, error) { return []byte(p), nil }, diags)
	}
	s.add("index.html", diag.Pos{File: "twice"}, nil, diags)
	if all := diags.All(); len(all) != 1 || all[0].Rule != "address-taken" {
		t.Errorf("a path that is taken: %v", all)
	}
	if err := fstest.TestFS(s.FS(), paths...); err != nil {
		t.Error(err)
	}
}
