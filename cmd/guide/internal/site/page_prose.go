package site

import (
	"html/template"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listArticles lists the index of articles. The articles themselves come after
// it, one by one when they are asked for: there may be thousands.
func (b *builder) listArticles() {
	index := &page{url: route.Articles, kind: "articles", title: "Articles", summary: "How to choose, and what each choice costs: all articles of the guide.", parent: route.Home, section: "Articles"}
	index.view = func(f layout.Frame) any {
		cards, err := b.cards()
		if err != nil {
			return err
		}
		return layout.Articles{Frame: f, Items: cards}
	}
	b.index = len(b.pages)
	b.list(index)
}

// cardKey is what an entry of the list of articles is made of.
type cardKey struct {
	Card    layout.ArticleCard
	Layouts *layout.Set
}

type card struct {
	html template.HTML
	err  error
}

var cardStep = memo.Step[cardKey, card]{Name: "card"}

// cards lays out the entries of the list of articles, one by one: of thousands
// an edit changes one.
func (b *builder) cards() ([]template.HTML, error) {
	layouts := b.layouts.Pieces()
	if !layouts.Shows(layout.ArticleCard{}) { // the fault is reported
		layouts = b.sound.Pieces()
	}
	var keys []cardKey
	for _, each := range b.views.ArticleCards(all) {
		keys = append(keys, cardKey{each, layouts})
	}
	itself := func(key cardKey) cardKey { return key }
	made := memo.Each(b.memo, cardStep, "cards", keys, nil, itself, func(key cardKey, _ *diag.List) card {
		html, err := key.Layouts.Piece(key.Card)
		return card{html, err}
	})
	cards := make([]template.HTML, len(made))
	for i, each := range made {
		if each.err != nil {
			return nil, each.err
		}
		cards[i] = each.html
	}
	return cards, nil
}

// articlePath is the file of the output that an article becomes.
func articlePath(a *model.Article) string { return outputPath(route.Article(a.Slug)) }

// articlePage gives the page of an article by its path in the output, or nil.
func (b *builder) articlePage(path string) *page {
	rest, in := strings.CutPrefix(path, strings.TrimPrefix(route.Articles, "/"))
	slug, is := strings.CutSuffix(rest, "/index.html")
	if !in || !is {
		return nil
	}
	a := b.guide.Article("content/articles/" + slug + ".md")
	if a == nil || a.Draft && !b.options.Drafts {
		return nil
	}
	p := b.prosePage(a, route.Article(a.Slug), "article", "Articles")
	p.parent, p.group = route.Articles, "articles"
	published := b.views.Published()
	i, _ := slices.BinarySearchFunc(published, a, model.NewestFirst)
	if i > 0 {
		p.prev = articleLink(published[i-1])
	}
	if i+1 < len(published) {
		p.next = articleLink(published[i+1])
	}
	return p
}

func articleLink(a *model.Article) *layout.Link {
	return &layout.Link{URL: route.Article(a.Slug), Text: a.Title.V}
}

// listStanding lists the pages that are written in content/pages.
func (b *builder) listStanding() {
	for _, a := range b.guide.Pages {
		switch {
		case a.Path == model.HomeFile || a.Draft && !b.options.Drafts:
		case a.Path == model.StyleFile:
			b.list(b.stylePage(a))
		default:
			p := b.prosePage(a, route.Standing(a.Slug), "page", "Guide")
			p.parent = route.Home
			b.list(p)
		}
	}
}

func (b *builder) prosePage(a *model.Article, url, kind, section string) *page {
	p := &page{
		url: url, kind: kind, title: a.Title.V, summary: a.Summary.V, section: section,
		origin: diag.Pos{File: a.Path}, files: []string{a.Path}, article: a, prose: true,
	}
	p.view = func(f layout.Frame) any {
		v := b.articleView(a, f)
		v.TOC, v.Body = contents(b.docOf(a.Path, nil).Headings), b.body(a, url)
		return v
	}
	return p
}

// articleView is what stands around the text of an article.
func (b *builder) articleView(a *model.Article, f layout.Frame) layout.Article {
	v := layout.Article{
		Frame: f, Title: a.Title.V, Summary: a.Summary.V, Options: b.views.Options(a.Options), Sources: b.views.Sources(a.Sources),
	}
	if a.Published.Set() {
		v.Dates.Published = view.Date(a.Published.V)
	}
	if a.Updated.Set() {
		v.Dates.Updated = view.Date(a.Updated.V)
	}
	return v
}

// listAliases lists the former addresses of articles and pages.
func (b *builder) listAliases() {
	for _, a := range b.views.Renamed() {
		b.listAliasesOf(a, &page{url: route.Article(a.Slug), title: a.Title.V})
	}
	standing := map[*model.Article]*page{}
	for _, p := range b.pages {
		if p.article != nil {
			standing[p.article] = p
		}
	}
	for _, a := range b.guide.Pages {
		if a.Path == model.HomeFile {
			b.listAliasesOf(a, b.pages[0])
		} else if p := standing[a]; p != nil {
			b.listAliasesOf(a, p)
		}
	}
}

func (b *builder) listAliasesOf(a *model.Article, to *page) {
	for _, alias := range a.Aliases {
		b.listRedirect(alias.V, to)
		b.pages[len(b.pages)-1].origin = alias.Pos
	}
}
