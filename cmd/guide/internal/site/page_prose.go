package site

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listArticles lists the index of articles and the articles.
func (b *builder) listArticles() {
	index := &page{url: route.Articles, kind: "articles", title: "Articles", summary: "How to choose, and what each choice costs: all articles of the guide.", parent: route.Home, section: "Articles"}
	index.view = func(f layout.Frame) any { return layout.Articles{Frame: f, Items: b.views.ArticleCards(all)} }
	b.list(index)
	for _, a := range b.views.Published() {
		p := b.prosePage(a, route.Article(a.Slug), "article", "Articles")
		p.parent, p.group = route.Articles, "articles"
		b.list(p)
	}
}

// listStanding lists the pages that are written in content/pages.
func (b *builder) listStanding() {
	for _, a := range b.guide.Pages {
		if a.Path != model.HomeFile && (!a.Draft || b.options.Drafts) {
			p := b.prosePage(a, route.Standing(a.Slug), "page", "Guide")
			p.parent = route.Home
			b.list(p)
		}
	}
}

func (b *builder) prosePage(a *model.Article, url, kind, section string) *page {
	p := &page{
		url: url, kind: kind, title: a.Title.V, summary: a.Summary.V, section: section,
		origin: diag.Pos{File: a.Path}, files: []string{a.Path}, article: a,
	}
	p.view = func(f layout.Frame) any {
		prose := b.prose[a.Path]
		v := layout.Article{
			Frame: f, Title: a.Title.V, Summary: a.Summary.V, TOC: contents(prose.doc.Headings), Body: prose.body,
			Options: b.views.Options(a.Options), Sources: b.views.Sources(a.Sources),
		}
		if a.Published.Set() {
			v.Dates.Published = view.Date(a.Published.V)
		}
		if a.Updated.Set() {
			v.Dates.Updated = view.Date(a.Updated.V)
		}
		return v
	}
	return p
}

// listAliases lists the former addresses of articles and pages.
func (b *builder) listAliases() {
	byFile := map[string]*page{}
	for _, p := range b.pages {
		if p.article != nil || p.url == route.Home {
			byFile[p.origin.File] = p
		}
	}
	for _, a := range append(b.views.Published(), b.guide.Pages...) {
		for _, alias := range a.Aliases {
			if to := byFile[a.Path]; to != nil {
				b.listRedirect(alias.V, to)
				b.pages[len(b.pages)-1].origin = alias.Pos
			}
		}
	}
}
