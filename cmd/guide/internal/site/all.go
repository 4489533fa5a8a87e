package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"sync/atomic"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// pageKey is what a finished page is made of. File is set for pages that show a
// Markdown file. Where a link in it leads to a place on another page, the place
// exists, or the page would not be made.
type pageKey struct {
	Path    string
	Views   *view.Maker
	Layouts *layout.Set
	Assets  *asset.Manifest
	File    *source.File
	Article articleKey // of articles, instead of all views
}

// articleKey is what the page of an article shows besides its own file.
// Thousands of other articles may change without it.
type articleKey struct {
	Data       any // all that embeds, sources and options show
	Prev, Next layout.Link
}

// inspected is what is left of a finished file when it has been looked at.
type inspected struct {
	page  *check.Page // nil for what is no page
	lists []string    // the addresses that a sitemap or feed lists
	sum   [sha256.Size]byte
	err   error // it could not be made
}

// errFailed stands for a panic, which is reported.
var errFailed = errors.New("the program failed")

var pageStep = memo.Step[pageKey, inspected]{Name: "page"}

// All makes every file, on all processors, keeps it, and checks the finished
// output.
func (s *Site) All(diags *diag.List) {
	paths := s.Paths()
	crew.Each(len(paths), func(i int) { s.file(paths[i]).bytes() })
	s.Finish(diags)
}

// Finish checks the finished output. Pages that nobody has asked for are made for
// that, and not kept.
func (s *Site) Finish(diags *diag.List) { s.finish(context.Background(), crew.Crew{}, diags) }

// sums are the hashes of the pages of a site, by path.
type sums map[string][sha256.Size]byte

// finish makes the files of the output, but for those in which nothing is looked
// at, and checks them. It gives the hashes of all pages, or nil when a file could
// not be made or the context ended first.
func (s *Site) finish(ctx context.Context, c crew.Crew, diags *diag.List) sums {
	paths := s.Paths()
	looks := make([]inspected, len(paths))
	var failed atomic.Bool
	c.Each(ctx, len(paths), func(i int) {
		f := s.file(paths[i])
		switch {
		case f.key.Path != "":
			looks[i] = s.inspect(f, f.fresh, diags)
		case (isTwin(f.path) || isShare(f.path)) && !f.made.Load(): // of thousands, none is made for the sake of a look
		default:
			if _, looks[i].err = f.bytes(); looks[i].err != nil {
				diags.Add(unmade(f, looks[i].err))
			}
		}
		if looks[i].err != nil {
			failed.Store(true)
		}
	})
	if failed.Load() || ctx.Err() != nil {
		return nil
	}
	finished := &check.Site{Lists: map[string][]string{}, Mount: s.mount(), Has: func(p string) bool { return s.file(p) != nil }}
	found := make(sums, len(paths))
	for i, in := range looks {
		if in.page != nil {
			finished.Pages = append(finished.Pages, in.page)
			found[paths[i]] = in.sum
		}
		if in.lists != nil {
			finished.Lists[paths[i]] = in.lists
		}
	}
	check.Output(finished, diags)
	return found
}

// isPage reports whether a file is one that readers see.
func isPage(p string) bool { return path.Ext(p) == ".html" }

// isList reports whether a file lists addresses of the site.
func isList(p string) bool { return slices.Contains([]string{"sitemap.xml", "feed.xml"}, p) }

func (s *Site) mount() check.Mount {
	return check.Mount{Origin: s.builder.origin, Base: s.builder.base}
}

// inspect makes a file, unless nothing that it shows has changed, and looks at it by
// itself.
func (s *Site) inspect(f *file, make func() ([]byte, error), diags *diag.List) inspected {
	return pageStep.Do(s.builder.memo, f.key, diags, contained(f.path, inspected{err: errFailed}, func(diags *diag.List) inspected {
		if in, found, known := s.recall(f); known {
			diags.AddAll(found)
			return in
		}
		found := &diag.List{}
		in := s.look(f, make, found)
		diags.AddAll(found.Raw())
		kept.Put(s.builder.options.Cache, s.builder.lookKey(f), looks, in, found.Raw())
		return in
	}))
}

func (s *Site) look(f *file, make func() ([]byte, error), diags *diag.List) inspected {
	data, err := make()
	if err != nil {
		diags.Add(unmade(f, err))
		return inspected{err: err}
	}
	in := inspected{sum: sha256.Sum256(data)}
	switch {
	case isPage(f.path):
		in.page = check.Inspect(f.path, data, f.origin, s.mount(), diags)
	case isList(f.path):
		in.lists = check.Addresses(data)
	}
	return in
}

// recalled is what the cache of earlier builds knows of a file.
type recalled struct {
	in    inspected
	found []diag.Diagnostic
	known bool
}

// recall gives what a look at a file found in an earlier build.
func (s *Site) recall(f *file) (in inspected, found []diag.Diagnostic, known bool) {
	if s.builder.options.Cache == nil {
		return in, nil, false
	}
	f.looked.Do(func() {
		f.before.in, f.before.found, f.before.known = kept.Recall(s.builder.options.Cache, s.builder.lookKey(f), looks)
	})
	return f.before.in, f.before.found, f.before.known
}

// unmade says that a file could not be made.
func unmade(f *file, err error) diag.Diagnostic {
	return diag.Diagnostic{Pos: f.origin, Rule: "layout", Message: fmt.Sprintf("the page %s cannot be laid out: %v", f.path, err)}
}
