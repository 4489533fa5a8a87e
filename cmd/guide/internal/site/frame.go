package site

import (
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
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
	if b.views.HasPairs() {
		frame.Nav = append(frame.Nav, layout.Link{URL: route.Stack, Text: "Stack"})
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
	f.Edit, f.Twin = b.editLinks(p), b.twinOf(p)
	f.Wrong, f.Broken = b.feedback(p)
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

// feedback gives the forms in which readers say what is wrong on a page: with
// what it says when it is made of files, and else with the page itself.
func (b *builder) feedback(p *page) (wrong, broken string) {
	switch {
	case p.redirect != "":
		return "", "" // nobody stays there
	case p.url == route.NotFound:
		return "", b.views.Broken("") // its own address is not the one that was wanted
	case p.origin.File == "" && len(p.parts) == 0:
		return "", b.views.Broken(b.absolute(p.url))
	}
	place := p.origin
	if p.prose || len(p.parts) > 0 {
		place = diag.Pos{} // the page's address tells it, or it can be one of several
	}
	return b.views.Wrong(view.Claim{Page: b.absolute(p.url), Place: place}), ""
}

// editLinks lead to the files behind a page: for prose to its editor, for data
// to the line. A page made of several files has a link for each, with its name.
func (b *builder) editLinks(p *page) []layout.Link {
	switch {
	case p.redirect != "":
		return nil
	case len(p.parts) > 0:
		var links []layout.Link
		for _, part := range p.parts {
			links = append(links, layout.Link{URL: b.views.Line(part.at), Text: part.name})
		}
		return links
	case p.origin.File == "":
		return nil
	case p.origin.Line > 0:
		return []layout.Link{{URL: b.views.Line(p.origin)}}
	}
	return []layout.Link{{URL: b.views.Edit(p.origin.File)}}
}
