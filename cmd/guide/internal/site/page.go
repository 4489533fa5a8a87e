package site

import (
	"errors"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/output"
	"whichbackend.example/guide/cmd/guide/internal/search"
)

// page is one address with what is known of it before it is laid out.
type page struct {
	url            string
	kind           string // for the body's class
	title, summary string
	section        string                 // heading in llms.txt; empty for pages that it leaves out
	origin         diag.Pos               // the file, and for data the line, that it is made of
	parts          []part                 // the files that it is made of, when one alone does not tell it
	files          []string               // further files whose links lead here
	anchors        []string               // ids that links may lead to, besides those of headings
	places         map[string]string      // parts of files whose links lead to a place on the page
	parent         string                 // address of the page above, for breadcrumbs
	group          string                 // pages of a group are linked to the previous and next
	prev, next     *layout.Link           // in the group
	lacks          string                 // what the page cannot be made without; a fault of it is reported
	prose          bool                   // the page shows the text of the Markdown file that it is made of
	article        *model.Article         // of prose
	about          func() (string, any)   // a property of schema.org and its value; nil where there is none
	redirect       string                 // address that this one leads to
	unlisted       bool                   // neither readers nor search engines are told of it
	names          [2]string              // of what a pair weighs
	under          string                 // the line below the title on its share image
	search         func(*search.Page)     // adds what can be found of it, or nil
	view           func(layout.Frame) any // what the layout shows, or an error
}

// part is a file that a page is made of, with what it holds in a word or two.
type part struct {
	name string
	at   diag.Pos
}

// listPages lists every page of the site but those of articles. Pages with
// fixed addresses come first, so that a clash is reported where an editor chose
// the address.
func (b *builder) listPages() {
	b.listHome()
	for _, d := range b.guide.Decisions {
		b.listDecision(d)
	}
	b.listStack()
	b.listStackPages()
	b.listArticles()
	b.listSamples()
	b.listLedgers()
	b.listAll()
	for _, d := range b.guide.Decisions {
		b.listOptions(d)
		b.listPairs(d)
		b.listCriteria(d)
	}
	b.listStanding()
	b.listAliases()
	b.linkGroups()
}

func (b *builder) list(p *page) { b.pages = append(b.pages, p) }

// linkGroups joins the pages of each group in their order.
func (b *builder) linkGroups() {
	last := map[string]*page{}
	for _, p := range b.pages {
		if p.group == "" {
			continue
		}
		if before := last[p.group]; before != nil {
			before.next, p.prev = &layout.Link{URL: p.url, Text: p.title}, &layout.Link{URL: before.url, Text: before.title}
		}
		last[p.group] = p
	}
}

// addPages adds the pages to the output.
func (b *builder) addPages(s *Site) {
	for _, p := range b.pages {
		if owner := b.routes.Page(p.url); owner != nil && owner.Origin == p.origin { // a clash is reported
			s.add(b.pageFile(p), &b.found)
			if b.twinOf(p) != "" {
				s.add(b.twinFile(p), &b.found)
			}
			if b.isShared(p) {
				s.add(b.shareFile(p), &b.found)
			}
		}
	}
}

// pageFile is a page as a file of the output.
func (b *builder) pageFile(p *page) *file {
	path := outputPath(p.url)
	key := pageKey{Path: path, Views: b.views, Layouts: b.layouts, Assets: b.assets}
	if p.prose {
		key.File = b.tree.File(p.origin.File)
	}
	if p.kind == "article" {
		key.Views, key.Article = nil, articleKey{Data: b.guide.Data}
		if p.prev != nil {
			key.Article.Prev = *p.prev
		}
		if p.next != nil {
			key.Article.Next = *p.next
		}
	}
	view := func() any { return p.view(b.frameOf(p)) }
	if p.lacks != "" {
		return &file{path: path, origin: p.origin, key: key, produce: func() ([]byte, error) { return nil, errors.New("it needs " + p.lacks) }}
	}
	return &file{path: path, origin: p.origin, key: key, view: view, produce: func() ([]byte, error) { return layOut(view(), b.layouts) }}
}

// layOut renders a page. Its view may be the error that kept it from being made.
func layOut(view any, layouts *layout.Set) ([]byte, error) {
	if err, failed := view.(error); failed {
		return nil, err
	}
	return layouts.Page(view)
}

// outputPath is the file that a static host serves for an address.
func outputPath(url string) string {
	p := strings.TrimPrefix(url, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return p
}

// listing is the page as feeds and lists show it.
func (b *builder) listing(p *page) output.Page {
	listed := output.Page{URL: p.url, Twin: b.twinOf(p), Title: p.title, Summary: p.summary, Section: p.section}
	if p.article != nil && p.article.Published.Set() {
		listed.Article = p.group == "articles"
		listed.Published, listed.Changed = p.article.Published.V, p.article.Changed()
	}
	return listed
}
