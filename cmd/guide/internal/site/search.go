package site

import (
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/strict"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// searchKey is what the index for the search field is made of: the data, and
// the words of all Markdown files.
type searchKey struct {
	Views *view.Maker
	Docs  *[]*doc
}

var searchStep = memo.Step[searchKey, []byte]{Name: "search", Keep: 8}

// addSearch adds the index for the search field.
func (b *builder) addSearch(s *Site) {
	path := outputPath(route.Search)
	s.add(&file{path: path, origin: diag.Pos{File: path}, produce: func() ([]byte, error) {
		key := searchKey{b.views, b.searchDocs()}
		return searchStep.Do(b.memo, key, nil, func(*diag.List) []byte { return search.Index(b.searchPages()) }), nil
	}}, &b.found)
}

// searchDocs names the Markdown files that have a page.
func (b *builder) searchDocs() *[]*doc {
	var docs []*doc
	for _, a := range b.views.Published() {
		docs = append(docs, b.docOf(a.Path, nil))
	}
	for _, p := range b.pages {
		if p.prose && !p.unlisted {
			docs = append(docs, b.docOf(p.origin.File, nil))
		}
	}
	return memo.Intern(b.memo, "searched", docs)
}

// searchPages lists the pages in the order of the site, with what can be found
// of them.
func (b *builder) searchPages() []search.Page {
	var all []search.Page
	b.eachListed(func(p *page) { all = append(all, b.searchPage(p)) })
	return all
}

// searchKinds are what results call the kinds of pages; the others are pages.
var searchKinds = map[string]string{
	"article": "Article", "option": "Option", "criterion": "Criterion", "pair": "Comparison", "compare": "Comparison", "sample": "Code sample",
}

func (b *builder) searchPage(p *page) search.Page {
	found := search.Page{Kind: searchKinds[p.kind], URL: p.url, Title: p.title, Text: p.summary}
	if found.Kind == "" {
		found.Kind = "Page"
	}
	if p.prose {
		rest := b.bulkOf(b.tree.File(p.origin.File), b.docOf(p.origin.File, nil))
		found.Lead, found.Parts = rest.lead, slices.Clip(rest.parts)
	}
	if p.search != nil {
		p.search(&found)
	}
	return found
}

// cut divides the words of a Markdown file at its headings, for searching. A
// heading without words, which is warned of, divides nothing.
func (rest *bulk) cut(d *markdown.Doc) {
	headings := slices.DeleteFunc(slices.Clone(d.Headings), func(h markdown.Heading) bool { return h.Text == "" })
	var part *search.Part
	var text strings.Builder
	finish := func() {
		if part == nil {
			rest.lead = []search.Piece{search.Cut(search.Part{Text: text.String()})}
		} else {
			part.Text = text.String()
			rest.parts = append(rest.parts, search.Cut(*part))
		}
		text.Reset()
	}
	for line := range strings.Lines(d.Plain) {
		if line = strings.TrimSuffix(line, "\n"); len(headings) > 0 && line == headings[0].Text {
			finish()
			part = heading(headings[0])
			headings = headings[1:]
			continue
		}
		text.WriteString(line + "\n")
	}
	finish()
}

func heading(h markdown.Heading) *search.Part { return &search.Part{Anchor: h.ID, Heading: h.Text} }

// words are pieces of text that say something about one thing.
type words []string

func (w *words) add(more ...strict.At[string]) { *w = append(*w, strict.Values(more)...) }

func (w words) String() string { return strings.Join(w, "\n") }

// searchOption adds what a profile says: facts, and a verdict for each
// criterion.
func searchOption(d *model.Decision, o *model.Option) func(*search.Page) {
	return func(found *search.Page) {
		text := words{found.Text, o.Kind.V, o.Language.V, d.About.Name.V}
		text.add(o.IdealFor...)
		text.add(o.Consider...)
		found.Text = text.String()
		for _, c := range d.Criteria {
			cell := o.Cell(c.ID.V)
			if cell == nil {
				continue
			}
			says := words{cell.Verdict.V, cell.Mechanism.V}
			says.add(cell.Strengths...)
			says.add(cell.Weaknesses...)
			found.Parts = append(found.Parts, search.Cut(search.Part{Kind: "Verdict", Anchor: string(c.ID.V), Heading: c.Name.V, Text: says.String()}))
		}
	}
}

// searchCriterion adds what a criterion judges. Its name is enough of a title.
func searchCriterion(d *model.Decision, c *model.Criterion) func(*search.Page) {
	return func(found *search.Page) {
		found.Title = c.Name.V
		found.Text = words{c.Asks.V, c.About.V, d.About.Name.V}.String()
	}
}

// searchScenarios adds the descriptions of projects.
func searchScenarios(d *model.Decision) func(*search.Page) {
	return func(found *search.Page) {
		for _, s := range d.Scenarios {
			found.Parts = append(found.Parts, search.Cut(search.Part{Kind: "Project", Anchor: string(s.ID.V), Heading: s.Title.V, Text: s.Text.V}))
		}
	}
}

// searchSample adds what a task asks for, and the solution of each option with
// the packages that it uses.
func (b *builder) searchSample(t *model.Task) func(*search.Page) {
	return func(found *search.Page) {
		found.Text = words{found.Text, t.Behavior.V}.String()
		for _, e := range t.Variants {
			o, _ := b.guide.Option(model.ID(e.Key.V))
			if o == nil {
				continue // reported as unknown-option
			}
			says := words{e.Value.Note.V}
			for _, v := range e.Value.Versions {
				says = append(says, v.Name)
			}
			found.Parts = append(found.Parts, search.Cut(search.Part{Anchor: e.Key.V, Heading: t.Title.V + ": " + o.Name.V, Text: says.String()}))
		}
	}
}
