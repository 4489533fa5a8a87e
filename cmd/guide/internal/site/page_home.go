package site

import (
	"html/template"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// newest is how many articles the first page announces.
const newest = 6

func (b *builder) listHome() {
	p := &page{
		url: route.Home, kind: "home", title: b.guide.Site.Title.V, summary: b.guide.Site.Description.V,
		section: "Guide", prose: true, under: b.guide.Site.Tagline.V, origin: diag.Pos{File: model.HomeFile}, files: []string{model.HomeFile, "data/site.yaml"},
	}
	p.view = func(f layout.Frame) any {
		home := layout.Home{Frame: f, Body: b.homeBody(), Decisions: b.views.DecisionCards(), Stack: b.ifListed(route.Stack)}
		if len(b.guide.Decisions) > 0 {
			first := b.guide.Decisions[0]
			home.Decision = view.Decision(first)
			home.Ask = b.views.Ask(b.views.Flows[first.ID])
			home.Answers = b.views.Answers(first)
			home.Options = b.views.OptionCards(first)
		}
		home.Articles = b.views.ArticleCards(all)
		home.Articles = home.Articles[:min(newest, len(home.Articles))]
		return home
	}
	b.list(p)
}

func all(*model.Article) bool { return true }

func (b *builder) homeBody() template.HTML {
	for _, p := range b.guide.Pages {
		if p.Path == model.HomeFile {
			return b.body(p, route.Home)
		}
	}
	return "" // it is missing, which is reported
}
