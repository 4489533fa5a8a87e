package site

import (
	"io/fs"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// Data is [Build] for those who ask the guide and want no pages: it reads what
// the guide says, not how pages look, and checks that as a build does. The
// site has no files.
func Data(fsys fs.FS, o Options, diags *diag.List) *Site {
	return newBuilder(source.ReadFolders(fsys, []string{"content", "data"}, diags), o, diags).newSite()
}

// Address is the full address of a page, which is given by its address within
// the site.
func (s *Site) Address(page string) string { return s.origin + s.base + page }
