package view

import (
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// OptionCard announces an option.
func (m *Maker) OptionCard(d *model.Decision, o *model.Option) layout.OptionCard {
	card := layout.OptionCard{Ref: m.Option(d, o), Kind: o.Kind.V, Summary: o.Summary.V, Language: o.Language.V}
	if o.Release != nil {
		card.Version = o.Release.Version.V
	}
	return card
}

// OptionCards announces the options of a decision.
func (m *Maker) OptionCards(d *model.Decision) []layout.OptionCard {
	var cards []layout.OptionCard
	for _, o := range d.Options {
		cards = append(cards, m.OptionCard(d, o))
	}
	return cards
}

// DecisionCards announces all decisions.
func (m *Maker) DecisionCards() []layout.DecisionCard {
	var cards []layout.DecisionCard
	for _, d := range m.Guide.Decisions {
		card := layout.DecisionCard{URL: route.Decision(d.ID), Name: d.About.Name.V, Question: d.About.Question.V, Summary: d.About.Summary.V}
		for _, o := range d.Options {
			card.Options = append(card.Options, m.Option(d, o))
		}
		cards = append(cards, card)
	}
	return cards
}

// CriterionCard announces a criterion.
func CriterionCard(d *model.Decision, c *model.Criterion) layout.CriterionCard {
	return layout.CriterionCard{Ref: Criterion(d, c), Asks: c.Asks.V}
}

// Published lists the articles that have a page, newest first.
func (m *Maker) Published() []*model.Article { return m.published }

// Renamed lists those of the published articles that have former addresses.
func (m *Maker) Renamed() []*model.Article { return m.renamed }

// ArticleCards announces the published articles that keep accepts.
func (m *Maker) ArticleCards(keep func(*model.Article) bool) []layout.ArticleCard {
	var cards []layout.ArticleCard
	for _, a := range m.Published() {
		if keep(a) {
			cards = append(cards, layout.ArticleCard{
				URL: route.Article(a.Slug), Title: a.Title.V, Summary: a.Summary.V,
				Published: Date(a.Published.V), About: m.names(a.Options),
			})
		}
	}
	return cards
}

// names joins the names of options.
func (m *Maker) names(ids []model.IDAt) string {
	var names []string
	for _, o := range m.Options(ids) {
		names = append(names, o.Name)
	}
	return strings.Join(names, ", ")
}

// About keeps articles about one of the options.
func About(ids ...model.ID) func(*model.Article) bool {
	return func(a *model.Article) bool {
		for _, o := range a.Options {
			if slices.Contains(ids, o.V) {
				return true
			}
		}
		return false
	}
}

// Versions names what a sample was tested with.
func Versions(v model.Variant) string {
	parts := make([]string, len(v.Versions))
	for i, version := range v.Versions {
		parts[i] = version.Name + " " + version.Version
	}
	return strings.Join(parts, ", ")
}
