package site

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/output"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// page is one address with what is known of it before it is laid out.
type page struct {
	url            string
	kind           string // for the body's class
	title, summary string
	section        string         // heading in llms.txt; empty for pages that it leaves out
	origin         diag.Pos       // the file, and for data the line, that it is made of
	files          []string       // further files whose links lead here
	anchors        []string       // ids that links may lead to; nil when prose decides
	parent         string         // address of the page above, for breadcrumbs
	group          string         // pages of a group are linked to the previous and next
	article        *model.Article // of prose
	option         *model.Option  // of profiles
	redirect       string         // address that this one leads to
	view           func(layout.Frame) any
}

// listPages lists every page of the site. Pages with fixed addresses come
// first, so that a clash is reported where an editor chose the address.
func (b *builder) listPages() {
	b.pages = nil
	b.listHome()
	for _, d := range b.guide.Decisions {
		b.listDecision(d)
	}
	b.listArticles()
	b.listSamples()
	b.listLedgers()
	for _, d := range b.guide.Decisions {
		b.listOptions(d)
		b.listPairs(d)
		b.listCriteria(d)
	}
	b.listStanding()
	b.listAliases()
}

func (b *builder) list(p *page) { b.pages = append(b.pages, p) }

// routeAddresses claims every page's address and the files that lead to it.
func (b *builder) routeAddresses() {
	b.routes = route.NewMap()
	for _, p := range b.pages {
		if !b.routes.Add(route.Page{URL: p.url, Origin: p.origin, Anchors: b.anchorsOf(p)}, b.diags) {
			continue
		}
		for _, f := range p.files {
			b.routes.AddFile(f, p.url)
		}
	}
}

func (b *builder) anchorsOf(p *page) map[string]bool {
	anchors := map[string]bool{"main": true}
	for _, a := range p.anchors {
		anchors[a] = true
	}
	if prose := b.prose[p.origin.File]; prose != nil {
		for _, h := range prose.doc.Headings {
			anchors[h.ID] = true
		}
	}
	return anchors
}

// addPages adds the pages to the output.
func (b *builder) addPages() {
	byURL := map[string]*page{}
	groups := map[string][]*page{}
	for _, p := range b.pages {
		byURL[p.url] = p
		if p.group != "" {
			groups[p.group] = append(groups[p.group], p)
		}
	}
	for _, p := range b.pages {
		frame := b.frameOf(p, byURL, groups[p.group])
		b.site.add(outputPath(p.url), p.origin, func() ([]byte, error) {
			return b.layouts.Page(p.view(frame))
		}, b.diags)
	}
}

// outputPath is the file that a static host serves for an address.
func outputPath(url string) string {
	p := strings.TrimPrefix(url, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return p
}

// listed is the page as feeds and lists show it.
func (p *page) listed() output.Page {
	listed := output.Page{URL: p.url, Title: p.title, Summary: p.summary, Section: p.section}
	if p.article != nil && p.article.Published.Set() {
		listed.Article = p.group == "articles"
		listed.Published, listed.Changed = p.article.Published.V, p.article.Changed()
	}
	return listed
}
