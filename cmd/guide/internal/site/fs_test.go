package site

import (
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// TestFS holds the output's file system to the standard library's own test.
func TestFS(t *testing.T) {
	m := memo.New()
	s := (&builder{memo: m, views: view.NewMaker(&model.Guide{}, false, m)}).newSite()
	diags := &diag.List{}
	paths := []string{"index.html", "a/index.html", "a/b/c.css", "a-b.txt"}
	for _, p := range paths {
		s.add(&file{path: p, origin: diag.Pos{File: p}, produce: func() ([]byte, error) { return []byte(p), nil }}, diags)
	}
	s.add(&file{path: "index.html", origin: diag.Pos{File: "twice"}}, diags)
	if all := diags.All(); len(all) != 1 || all[0].Rule != "address-taken" {
		t.Errorf("a path that is taken: %v", all)
	}
	if err := fstest.TestFS(s.FS(), paths...); err != nil {
		t.Error(err)
	}
}
