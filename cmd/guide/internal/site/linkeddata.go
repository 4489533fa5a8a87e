package site

import (
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

type thing = map[string]any

// linkedData describes a page in the terms of schema.org: where it stands and
// what it is. It says nothing that the page does not show.
func (b *builder) linkedData(p *page, f layout.Frame) any {
	if p.redirect != "" || p.kind == "notfound" || p.unlisted {
		return nil
	}
	graph := []thing{b.subject(p)}
	if len(f.Crumbs) > 0 {
		graph = append(graph, b.breadcrumbs(f))
	}
	return thing{"@context": "https://schema.org", "@graph": graph}
}

func (b *builder) breadcrumbs(f layout.Frame) thing {
	return thing{"@type": "BreadcrumbList", "itemListElement": b.listItems(append(f.Crumbs, layout.Link{URL: f.URL, Text: f.Title}))}
}

func (b *builder) listItems(links []layout.Link) []thing {
	var items []thing
	for i, c := range links {
		items = append(items, thing{"@type": "ListItem", "position": i + 1, "name": c.Text, "item": b.absolute(c.URL)})
	}
	return items
}

// subject says what a page is about.
func (b *builder) subject(p *page) thing {
	publisher := b.publisher()
	t := thing{
		"@type": "WebPage", "name": p.title, "description": p.summary, "url": b.absolute(p.url),
		"inLanguage": b.guide.Site.Language.V,
	}
	switch p.kind {
	case "home":
		t["@type"], t["publisher"] = "WebSite", publisher
	case "article":
		t["@type"], t["headline"], t["author"], t["publisher"] = "TechArticle", p.title, publisher, publisher
		delete(t, "name") // which is the headline
		t["datePublished"] = p.article.Published.V.String()
		t["dateModified"] = p.article.Changed().String()
	case "articles", "samples", "sources", "scenarios", "stack-scenarios", "changes":
		t["@type"] = "CollectionPage"
	}
	if p.about != nil {
		property, value := p.about()
		t[property] = value
	}
	return t
}

func (b *builder) publisher() thing {
	return thing{"@type": "Organization", "name": b.guide.Site.Publisher.V}
}

// aboutOption is what a profile is about.
func aboutOption(o *model.Option) (string, any) {
	t := software(o)
	if o.Links.Site.Set() {
		t["url"] = string(o.Links.Site.V)
	}
	return "about", t
}

// aboutPair is what the comparison of two options is about.
func aboutPair(x, y *model.Option) (string, any) {
	return "about", []thing{software(x), software(y)}
}

func software(o *model.Option) thing {
	t := thing{"@type": "Thing", "name": o.Name.V, "description": o.Summary.V}
	if o.Release != nil {
		t["@type"] = "SoftwareApplication"
		t["applicationCategory"] = o.Kind.V
		t["softwareVersion"] = o.Release.Version.V
	}
	return t
}

// aboutDecision lists the options of a decision, which its page lists too.
func (b *builder) aboutDecision(d *model.Decision) (string, any) {
	var links []layout.Link
	for _, o := range d.Options {
		links = append(links, layout.Link{URL: route.Option(d.ID, o.ID.V), Text: o.Name.V})
	}
	return "mainEntity", thing{"@type": "ItemList", "name": d.About.Question.V, "itemListElement": b.listItems(links)}
}

// aboutMatrix is the table of a decision as data to be downloaded.
func (b *builder) aboutMatrix(d *model.Decision, p *page) (string, any) {
	return b.dataset(p, route.CSV(d.ID), route.Data(d.ID))
}

// dataset is the table of a page as data to be downloaded.
func (b *builder) dataset(p *page, csv, json string) (string, any) {
	file := func(format, url string) thing {
		return thing{"@type": "DataDownload", "encodingFormat": format, "contentUrl": b.absolute(url)}
	}
	return "mainEntity", thing{
		"@type": "Dataset", "name": p.title, "description": p.summary, "url": b.absolute(p.url), "creator": b.publisher(),
		"distribution": []thing{file("text/csv", csv), file("application/json", json)},
	}
}

// aboutCriterion is the term that a criterion defines.
func aboutCriterion(c *model.Criterion) (string, any) {
	return "about", thing{"@type": "DefinedTerm", "name": c.Name.V, "description": c.Asks.V}
}

// aboutTask lists the solutions of a task that have code.
func (b *builder) aboutTask(t *model.Task) (string, any) {
	all := []thing{}
	for _, e := range t.Variants {
		o, _ := b.guide.Option(model.ID(e.Key.V))
		if o == nil || len(e.Value.Files) == 0 {
			continue
		}
		code := thing{"@type": "SoftwareSourceCode", "name": t.Title.V + ": " + o.Name.V, "url": b.absolute(route.Sample(t.ID.V)) + "#" + string(o.ID.V)}
		if versions := view.Versions(e.Value); versions != "" {
			code["runtimePlatform"] = versions
		}
		all = append(all, code)
	}
	return "hasPart", all
}

// absolute gives the full address of a page.
func (b *builder) absolute(url string) string { return b.origin + b.base + url }
