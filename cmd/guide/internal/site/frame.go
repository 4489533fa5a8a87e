package site

import (
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/share"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// newFrame makes what is the same on every page.
func (b *builder) newFrame() *layout.Site {
	s := b.guide.Site
	frame := &layout.Site{
		Title: s.Title.V, Tagline: s.Tagline.V, Language: string(s.Language.V), Publisher: s.Publisher.V,
		Origin: b.origin, Repository: strings.TrimSuffix(string(s.Repository.V), "/"),
		CSP: template.HTMLAttr(`content="` + MetaPolicy() + `"`), NoIndex: b.options.NoIndex,
		CSS: b.assetRef("site.css"), JS: b.assetRef("site.js"), Theme: b.assetRef("theme.js"), Print: b.assetRef("print.css"), Icon: b.assetRef("icons/favicon.svg"),
	}
	if !b.options.NoSearch {
		frame.Search = b.assetRef(searchCSS)
	}
	for _, d := range b.guide.Decisions {
		frame.Nav = append(frame.Nav, layout.Link{URL: route.Decision(d.ID), Text: d.About.Name.V})
	}
	frame.Nav = append(frame.Nav, layout.Link{URL: route.Articles, Text: "Articles"}, layout.Link{URL: route.Samples, Text: "Code samples"})
	frame.Footer = []layout.Link{
		{URL: route.Standing("how-we-decide"), Text: "How this guide decides"},
		{URL: route.Sources, Text: "Sources"},
		{URL: route.Changes, Text: "Changes"},
		{URL: route.All, Text: "All pages"},
		{URL: route.Feed, Text: "Feed"},
		{URL: frame.Repository, Text: "Repository"},
	}
	return frame
}

func (b *builder) assetRefs(names []string) []layout.Asset {
	var refs []layout.Asset
	for _, name := range names {
		refs = append(refs, b.assetRef(name))
	}
	return refs
}

func (b *builder) assetRef(name string) layout.Asset {
	a, ok := b.assets.Lookup(name)
	if !ok {
		return layout.Asset{} // reported by buildAssets
	}
	return layout.Asset{URL: "/" + a.Path, Integrity: template.HTMLAttr(`integrity="` + a.Integrity + `"`)}
}

// frameOf makes the frame of one page.
func (b *builder) frameOf(p *page) layout.Frame {
	f := layout.Frame{Title: p.title, Head: b.headTitle(p), Description: p.summary, URL: p.url, Kind: p.kind, Site: b.frame}
	for up := b.pageAt(p.parent); up != nil; up = b.pageAt(up.parent) {
		f.Crumbs = append(f.Crumbs, layout.Link{URL: up.url, Text: up.title})
	}
	slices.Reverse(f.Crumbs)
	f.Prev, f.Next, f.Unlisted = p.prev, p.next, p.unlisted
	more := b.extraOf(p)
	f.Styles, f.Scripts, f.Blocking = b.assetRefs(more.styles), b.assetRefs(more.scripts), more.blocking
	f.Edit, f.Feedback, f.Twin = b.editLink(p), b.feedbackLink(p), b.twinOf(p)
	if p.article != nil && p.article.Published.Set() {
		f.Article = &layout.Dates{Published: view.Date(p.article.Published.V), Updated: view.Date(p.article.Updated.V)}
	}
	if b.isShared(p) {
		f.Image = &layout.Image{URL: route.Share(p.url), Alt: b.cardOf(p).Text(), Width: share.Width, Height: share.Height}
	}
	f.JSONLD = b.linkedData(p, f)
	return f
}

// pageAt gives the page at an address, or nil. Pages above others are few and
// stand in front.
func (b *builder) pageAt(url string) *page {
	if url == "" {
		return nil
	}
	for _, p := range b.pages {
		if p.url == url {
			return p
		}
	}
	return nil
}

// maxTitle is how much of a title tabs and search results show.
const maxTitle = 70

// headTitle puts the site's name behind the page's title where both fit. Of a
// title that is too long by itself, what stands before the colon is enough.
func (b *builder) headTitle(p *page) string {
	title := p.title
	if first, _, long := strings.Cut(title, ": "); long && utf8.RuneCountInString(title) > maxTitle {
		title = first
	}
	full := title + " · " + b.guide.Site.Title.V
	if p.url == route.Home || utf8.RuneCountInString(full) > maxTitle {
		return title
	}
	return full
}

// feedbackLink leads to a new issue of the repository that names the page.
func (b *builder) feedbackLink(p *page) string {
	if p.redirect != "" || p.url == route.NotFound {
		return "" // nobody stays there, or nothing is known of the page
	}
	return b.views.Issue(b.absolute(p.url))
}

// editLink leads to the file behind a page: for prose to its editor, for data
// to the line.
func (b *builder) editLink(p *page) *layout.Link {
	switch {
	case p.origin.File == "" || p.redirect != "":
		return nil
	case p.origin.Line > 0:
		return &layout.Link{URL: b.views.Line(p.origin), Text: "Edit the data of this page"}
	}
	return &layout.Link{URL: b.views.Edit(p.origin.File), Text: "Edit this page"}
}
