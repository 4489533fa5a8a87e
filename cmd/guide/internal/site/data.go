package site

import (
	"io/fs"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// Data is [Build] for those who ask the guide and want no pages: it reads what
// the guide says, not how pages look, and checks that as a build does. The
// site has no files.
func Data(fsys fs.FS, o Options, diags *diag.List) *Site {
	b := newBuilder(source.ReadFolders(fsys, []string{"content", "data"}, &diag.List{}), memo.New(), o)
	b.dataFaults(diags)
	return b.newSite()
}
