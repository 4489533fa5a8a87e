package site

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listDecision lists a decision's landing page, its matrix and its gallery.
func (b *builder) listDecision(d *model.Decision) {
	name := d.About.Name.V
	landing := &page{
		url: route.Decision(d.ID), kind: "decision", title: name, summary: d.About.Summary.V, section: name,
		parent: route.Home, origin: diag.Pos{File: d.Path + "/decision.yaml", Line: 1}, files: []string{d.Path + "/decision.yaml"}, under: d.About.Question.V,
	}
	landing.view = func(f layout.Frame) any { return b.decisionView(d, f) }
	landing.about = func() (string, any) { return b.aboutDecision(d) }
	b.list(landing)

	b.listCompare(d, landing)
	b.listDecide(d, landing)
	if len(d.Scenarios) > 0 {
		b.listScenarios(d, landing)
	}
}

func (b *builder) listScenarios(d *model.Decision, landing *page) {
	p := &page{
		url: route.Scenarios(d.ID), kind: "scenarios", title: "Projects like yours: " + d.About.Name.V, section: d.About.Name.V, parent: landing.url,
		summary: fmt.Sprintf("%s: %d project descriptions and the options that fit them.", d.About.Name.V, len(d.Scenarios)),
		origin:  diag.Pos{File: d.Path + "/scenarios.yaml", Line: 1}, files: []string{d.Path + "/scenarios.yaml"}, search: searchScenarios(d),
	}
	for _, s := range d.Scenarios {
		p.anchors = append(p.anchors, string(s.ID.V))
	}
	p.view = func(f layout.Frame) any {
		v := layout.Scenarios{Frame: f, Decision: view.Decision(d)}
		for i := range d.Scenarios {
			v.Items = append(v.Items, b.views.Scenario(b.views.Flows[d.ID], &d.Scenarios[i]))
		}
		return v
	}
	b.list(p)
}

func (b *builder) decisionView(d *model.Decision, f layout.Frame) layout.Decision {
	matrix := b.views.Matrix(d, d.Options, d.Criteria, true)
	matrix.Signs = true
	matrix.Caption = "Levels at a glance"
	v := layout.Decision{
		Frame: f, Question: d.About.Question.V, Summary: d.About.Summary.V, Ask: b.views.Ask(b.views.Flows[d.ID]), Answers: b.views.Answers(d),
		Options: b.views.OptionCards(d), Matrix: matrix, Compare: route.Compare(d.ID), Pairs: b.pairLinks(d, nil),
		Articles: b.views.ArticleCards(func(a *model.Article) bool { return a.Decision.V == d.ID }), Data: route.Data(d.ID), Stack: b.ifListed(route.Stack),
	}
	v.Support = b.views.Support(d, d.Options, "Supported versions")
	for _, c := range d.Criteria {
		v.Criteria = append(v.Criteria, view.CriterionCard(d, c))
	}
	if len(d.Scenarios) > 0 {
		v.Scenarios = route.Scenarios(d.ID)
	}
	return v
}

func optionNames(d *model.Decision) string {
	var names []string
	for _, o := range d.Options {
		names = append(names, o.Name.V)
	}
	return inWords(names)
}

// inWords lists names in a sentence.
func inWords(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
