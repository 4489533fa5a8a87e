package site

import (
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// docKey is a Markdown file; its path is part of the file.
type docKey struct{ File *source.File }

// doc is a Markdown file, rendered: what a build needs of each, whatever changed.
type doc struct {
	*markdown.Doc          // the HTML of its parts is in bulk
	anchors       []string // ids of its headings
	styles        []string // the style sheets that its blocks need

	bulk atomic.Pointer[bulk] // nil when it can be had from the cache: see bulkOf
}

// bulk is the rest of a rendered file, which its own page needs, a look at its words,
// and the index for searching. Of thousands of files it need not be in memory.
type bulk struct {
	html        []string       // of its parts; empty for links and embeds
	text        []run          // its text
	lead, parts []search.Piece // what can be found before its first heading, and of each part
}

var docStep = memo.Step[docKey, *doc]{Name: "markdown", Same: func(a, b *doc) bool {
	return reflect.DeepEqual(a.Doc, b.Doc) && slices.Equal(a.anchors, b.anchors) && slices.Equal(a.styles, b.styles) &&
		reflect.DeepEqual(a.bulk.Load(), b.bulk.Load())
}}

func emptyDoc() *doc {
	d := &doc{Doc: &markdown.Doc{}}
	d.bulk.Store(&bulk{})
	return d
}

// docOf renders a Markdown file. Links and embeds stay open.
func (b *builder) docOf(path string, diags *diag.List) *doc {
	f := b.tree.File(path)
	if f == nil {
		return emptyDoc()
	}
	return b.render(f, diags)
}

func (b *builder) render(f *source.File, diags *diag.List) *doc {
	return docStep.Do(b.memo, docKey{f}, diags, contained(f.Path, emptyDoc(), func(diags *diag.List) *doc {
		return kept.Do(b.options.Cache, b.docKept("doc", f), diags, docs, func(diags *diag.List) *doc {
			d := b.rendered(f, diags)
			kept.Put(b.options.Cache, b.docKept("bulk", f), bulks, d.bulk.Load(), nil)
			return d
		})
	}))
}

// rendered renders a Markdown file now.
func (b *builder) rendered(f *source.File, diags *diag.List) *doc {
	source, _ := source.Split(f, &diag.List{}) // what is wrong with it is reported by package model
	d := &doc{Doc: markdown.Render(f.Path, source.Body, source.BodyLine, markdown.Options{EmbedKinds: embed.Kinds()}, diags)}
	d.styles = stylesOf(d.Parts)
	rest := &bulk{html: make([]string, len(d.Parts)), text: runsOf(d.Text)}
	if !b.options.NoSearch {
		rest.cut(d.Doc)
	}
	for i := range d.Parts {
		rest.html[i], d.Parts[i].HTML = d.Parts[i].HTML, ""
	}
	for _, h := range d.Headings {
		d.anchors = append(d.anchors, h.ID)
	}
	d.Text, d.Plain = nil, ""
	d.bulk.Store(rest)
	return d
}

// bulkOf gives the rest of a file that was rendered: from memory, from the cache, or,
// where that lost it, by rendering the file again.
func (b *builder) bulkOf(f *source.File, d *doc) *bulk {
	if held := d.bulk.Load(); held != nil {
		return held
	}
	if rest, _, ok := kept.Recall(b.options.Cache, b.docKept("bulk", f), bulks); ok && len(rest.html) == len(d.Parts) {
		return rest
	}
	return b.rendered(f, &diag.List{}).bulk.Load()
}

// embedStyles are the style sheets that embeds need.
var embedStyles = map[string]string{"flowchart": chartCSS, "rules": asidesCSS, "sample": codeCSS, "verdict": asidesCSS}

// stylesOf lists the style sheets for what stands in a Markdown file.
func stylesOf(parts []markdown.Part) []string {
	var styles []string
	for _, part := range parts {
		switch {
		case part.Embed != nil && embedStyles[part.Embed.Kind] != "":
			styles = append(styles, embedStyles[part.Embed.Kind])
		case strings.Contains(part.HTML, "<pre"):
			styles = append(styles, codeCSS)
		}
		if strings.Contains(part.HTML, `class="alert `) {
			styles = append(styles, asidesCSS)
		}
	}
	slices.Sort(styles)
	return slices.Compact(styles)
}
