package site

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/search"
)

// stackSection is the heading of the pages about all decisions together.
const stackSection = "The whole stack"

// stackFile is what pages about all decisions are made of.
var stackFile = diag.Pos{File: model.StackFile, Line: 1}

// listStackPages lists the pages about all decisions together, where there are
// several.
func (b *builder) listStackPages() {
	if !b.views.HasPairs() {
		return
	}
	b.listStackPairs()
	if len(b.guide.Stack.Scenarios) > 0 {
		b.listStackScenarios()
	}
}

func (b *builder) decisionNames() string {
	var names []string
	for _, d := range b.guide.Decisions {
		names = append(names, d.About.Name.V)
	}
	return inWords(names)
}

// counted is a number of things.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// listStackPairs lists the page of all pairs. It needs no flows.
func (b *builder) listStackPairs() {
	options := b.guide.InPairs()
	pairs, numbers := b.views.PairNumbers(options)
	p := &page{
		url: route.StackPairs, kind: "pairs", title: "Which options go together", section: stackSection, parent: route.Stack, under: b.decisionNames(),
		summary: fmt.Sprintf("%s: how each option of one goes with those of the others. Of %s, %s.", b.decisionNames(), counted(pairs, "pair", "pairs"), numbers),
		origin:  stackFile, files: []string{model.StackFile}, search: b.searchPairs(options),
	}
	if b.guide.Broken[model.StackFile] {
		p.lacks = "a file of pairs without faults"
	}
	for _, each := range eachPair(options) {
		p.showsPart(route.StackPair(each.b.ID.V, each.a.ID.V), each.place()) // an editor need not know the order
		p.showsPart(each.place(), each.place())
	}
	for _, these := range options {
		for _, o := range these {
			p.showsPart(string(o.ID.V), string(o.ID.V))
		}
	}
	p.view = func(f layout.Frame) any {
		v := layout.Pairs{Frame: f, Data: route.StackData, CSV: route.StackCSV}
		b.views.AddPairs(&v, options, "")
		return v
	}
	p.about = func() (string, any) { return b.dataset(p, route.StackCSV, route.StackData) }
	b.list(p)
}

// showsPart says that a part of the stack's file is shown at a place on the page.
func (p *page) showsPart(part, place string) {
	if p.places == nil {
		p.places = map[string]string{}
	}
	p.places[model.StackFile+"#"+part] = place
	p.anchors = append(p.anchors, place)
}

// optionPair is two options of different decisions, that of the earlier one first.
type optionPair struct{ a, b *model.Option }

func (p optionPair) place() string { return route.StackPair(p.a.ID.V, p.b.ID.V) }

// eachPair lists the pairs that a page shows.
func eachPair(options [][]*model.Option) []optionPair {
	var all []optionPair
	for i, these := range options {
		for _, others := range options[i+1:] {
			for _, x := range these {
				for _, y := range others {
					all = append(all, optionPair{x, y})
				}
			}
		}
	}
	return all
}

// searchPairs adds the reason of every pair.
func (b *builder) searchPairs(options [][]*model.Option) func(*search.Page) {
	return func(found *search.Page) {
		for _, each := range eachPair(options) {
			if p := b.views.Pair(each.a.ID.V, each.b.ID.V); p != nil {
				found.Parts = append(found.Parts, search.Cut(search.Part{Kind: "Pair", Anchor: each.place(), Heading: each.a.Name.V + " and " + each.b.Name.V, Text: p.Reason.V}))
			}
		}
	}
}

// listStackScenarios lists the gallery of project descriptions for all decisions.
func (b *builder) listStackScenarios() {
	all := b.guide.Stack.Scenarios
	p := &page{
		url: route.StackScenarios, kind: "stack-scenarios", title: "Projects like yours: the whole stack", section: stackSection, parent: route.Stack,
		summary: fmt.Sprintf("%s with the options that fit: %s.", counted(len(all), "project description", "project descriptions"), b.decisionNames()),
		origin:  stackFile, search: searchStackScenarios(all),
	}
	if b.views.Stack == nil {
		p.lacks = "a stack without faults"
	}
	for i := range all {
		p.showsPart(string(all[i].ID.V), string(all[i].ID.V))
	}
	p.view = func(f layout.Frame) any {
		v := layout.StackScenarios{Frame: f}
		for i := range all {
			v.Items = append(v.Items, b.views.StackScenario(&all[i]))
		}
		return v
	}
	b.list(p)
}

func searchStackScenarios(all []model.StackScenario) func(*search.Page) {
	return func(found *search.Page) {
		for _, s := range all {
			found.Parts = append(found.Parts, search.Cut(search.Part{Kind: "Project", Anchor: string(s.ID.V), Heading: s.Title.V, Text: s.Text.V}))
		}
	}
}
