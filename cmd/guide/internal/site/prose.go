package site

import (
	"context"
	"html"
	"html/template"
	"path"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// contained is a step about one file in which a panic, a fault of the program,
// becomes a fault of that file: the others can be shown.
func contained[V any](file string, instead V, run func(*diag.List) V) func(*diag.List) V {
	return func(diags *diag.List) (v V) {
		defer func() {
			if p := recover(); p != nil {
				v = instead
				diags.Errorf(diag.Pos{File: file}, "program", "the program fails on this file: %v", diag.Recovered(p))
			}
		}()
		return run(diags)
	}
}

// headings gives the ids of the headings of a Markdown file that has a page.
func (b *builder) headings(file string) []string {
	if !strings.HasSuffix(file, ".md") {
		return nil
	}
	return b.docOf(file, nil).anchors
}

// fillKey is what the embeds of an article are made of.
type fillKey struct {
	File    *source.File
	Data    any // of the guide; embeds show nothing that is written in Markdown
	Layouts *layout.Set
	Sound   *layout.Set
}

var fillStep = memo.Step[fillKey, []template.HTML]{Name: "embeds"}

// fills makes the embeds of an article, in their order. d is what its file f
// renders to.
func (b *builder) fills(a *model.Article, f *source.File, d *doc, diags *diag.List) []template.HTML {
	if !slices.ContainsFunc(d.Parts, func(p markdown.Part) bool { return p.Embed != nil }) {
		return nil
	}
	key := fillKey{f, b.guide.Data, b.layouts.Pieces(), b.sound.Pieces()}
	return fillStep.Do(b.memo, key, diags, contained(a.Path, make([]template.HTML, len(d.Parts)), func(diags *diag.List) []template.HTML {
		filler := &embed.Filler{Views: b.views, Layouts: key.Layouts, Sound: key.Sound}
		var made []template.HTML
		for _, part := range d.Parts {
			if part.Embed != nil {
				made = append(made, filler.Fill(part.Embed, a.Decision.V, diags))
			}
		}
		return made
	}))
}

// body puts the text of an article together, with its links and embeds.
func (b *builder) body(a *model.Article, url string) template.HTML {
	f, d := b.tree.File(a.Path), b.docOf(a.Path, nil)
	fills, done := b.fills(a, f, d, nil), b.bulkOf(f, d).html
	var body strings.Builder
	size := 0
	for _, html := range done {
		size += len(html) + len("/articles/a-usual-address/#part")
	}
	body.Grow(size)
	for i, part := range d.Parts {
		switch {
		case part.Ref != nil:
			body.WriteString(html.EscapeString(b.address(url, part.Ref)))
		case part.Embed != nil:
			body.WriteString(string(fills[0]))
			fills = fills[1:]
		default:
			body.WriteString(done[i])
		}
	}
	return template.HTML(body.String())
}

// address is what a link in prose leads to, with the base path; empty where it
// leads nowhere, which is reported.
func (b *builder) address(from string, ref *markdown.Ref) string {
	if ref.Image {
		if a, ok := b.picture(ref); ok {
			return b.base + "/" + a.Path
		}
		return ""
	}
	url, fault := b.routes.Resolve(from, ref.Path, ref.Fragment)
	if fault != nil {
		return ""
	}
	if ref.Path == "" {
		return "#" + ref.Fragment
	}
	return b.base + url
}

func (b *builder) picture(ref *markdown.Ref) (asset.Asset, bool) {
	return b.assets.Lookup(strings.TrimPrefix(ref.Path, "assets/"))
}

// written lists every Markdown file with its address, drafts too, so that a
// draft's faults are seen before its day.
func (b *builder) written(do func(a *model.Article, url string)) {
	for _, a := range b.guide.Articles {
		do(a, route.Article(a.Slug))
	}
	for _, p := range b.guide.Pages {
		do(p, route.Standing(p.Slug))
	}
}

// linksKey is what the links of a Markdown file are checked against: addresses
// and places of the whole site.
type linksKey struct {
	File    *source.File
	Views   *view.Maker
	Anchors *[]string
	Assets  *asset.Manifest
}

// wordsKey is what the words of a Markdown file are checked against.
type wordsKey struct {
	File *source.File
	Data any
}

var wordsStep = memo.Step[wordsKey, none]{Name: "words"}

var linksStep = memo.Step[linksKey, none]{Name: "links"}

// checkProse adds what is wrong in Markdown files: first in each by itself, then in
// the links between them.
func (b *builder) checkProse(ctx context.Context, c crew.Crew, diags *diag.List) {
	var files []check.Written
	b.written(func(a *model.Article, url string) {
		files = append(files, check.Written{Guide: b.guide, Flows: b.views.Flows, Article: a, URL: url})
	})
	c.Each(ctx, len(files), func(i int) { b.checkFile(&files[i], diags) })
	if ctx.Err() != nil {
		return // the rest needs all of them
	}
	anchors, drafted := b.anchors(), b.draftRoutes()
	c.Each(ctx, len(files), func(i int) {
		w := files[i]
		key := linksKey{b.tree.File(w.Article.Path), b.views, anchors, b.assets}
		linksStep.Do(b.memo, key, diags, contained(w.Article.Path, none{}, func(diags *diag.List) none {
			routes := b.routes
			if w.Article.Draft {
				routes = drafted
			}
			check.Prose(w, routes, diags)
			b.checkPictures(w.Doc, diags)
			return none{}
		}))
	})
}

// checkFile renders a Markdown file and its embeds and looks at its words.
func (b *builder) checkFile(w *check.Written, diags *diag.List) {
	a := w.Article
	f := b.tree.File(a.Path)
	d := b.docOf(a.Path, diags)
	w.Doc, w.Blank = d.Doc, source.Blank(f)
	kept.Do(b.options.Cache, b.keyOf("prose", f), diags, nothing, func(diags *diag.List) none {
		b.fills(a, f, d, diags)
		return wordsStep.Do(b.memo, wordsKey{f, b.guide.Data}, diags, contained(a.Path, none{}, func(diags *diag.List) none {
			check.Words(*w, b.textOf(f, d), diags)
			return none{}
		}))
	})
	if b.options.Cache.Holds(b.docKept("bulk", f)) {
		d.bulk.Store(nil)
	}
}

// anchors stands for all places in Markdown files that links may lead to.
func (b *builder) anchors() *[]string {
	var all []string
	b.written(func(a *model.Article, _ string) {
		all = append(append(all, a.Path), b.docOf(a.Path, nil).anchors...)
	})
	return memo.Intern(b.memo, "anchors", all)
}

func (b *builder) checkPictures(d *markdown.Doc, diags *diag.List) {
	for _, part := range d.Parts {
		if part.Ref == nil || !part.Ref.Image {
			continue
		}
		if _, ok := b.picture(part.Ref); !ok {
			diags.Add(diag.Diagnostic{
				Pos: part.Ref.At, Rule: "dead-link", Message: "there is no picture " + part.Ref.Path,
				Hint: b.pictureHint(part.Ref.Path),
			})
		}
	}
}

// pictureHint says where a picture that was not found lies, or is to lie.
func (b *builder) pictureHint(p string) string {
	name := path.Base(p)
	for _, known := range b.assets.Names() {
		if path.Base(known) == name {
			return "write: ../../assets/" + known
		}
	}
	ext := path.Ext(name)
	if ext != ".png" && ext != ".svg" {
		name = strings.TrimSuffix(name, ext) + ".png"
	}
	return "save the picture as assets/" + name + " (.png or .svg), and write: ../../assets/" + name
}

// contents nests the headings for a table of contents: those of the first
// level, each with those of the second below it.
func contents(headings []markdown.Heading) []layout.TOCItem {
	var items []layout.TOCItem
	for _, h := range headings {
		item := layout.TOCItem{ID: h.ID, HTML: template.HTML(h.HTML)}
		switch last := len(items) - 1; {
		case h.Level == 2:
			items = append(items, item)
		case h.Level == 3 && last >= 0:
			items[last].Sub = append(items[last].Sub, item)
		}
	}
	return items
}
