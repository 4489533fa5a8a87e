package site

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/rank"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listPairs lists a page for every two options of a decision that have one, and the
// redirect from the reverse order.
func (b *builder) listPairs(d *model.Decision) {
	paired := d.Paired()
	for i, x := range paired {
		for _, y := range paired[i+1:] {
			p := &page{
				url: route.Pair(d.ID, x.ID.V, y.ID.V), kind: "pair", title: x.Name.V + " or " + y.Name.V, parent: route.Compare(d.ID),
				summary: fmt.Sprintf("%s and %s compared on %d criteria, differences first.", x.Name.V, y.Name.V, len(d.Criteria)),
				section: d.About.Name.V, group: "pairs of " + string(d.ID), origin: x.ID.Pos, names: [2]string{x.Name.V, y.Name.V},
			}
			p.parts = optionParts(x, y)
			p.view = func(f layout.Frame) any { return b.pairView(d, x, y, f) }
			p.about = func() (string, any) { return aboutPair(x, y) }
			b.list(p)
			b.listRedirect(route.ReversePair(d.ID, x.ID.V, y.ID.V), p)
		}
	}
}

// listRedirect lists a stub page that leads to another one.
func (b *builder) listRedirect(from string, to *page) {
	b.list(&page{url: from, kind: "redirect", title: to.title, redirect: to.url, origin: to.origin, view: func(f layout.Frame) any {
		return layout.Redirect{Title: to.title, URL: to.url, Site: f.Site}
	}})
}

func (b *builder) pairView(d *model.Decision, x, y *model.Option, f layout.Frame) layout.Pair {
	v := layout.Pair{
		Frame: f, Decision: view.Decision(d), A: b.views.OptionCard(d, x), B: b.views.OptionCard(d, y),
		IdealA: strict.Values(x.IdealFor), IdealB: strict.Values(y.IdealFor), Samples: b.pairSamples(x.ID.V, y.ID.V),
		Articles: b.views.ArticleCards(func(a *model.Article) bool { return view.About(x.ID.V)(a) && view.About(y.ID.V)(a) }),
		Others:   append(b.pairLinks(d, x, y.ID.V), b.pairLinks(d, y, x.ID.V)...),
	}
	for _, c := range d.Criteria {
		row := layout.PairRow{Criterion: view.CriterionCard(d, c), A: b.views.Cell(d, x, c), B: b.views.Cell(d, y, c)}
		if row.A.Level == row.B.Level {
			v.Agree = append(v.Agree, row)
		} else {
			v.Differ = append(v.Differ, row)
		}
	}
	// The widest differences first; equal ones stay in the order of the criteria.
	slices.SortStableFunc(v.Differ, func(p, q layout.PairRow) int { return gap(q) - gap(p) })
	v.Plot = view.PairPlot(v.A.Ref, v.B.Ref, slices.Concat(v.Differ, v.Agree))
	return v
}

func gap(r layout.PairRow) int { return rank.Spread(model.Level(r.A.Level), model.Level(r.B.Level)) }

// pairLinks links the pairs of a decision, or those with one option, without
// the pairs with the excluded ones.
func (b *builder) pairLinks(d *model.Decision, with *model.Option, without ...model.ID) []layout.Link {
	var links []layout.Link
	paired := d.Paired()
	for i, x := range paired {
		for _, y := range paired[i+1:] {
			if with != nil && x != with && y != with || slices.Contains(without, x.ID.V) || slices.Contains(without, y.ID.V) {
				continue
			}
			links = append(links, layout.Link{URL: route.Pair(d.ID, x.ID.V, y.ID.V), Text: x.Name.V + " or " + y.Name.V})
		}
	}
	return links
}

// pairSamples finds the tasks that both options solve. The files that do the
// task stand side by side; those that serve them would double the page's weight.
func (b *builder) pairSamples(x, y model.ID) []layout.PairSample {
	var samples []layout.PairSample
	for _, t := range b.guide.Tasks {
		s := layout.PairSample{Task: layout.Link{URL: route.Sample(t.ID.V), Text: t.Title.V}}
		var foundX, foundY bool
		s.A, foundX = b.solution(t, x)
		s.B, foundY = b.solution(t, y)
		if foundX && foundY {
			samples = append(samples, s)
		}
	}
	return samples
}

func (b *builder) solution(t *model.Task, option model.ID) (layout.Solution, bool) {
	v, _ := t.Variants.Get(string(option))
	files := b.sampleFiles(t, v)
	if len(files) == 0 {
		return layout.Solution{}, false
	}
	s := layout.Solution{Code: files[0], All: route.Sample(t.ID.V) + "#" + string(option)}
	s.Page, s.Tested = "", "" // the heading leads to both
	for _, f := range files[1:] {
		s.More = append(s.More, f.Title)
	}
	return s, true
}

// sampleFiles shows the files of a sample, whole and exactly as they stand.
func (b *builder) sampleFiles(t *model.Task, v model.Variant) []layout.Code {
	var files []layout.Code
	for _, name := range v.Files {
		f := v.Sources[name.V]
		if f == nil {
			continue
		}
		files = append(files, layout.Code{Title: name.V, Source: b.views.File(f.Path), Page: route.Sample(t.ID.V), HTML: b.codeOf(f).html, Tested: view.Versions(v)})
	}
	return files
}
