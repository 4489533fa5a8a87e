package site

import (
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

type thing = map[string]any

// linkedData describes a page in the terms of schema.org: where it stands and
// what it is.
func (b *builder) linkedData(p *page, f layout.Frame) any {
	if p.redirect != "" || p.kind == "notfound" {
		return nil
	}
	graph := []thing{b.subject(p)}
	if len(f.Crumbs) > 0 {
		graph = append(graph, b.breadcrumbs(f))
	}
	return thing{"@context": "https://schema.org", "@graph": graph}
}

func (b *builder) breadcrumbs(f layout.Frame) thing {
	var items []thing
	for i, c := range append(f.Crumbs, layout.Link{URL: f.URL, Text: f.Title}) {
		items = append(items, thing{"@type": "ListItem", "position": i + 1, "name": c.Text, "item": b.absolute(c.URL)})
	}
	return thing{"@type": "BreadcrumbList", "itemListElement": items}
}

// subject says what a page is about.
func (b *builder) subject(p *page) thing {
	publisher := thing{"@type": "Organization", "name": b.guide.Site.Publisher.V}
	t := thing{
		"@type": "WebPage", "name": p.title, "description": p.summary, "url": b.absolute(p.url),
		"inLanguage": b.guide.Site.Language.V,
	}
	switch p.kind {
	case "home":
		t["@type"], t["publisher"] = "WebSite", publisher
	case "article":
		t["@type"], t["headline"], t["author"], t["publisher"] = "TechArticle", p.title, publisher, publisher
		t["datePublished"] = p.article.Published.V.String()
		t["dateModified"] = p.article.Changed().String()
	case "articles", "samples", "sources", "scenarios", "changes":
		t["@type"] = "CollectionPage"
	case "option":
		t["about"] = b.software(p.option)
	}
	return t
}

func (b *builder) software(o *model.Option) thing {
	t := thing{"@type": "Thing", "name": o.Name.V, "description": o.Summary.V}
	if o.Links.Site.Set() {
		t["url"] = string(o.Links.Site.V)
	}
	if o.Release != nil {
		t["@type"] = "SoftwareApplication"
		t["applicationCategory"] = "DeveloperApplication"
		t["softwareVersion"] = o.Release.Version.V
	}
	return t
}

// absolute gives the full address of a page.
func (b *builder) absolute(url string) string { return b.origin + b.base + url }
