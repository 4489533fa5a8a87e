package site

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/output"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// routesKey is what the addresses of the site follow from.
type routesKey struct{ Views *view.Maker }

// articlesKey names the articles that have a page.
type articlesKey struct{ Paths *[]string }

var (
	routesStep   = memo.Step[routesKey, *route.Map]{Name: "addresses", Keep: 8, Same: sameRoutes}
	articlesStep = memo.Step[articlesKey, *route.Map]{Name: "addresses of articles", Keep: 8, Same: sameRoutes}
)

func sameRoutes(a, b *route.Map) bool { return slices.Equal(a.URLs(), b.URLs()) }

// routeAddresses claims every page's address and the files that lead to it.
// Those of articles are apart: they stay when only a title changes.
func (b *builder) routeAddresses() {
	all := routesStep.Do(b.memo, routesKey{b.views}, &b.found, func(diags *diag.List) *route.Map {
		below := articlesStep.Do(b.memo, articlesKey{b.articlePaths()}, nil, func(*diag.List) *route.Map { return routeArticles(b.views.Published()) })
		m := route.NewMap(below, nil)
		for _, p := range b.pages {
			if m.Add(route.Page{URL: p.url, Origin: p.origin, Anchors: p.anchors, Answers: p.kind == "decide" || p.kind == "stack"}, diags) {
				for _, f := range p.files {
					m.AddFile(f, p.url)
				}
				for part, place := range p.places {
					m.AddFile(part, p.url+"#"+place)
				}
			}
		}
		for _, name := range output.Names(b.guide) {
			m.AddFile(name, "/"+name)
		}
		return m
	})
	b.routes = route.NewMap(all, b.headings)
}

// articlePaths names the articles that have a page.
func (b *builder) articlePaths() *[]string {
	paths := make([]string, 0, len(b.guide.Articles))
	for _, a := range b.guide.ByPath() {
		if !a.Draft || b.options.Drafts {
			paths = append(paths, a.Path)
		}
	}
	return memo.Intern(b.memo, "paths of articles", paths)
}

func routeArticles(published []*model.Article) *route.Map {
	m := route.NewMap(nil, nil)
	for _, a := range published {
		m.Add(route.Page{URL: route.Article(a.Slug), Origin: diag.Pos{File: a.Path}}, &diag.List{}) // names of files differ
		m.AddFile(a.Path, route.Article(a.Slug))
	}
	return m
}

// draftRoutes are the addresses as drafts see them: those of all drafts are
// there too, also where no pages are made of them, so that a draft may link to
// its own places and to what will appear with it.
func (b *builder) draftRoutes() *route.Map {
	m := route.NewMap(b.routes, b.headings)
	for _, a := range b.guide.Articles {
		if a.Draft && !b.options.Drafts {
			m.Add(route.Page{URL: route.Article(a.Slug), Origin: diag.Pos{File: a.Path}}, &diag.List{}) // what it clashes with is told on its day
			m.AddFile(a.Path, route.Article(a.Slug))
		}
	}
	return m
}
