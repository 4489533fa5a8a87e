package site

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// Site is a guide whose pages can be asked for. It does not change.
type Site struct {
	Guide *model.Guide

	builder *builder
	files   map[string]*file     // without the pages of articles
	fall    atomic.Pointer[Site] // gives the pages that this one cannot make, or nil

	mu       sync.Mutex
	articles map[string]*file // those that were asked for, and what goes with them
}

func (b *builder) newSite() *Site {
	return &Site{Guide: b.guide, builder: b, files: map[string]*file{}, articles: map[string]*file{}}
}

// file is one file of the output, made when it is first asked for.
type file struct {
	path    string
	origin  diag.Pos // what it is made of
	produce func() ([]byte, error)
	key     pageKey    // of pages, and of outputs; empty for what is not looked at
	view    func() any // of pages

	once sync.Once
	made atomic.Bool
	data []byte
	err  error

	looked sync.Once
	before recalled // from the cache, once it was looked for
}

func (f *file) bytes() ([]byte, error) {
	f.once.Do(func() {
		f.data, f.err = f.make()
		f.made.Store(true)
	})
	return f.data, f.err
}

// fresh is [file.bytes] without keeping the result.
func (f *file) fresh() ([]byte, error) {
	if f.made.Load() {
		return f.data, f.err
	}
	return f.make()
}

// make makes the file. A panic is a fault of the program, but of this file
// alone: the others can be shown.
func (f *file) make() (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			data, err = nil, fmt.Errorf("the program failed: %w", diag.Recovered(p))
		}
	}()
	return f.produce()
}

// add claims a path of the output.
func (s *Site) add(f *file, diags *diag.List) {
	if first, taken := s.files[f.path]; taken {
		diags.Errorf(f.origin, "address-taken", "the file %s of the output is already made of %s", f.path, first.origin)
		return
	}
	s.files[f.path] = f
}

// file finds a file of the output, or nil.
func (s *Site) file(at string) *file {
	if f := s.files[at]; f != nil || len(s.files) == 0 {
		return f
	}
	b := s.builder
	above, name := path.Split(at)
	ofArticle := b.pageFile
	switch {
	case name == "index.md" && !b.options.NoTwins:
		ofArticle = b.twinFile
	case isShare(at):
		above, ofArticle = sharedPage(at), b.shareFile
	case name != "index.html":
		return nil
	}
	p := b.articlePage(above + "index.html")
	if p == nil || isShare(at) && !b.isShared(p) {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.articles[at] == nil {
		s.articles[at] = ofArticle(p)
	}
	return s.articles[at]
}

// Paths lists the files of the output in order.
func (s *Site) Paths() []string {
	paths := slices.Collect(maps.Keys(s.files))
	if len(s.files) > 0 {
		for _, a := range s.builder.views.Published() {
			paths = append(paths, articlePath(a))
			if !s.builder.options.NoTwins {
				paths = append(paths, outputPath(route.Twin(route.Article(a.Slug))))
			}
			if s.builder.options.Draw != nil {
				paths = append(paths, outputPath(route.Share(route.Article(a.Slug))))
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// Bytes makes a file of the output. The result must not be changed.
func (s *Site) Bytes(path string) ([]byte, error) {
	f, fall := s.file(path), s.fall.Load()
	if f == nil {
		if fall != nil && strings.HasPrefix(path, "assets/") { // a page that stands in needs its own style sheet
			return fall.Bytes(path)
		}
		return nil, fs.ErrNotExist
	}
	data, err := f.bytes()
	if err != nil {
		if again, failed := s.layOutSoundly(f); failed == nil {
			return again, nil
		}
	}
	if err != nil && fall != nil {
		if last, lastErr := fall.Bytes(path); lastErr == nil {
			return last, nil
		}
	}
	return data, err
}

// layOutSoundly lays a page out with the last layouts that were sound.
func (s *Site) layOutSoundly(f *file) (data []byte, err error) {
	if f.view == nil || s.builder.sound == nil {
		return nil, fs.ErrNotExist
	}
	return (&file{produce: func() ([]byte, error) { return layOut(f.view(), s.builder.sound) }}).make()
}

// Source returns the bytes of an input file, for excerpts in diagnostics.
func (s *Site) Source(path string) []byte { return s.builder.tree.Bytes(path) }

// Base is the path that the site is mounted at, "" or "/repo".
func (s *Site) Base() string { return s.builder.base }

// Address is the full address of a page, which is given by its address within
// the site.
func (s *Site) Address(page string) string { return s.builder.origin + s.builder.base + page }

// FS gives the output as a file system, for publishing.
func (s *Site) FS() fs.FS { return newOutputFS(s) }
