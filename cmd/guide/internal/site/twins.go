package site

import (
	"errors"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/twin"
)

// twinOf is the address of a page as Markdown; empty for pages that have none.
// The first page has few words of its own: what it shows is on others.
func (b *builder) twinOf(p *page) string {
	if b.options.NoTwins || p.kind != "article" && p.kind != "page" {
		return ""
	}
	return route.Twin(p.url)
}

// twinFile is the twin of a page as a file of the output.
func (b *builder) twinFile(p *page) *file {
	return &file{path: outputPath(b.twinOf(p)), origin: p.origin, produce: func() ([]byte, error) { return b.writeTwin(p) }}
}

// isTwin reports whether a file says what a page says, in Markdown. What is
// wrong with it is wrong with the page and reported there.
func isTwin(path string) bool { return strings.HasSuffix(path, "/index.md") }

func (b *builder) writeTwin(p *page) ([]byte, error) {
	f := b.tree.File(p.origin.File)
	if f == nil {
		return nil, errors.New("its source is gone")
	}
	parts, _ := source.Split(f, &diag.List{})
	filler := &embed.Filler{Views: b.views}
	var failed error
	fill := func(e *markdown.Embed) string {
		text, err := filler.Markdown(e, p.article.Decision.V, b.absolute(""))
		failed = errors.Join(failed, err)
		return text
	}
	address := func(ref *markdown.Ref) string { return b.fullAddress(p.url, ref) }
	body := twin.Body(string(parts.Body), parts.BodyLine, b.docOf(f.Path, nil).Doc, address, fill)
	w := &twin.Writer{Root: b.absolute("")}
	w.Article(b.articleView(p.article, layout.Frame{URL: p.url, Site: b.frame}), body)
	return []byte(w.String()), failed
}

// fullAddress is [builder.address] for readers who are elsewhere.
func (b *builder) fullAddress(from string, ref *markdown.Ref) string {
	address := b.address(from, ref)
	switch {
	case address == "":
		return ""
	case strings.HasPrefix(address, "#"):
		return b.absolute(from) + address
	}
	return b.origin + address
}
