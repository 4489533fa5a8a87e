package site

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listOptions lists the profiles of a decision's options.
func (b *builder) listOptions(d *model.Decision) {
	for _, o := range d.Options {
		p := &page{
			url: route.Option(d.ID, o.ID.V), kind: "option", title: o.Name.V, summary: o.Summary.V, section: d.About.Name.V,
			parent: route.Decision(d.ID), group: "options of " + string(d.ID), origin: o.ID.Pos, files: []string{o.Path}, anchors: d.CriterionIDs(), under: o.Kind.V, search: searchOption(d, o),
		}
		p.view = func(f layout.Frame) any { return b.optionView(d, o, f) }
		p.about = func() (string, any) { return aboutOption(o) }
		b.list(p)
	}
}

func (b *builder) optionView(d *model.Decision, o *model.Option, f layout.Frame) layout.Option {
	v := layout.Option{
		Frame: f, Name: o.Name.V, Sign: b.views.Option(d, o).Sign, Kind: o.Kind.V, Summary: o.Summary.V, Facts: b.facts(o),
		IdealFor: strict.Values(o.IdealFor), Consider: strict.Values(o.Consider), Fits: b.fits(d, o), Together: b.views.PairsOf(o.ID.V),
		Pairs: b.pairLinks(d, o), Articles: b.views.ArticleCards(view.About(o.ID.V)), Decision: view.Decision(d),
	}
	for _, u := range o.Users {
		v.Users = append(v.Users, layout.User{Name: u.Name.V, Says: u.Says.V, Sources: b.views.Sources(u.Sources)})
	}
	for _, c := range d.Criteria {
		v.Cells = append(v.Cells, b.cell(d, o, c, route.Cell(d.ID, o.ID.V, c.ID.V)))
	}
	v.Plot = view.Profile(o.Name.V, v.Cells)
	v.Support = b.views.Support(d, []*model.Option{o}, "Supported versions of "+o.Name.V)
	for _, t := range b.guide.Tasks {
		if _, ok := t.Variants.Get(string(o.ID.V)); ok {
			v.Samples = append(v.Samples, layout.Link{URL: route.Sample(t.ID.V) + "#" + string(o.ID.V), Text: t.Title.V})
		}
	}
	return v
}

// facts lists what is known of an option, in the same order for all.
func (b *builder) facts(o *model.Option) []layout.Fact {
	var facts []layout.Fact
	add := func(label, value string, sources []layout.SourceRef) {
		if value != "" {
			facts = append(facts, layout.Fact{Label: label, Value: value, Sources: sources})
		}
	}
	link := func(label string, url model.URL) {
		if url != "" {
			text := strings.TrimSuffix(strings.TrimPrefix(string(url), "https://"), "/")
			facts = append(facts, layout.Fact{Label: label, Value: text, Link: string(url)})
		}
	}
	add("Language", o.Language.V, nil)
	if o.Runtime != nil {
		add("Runs on", o.Runtime.Name.V+" "+o.Runtime.Minimum.V+" or newer", nil)
	}
	add("License", o.License.V, nil)
	add("First release", longDate(o.FirstRelease), nil)
	if o.Release != nil {
		add("Newest version seen", o.Release.Version.V+" ("+o.Release.Date.V.Long()+")", b.views.Sources(o.Release.Sources))
	}
	if o.Support != nil {
		add("Support", o.Support.Statement.V, b.views.Sources(o.Support.Sources))
	}
	link("Site", o.Links.Site.V)
	link("Documentation", o.Links.Docs.V)
	link("Repository", o.Links.Repository.V)
	return facts
}

// fits tells how an option goes with those of the other decisions.
func (b *builder) fits(d *model.Decision, o *model.Option) []layout.FitGroup {
	var groups []layout.FitGroup
	for _, other := range b.guide.Decisions {
		if other == d {
			continue
		}
		group := layout.FitGroup{Decision: view.Decision(other)}
		for _, neighbor := range other.Options {
			if p := b.views.Pair(o.ID.V, neighbor.ID.V); p != nil {
				group.Rows = append(group.Rows, layout.Fit{
					Option: b.views.Option(other, neighbor), Verdict: string(p.Verdict.V), Words: view.FitWords[p.Verdict.V], Place: b.views.PairPlace(o.ID.V, neighbor.ID.V),
					Reason: p.Reason.V, Sources: b.views.Sources(p.Sources), Edit: b.views.Line(p.At),
				})
			}
		}
		if len(group.Rows) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func longDate(d strict.At[model.Date]) string {
	if !d.Set() {
		return ""
	}
	return d.V.Long()
}
