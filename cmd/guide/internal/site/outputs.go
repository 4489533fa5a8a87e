package site

import (
	"path"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/output"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// outputKey is what a file beside the pages is made of.
type outputKey struct {
	Path  string
	Views *view.Maker
}

type made struct {
	data []byte
	err  error
}

var outputStep = memo.Step[outputKey, made]{Name: "output", Keep: 200}

// addOutputs makes the files beside the pages.
func (b *builder) addOutputs(s *Site) {
	in := &output.Input{Guide: b.guide, Flows: b.views.Flows, Stack: b.views.Stack, Origin: b.origin, Base: b.base, NoIndex: b.options.NoIndex, Pages: b.listed}
	for _, p := range b.pages {
		if p.redirect != "" {
			in.Redirects = append(in.Redirects, output.Redirect{From: p.url, To: p.redirect})
		}
	}
	for name, produce := range output.All(in) {
		s.add(&file{path: name, origin: diag.Pos{File: name}, key: pageKey{Path: name, Views: b.views}, produce: func() ([]byte, error) {
			m := outputStep.Do(b.memo, outputKey{name, b.views}, nil, func(*diag.List) made {
				data, err := minified(name, produce())
				return made{data, err}
			})
			return m.data, m.err
		}}, &b.found)
	}
}

// listed gives the pages as feeds and lists show them.
func (b *builder) listed() []output.Page {
	var all []output.Page
	b.eachListed(func(p *page) { all = append(all, b.listing(p)) })
	return all
}

// eachListed gives every page that readers look for, in the order of the site.
func (b *builder) eachListed(do func(*page)) {
	for i, p := range b.pages {
		if p.redirect == "" && p.url != route.NotFound && !p.unlisted {
			do(p)
		}
		if i == b.index {
			for _, a := range b.views.Published() {
				article := b.prosePage(a, route.Article(a.Slug), "article", "Articles")
				article.group = "articles"
				do(article)
			}
		}
	}
}

// minified takes out of a finished file what only people need.
func minified(name string, data []byte) ([]byte, error) {
	switch path.Ext(name) {
	case ".json":
		return asset.MinifyJSON(data)
	case ".xml":
		return asset.MinifyXML(data)
	}
	return data, nil
}
