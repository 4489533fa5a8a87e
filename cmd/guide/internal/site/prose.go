package site

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// prose is a Markdown file on its way to a page.
type prose struct {
	article *model.Article
	url     string
	doc     *markdown.Doc
	body    template.HTML // with links and embeds, once they are known
}

// renderProse renders every Markdown file, drafts too, so that a draft's
// faults are seen before its day.
func (b *builder) renderProse() {
	b.prose = map[string]*prose{}
	render := func(a *model.Article, url string) {
		doc := markdown.Render(a.Path, a.Parts.Body, a.Parts.BodyLine, markdown.Options{EmbedKinds: embed.Kinds()}, b.diags)
		b.prose[a.Path] = &prose{article: a, url: url, doc: doc}
	}
	for _, a := range b.guide.Articles {
		render(a, route.Article(a.Slug))
	}
	for _, p := range b.guide.Pages {
		render(p, route.Standing(p.Slug))
	}
}

// linkProse resolves the links of every Markdown file and fills its embeds.
func (b *builder) linkProse() {
	for _, p := range b.prose {
		filler := b.filler()
		check.Prose(check.Written{Guide: b.guide, Article: p.article, Doc: p.doc, URL: p.url}, b.routes, b.diags)
		var body strings.Builder
		for _, part := range p.doc.Parts {
			switch {
			case part.Ref != nil:
				body.WriteString(html.EscapeString(b.address(p.url, part.Ref)))
			case part.Embed != nil:
				body.WriteString(string(filler.Fill(part.Embed, p.article.Decision.V, b.diags)))
			default:
				body.WriteString(part.HTML)
			}
		}
		p.body = template.HTML(body.String())
	}
}

// address is what a link in prose leads to, with the base path.
func (b *builder) address(from string, ref *markdown.Ref) string {
	if ref.Image {
		if a, ok := b.assets.Lookup(strings.TrimPrefix(ref.Path, "assets/")); ok {
			return b.base + "/" + a.Path
		}
		b.diags.Add(diag.Diagnostic{
			Pos: ref.At, Rule: "dead-link", Message: fmt.Sprintf("there is no picture %s", ref.Path),
			Hint: "put the picture below assets/ and link to it from there",
		})
		return ""
	}
	url, fault := b.routes.Resolve(from, ref.Path, ref.Fragment)
	if fault != nil {
		return "" // reported by check.Prose
	}
	if ref.Path == "" {
		return "#" + ref.Fragment
	}
	return b.base + url
}

// contents nests the headings for a table of contents: those of the first
// level, each with those of the second below it.
func contents(headings []markdown.Heading) []layout.TOCItem {
	var items []layout.TOCItem
	for _, h := range headings {
		item := layout.TOCItem{ID: h.ID, HTML: template.HTML(h.HTML)}
		switch last := len(items) - 1; {
		case h.Level == 2:
			items = append(items, item)
		case h.Level == 3 && last >= 0:
			items[last].Sub = append(items[last].Sub, item)
		}
	}
	return items
}
