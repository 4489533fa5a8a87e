package site

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
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

// inspected is what is left of a finished page when it has been looked at.
type inspected struct {
	page *check.Page
	sum  [sha256.Size]byte
	err  error // it could not be made
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
	pages := make([]inspected, len(paths))
	finished := &check.Site{Lists: map[string][]byte{}, Mount: s.mount(), Has: func(p string) bool { return s.file(p) != nil }}
	var mu sync.Mutex
	failed := 0
	c.Each(ctx, len(paths), func(i int) {
		f := s.file(paths[i])
		var data []byte
		var err error
		if path.Ext(f.path) == ".html" {
			pages[i] = s.inspect(f, f.fresh, diags)
			err = pages[i].err
		} else if (isTwin(f.path) || isShare(f.path)) && !f.made.Load() {
			return // of thousands, none is made for the sake of a look
		} else if data, err = f.bytes(); err != nil {
			diags.Add(unmade(f, err))
		}
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			failed++
		} else if isList(f.path) {
			finished.Lists[f.path] = data
		}
	})
	if failed > 0 || ctx.Err() != nil {
		return nil
	}
	found := make(sums, len(paths))
	for i, p := range pages {
		if p.page != nil {
			finished.Pages = append(finished.Pages, p.page)
			found[paths[i]] = p.sum
		}
	}
	check.Output(finished, diags)
	return found
}

// isList reports whether a file lists addresses of the site.
func isList(p string) bool { return slices.Contains([]string{"sitemap.xml", "feed.xml"}, p) }

func (s *Site) mount() check.Mount {
	return check.Mount{Origin: s.builder.origin, Base: s.builder.base}
}

// inspect lays a page out, unless nothing that it shows has changed, and looks
// at it by itself.
func (s *Site) inspect(f *file, layOut func() ([]byte, error), diags *diag.List) inspected {
	return pageStep.Do(s.builder.memo, f.key, diags, contained(f.path, inspected{err: errFailed}, func(diags *diag.List) inspected {
		look := func(diags *diag.List) inspected {
			data, err := layOut()
			if err != nil {
				diags.Add(unmade(f, err))
				return inspected{err: err}
			}
			return inspected{page: check.Inspect(f.path, data, f.origin, s.mount(), diags), sum: sha256.Sum256(data)}
		}
		if key, keeps := s.builder.lookKey(f); keeps {
			return kept(s.builder, key, diags, looks, look)
		}
		return look(diags)
	}))
}

// unmade says that a file could not be made.
func unmade(f *file, err error) diag.Diagnostic {
	return diag.Diagnostic{Pos: f.origin, Rule: "layout", Message: fmt.Sprintf("the page %s cannot be laid out: %v", f.path, err)}
}
