package site

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listLedgers lists the pages of sources and changes, and the page for
// addresses that do not exist.
func (b *builder) listLedgers() {
	sources := &page{
		url: route.Sources, kind: "sources", title: "Sources", section: "Guide", parent: route.Home,
		summary: fmt.Sprintf("The %d sources that the guide rests on, with the dates on which they were read.", len(b.guide.Sources)),
		origin:  diag.Pos{File: "data/sources.yaml", Line: 1}, files: []string{"data/sources.yaml"},
	}
	for _, s := range b.guide.Sources {
		sources.anchors = append(sources.anchors, string(s.ID.V))
	}
	sources.view = func(f layout.Frame) any { return b.sourcesView(f) }
	b.list(sources)

	changes := &page{
		url: route.Changes, kind: "changes", title: "Changes", section: "Guide", parent: route.Home,
		summary: "The dated history of changed verdicts, with the reason for each.",
	}
	for _, d := range b.guide.Decisions {
		changes.files = append(changes.files, d.Path+"/changes.yaml")
		changes.parts = append(changes.parts, part{d.About.Name.V, diag.Pos{File: d.Path + "/changes.yaml", Line: 1}})
	}
	changes.view = func(f layout.Frame) any { return b.changesView(f) }
	b.list(changes)

	b.list(&page{url: route.NotFound, kind: "notfound", title: "Page not found", summary: "There is no page at this address.", view: func(f layout.Frame) any {
		return layout.NotFound{Frame: f, Decisions: b.views.DecisionCards()}
	}})
}

var sourceKinds = map[model.SourceKind]string{
	"docs": "Documentation", "policy": "Policies", "survey": "Surveys", "benchmark": "Benchmarks", "opinion": "Opinions",
}

func (b *builder) sourcesView(f layout.Frame) layout.Sources {
	v := layout.Sources{Frame: f}
	uses := b.sourceUses()
	for _, kind := range model.SourceKinds {
		group := layout.SourceKind{Kind: string(kind), Name: sourceKinds[kind]}
		for _, s := range b.guide.Sources {
			if s.Kind.V == kind {
				group.Items = append(group.Items, layout.SourceItem{SourceRef: view.Source(s), UsedBy: uses[s.ID.V], Edit: b.views.Line(s.At)})
			}
		}
		if len(group.Items) > 0 {
			v.Kinds = append(v.Kinds, group)
		}
	}
	return v
}

// use is a page that rests on a source.
type use struct {
	source model.ID
	page   layout.Link
}

// sourceUses lists, for each source, the pages that rest on it. A draft has no
// page yet.
func (b *builder) sourceUses() map[model.ID][]layout.Link {
	uses := map[model.ID][]layout.Link{}
	listed := map[use]bool{}
	b.guide.EachSourceList(func(by model.Citing, list []model.IDAt) {
		for _, link := range b.pagesOf(by) {
			for _, s := range list {
				if u := (use{s.V, link}); !listed[u] {
					listed[u] = true
					uses[s.V] = append(uses[s.V], link)
				}
			}
		}
	})
	return uses
}

// linkTo leads to the page of an article or of a standing page; a draft and the
// first page have none of that kind.
func (b *builder) linkTo(a *model.Article) (layout.Link, bool) {
	if a.Draft && !b.options.Drafts || a.Path == model.HomeFile {
		return layout.Link{}, false
	}
	url := route.Standing(a.Slug)
	if b.guide.Article(a.Path) == a {
		url = route.Article(a.Slug)
	}
	return layout.Link{URL: url, Text: a.Title.V}, true
}

// pagesOf leads to the pages that show what rests on a source.
func (b *builder) pagesOf(by model.Citing) []layout.Link {
	option := func(d *model.Decision, o *model.Option) layout.Link {
		return layout.Link{URL: route.Option(d.ID, o.ID.V), Text: o.Name.V}
	}
	switch {
	case by.Article != nil:
		if link, ok := b.linkTo(by.Article); ok {
			return []layout.Link{link}
		}
	case by.Pair != nil:
		var both []layout.Link
		for _, id := range []model.IDAt{by.Pair.A, by.Pair.B} {
			if o, d := b.guide.Option(id.V); o != nil {
				both = append(both, option(d, o))
			}
		}
		return both
	case by.Option != nil:
		return []layout.Link{option(by.Decision, by.Option)}
	case by.History:
		return []layout.Link{{URL: route.Changes, Text: "Changes"}}
	case by.Decision != nil:
		return []layout.Link{{URL: route.Decision(by.Decision.ID), Text: by.Decision.About.Name.V}}
	}
	return nil
}

func (b *builder) changesView(f layout.Frame) layout.Changes {
	v := layout.Changes{Frame: f}
	for _, d := range b.guide.Decisions {
		for _, c := range d.Changes {
			change := layout.Change{
				Date: view.Date(c.Date.V), Decision: view.Decision(d), From: string(c.From.V), To: string(c.To.V),
				Reason: c.Reason.V, Sources: b.views.Sources(c.Sources), Edit: b.views.Line(c.At),
			}
			if o := d.Option(c.Option.V); o != nil {
				ref := b.views.Option(d, o)
				change.Option = &ref
			}
			if k := d.Criterion(c.Criterion.V); k != nil {
				ref := view.Criterion(d, k)
				change.Criterion = &ref
			}
			v.Items = append(v.Items, change)
		}
	}
	slices.SortStableFunc(v.Items, func(x, y layout.Change) int { return strings.Compare(y.Date.ISO, x.Date.ISO) })
	return v
}
