package view

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// Maker makes views of one guide.
type Maker struct {
	Guide  *model.Guide
	Flows  map[model.ID]*flow.Flow // by decision; nil for one with a fault
	Stack  *stack.Stack            // all of them in one run; nil where there is none, or a fault
	Drafts bool                    // announce drafts too

	host      host // of the repository; zero for one that is not known
	memo      *memo.Memo
	signs     map[*model.Option]layout.Sign
	judged    map[[2]model.ID]*model.Pair // in both orders
	shown     map[model.ID]int            // the options on the page of pairs, with the number of their decision from 1
	published []*model.Article
	renamed   []*model.Article
}

// makerKey has no place for drafts: a memo serves one way of building.
type makerKey struct{ Guide *model.Guide }

var makerStep = memo.Step[makerKey, *Maker]{Name: "views", Keep: 8, Same: func(a, b *Maker) bool { return a.Guide == b.Guide }}

// NewMaker gives the maker of a guide's views; it is the same for the same
// guide, so that it can stand for it in keys.
func NewMaker(g *model.Guide, drafts bool, m *memo.Memo) *Maker {
	return makerStep.Do(m, makerKey{g}, nil, func(*diag.List) *Maker {
		made := &Maker{Guide: g, Flows: flow.All(g), Drafts: drafts, memo: m, published: g.Articles, signs: map[*model.Option]layout.Sign{}, judged: map[[2]model.ID]*model.Pair{}, shown: map[model.ID]int{}}
		made.Stack = stack.New(g, made.Flows)
		made.host, _ = hostOf(string(g.Site.Repository.V))
		for _, d := range g.Decisions {
			maps.Copy(made.signs, signs(d))
		}
		made.indexPairs()
		if !drafts {
			made.published = slices.DeleteFunc(slices.Clone(g.Articles), func(a *model.Article) bool { return a.Draft })
		}
		for _, a := range made.published {
			if len(a.Aliases) > 0 {
				made.renamed = append(made.renamed, a)
			}
		}
		return made
	})
}

// Date gives a day for machines and people.
func Date(d model.Date) layout.Date { return layout.Date{ISO: d.String(), Long: d.Long()} }

// Option names an option.
func (m *Maker) Option(d *model.Decision, o *model.Option) layout.Ref {
	return layout.Ref{ID: string(o.ID.V), Name: o.Name.V, URL: route.Option(d.ID, o.ID.V), Sign: m.signs[o]}
}

// Options names options by their ids, wherever they belong; unknown ids are
// left out (a check reports them).
func (m *Maker) Options(ids []model.IDAt) []layout.Ref {
	var refs []layout.Ref
	for _, id := range ids {
		if o, d := m.Guide.Option(id.V); o != nil {
			refs = append(refs, m.Option(d, o))
		}
	}
	return refs
}

// Decision names a decision.
func Decision(d *model.Decision) layout.Ref {
	return layout.Ref{ID: string(d.ID), Name: d.About.Name.V, URL: route.Decision(d.ID)}
}

// Criterion names a criterion.
func Criterion(d *model.Decision, c *model.Criterion) layout.Ref {
	return layout.Ref{ID: string(c.ID.V), Name: c.Name.V, URL: route.Criterion(d.ID, c.ID.V)}
}

// Sources cites sources by their ids.
func (m *Maker) Sources(ids []model.IDAt) []layout.SourceRef {
	var refs []layout.SourceRef
	for _, id := range ids {
		if s := m.Guide.Source(id.V); s != nil {
			refs = append(refs, Source(s))
		}
	}
	return refs
}

// Source cites a source.
func Source(s *model.Source) layout.SourceRef {
	return layout.SourceRef{
		ID: string(s.ID.V), Title: s.Title.V, Publisher: s.Publisher.V, Kind: string(s.Kind.V),
		URL: route.Source(s.ID.V), Address: string(s.URL.V), Read: string(s.Read.V), Note: s.Note.V,
		Published: Date(s.Published.V), Accessed: Date(s.Accessed.V),
	}
}
