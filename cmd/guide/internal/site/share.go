package site

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/share"
)

// shareKey is exactly what a share image shows.
type shareKey struct{ Card share.Card }

var shareStep = memo.Step[shareKey, []byte]{Name: "share image"}

// isShared reports whether a page has a picture for those who share its address.
func (b *builder) isShared(p *page) bool {
	return b.options.Draw != nil && p.redirect == "" && p.url != route.NotFound && !p.unlisted
}

// shareFile is the picture of a page as a file of the output.
func (b *builder) shareFile(p *page) *file {
	return &file{path: outputPath(route.Share(p.url)), origin: p.origin, produce: func() ([]byte, error) {
		key := shareKey{b.cardOf(p)}
		return shareStep.Do(b.memo, key, nil, func(diags *diag.List) []byte {
			sum := sha256.Sum256(fmt.Appendf(nil, "picture %q", key.Card))
			return kept.Do(b.options.Cache, sum, diags, pictures, func(*diag.List) []byte { return b.options.Draw(key.Card) })
		}), nil
	}}
}

// isShare reports whether a file is a share image. Nothing can be wrong with
// it that is not wrong with its page.
func isShare(path string) bool {
	return strings.HasPrefix(path, "share/") && strings.HasSuffix(path, ".png")
}

// sharedPage is the folder of the page that a share image shows.
func sharedPage(path string) string {
	return strings.TrimSuffix(strings.TrimPrefix(path, "share/"), ".png") + "/"
}

// cardOf is what the picture of a page shows.
func (b *builder) cardOf(p *page) share.Card {
	about := b.guide.Site
	c := share.Card{Over: p.over(), Title: p.title, Under: p.under, Site: about.Title.V, Aside: about.Tagline.V}
	if p.url == route.Home { // its title is the name of the site
		c.Site, c.Aside = about.Publisher.V, ""
	}
	if p.names[0] != "" {
		c.Title, c.Or = p.names[0], p.names[1]
		return c
	}
	// What the line above says need not stand in the title.
	c.Title = strings.TrimSuffix(strings.TrimPrefix(c.Title, shareWords["decide"]+": "), ": "+p.section)
	if first, rest, both := strings.Cut(c.Title, ": "); both && c.Under == "" {
		c.Title, c.Under = first, rest
	}
	return c
}

// shareWords say what pages of a kind are, where their titles do not.
var shareWords = map[string]string{
	"compare": "Side by side", "decision": "Decision", "decide": "Decide", "pair": "Side by side", "criterion": "Criterion", "article": "Article", "sample": "Code sample",
}

// over is the line above the title.
func (p *page) over() string {
	word := shareWords[p.kind]
	switch p.kind {
	case "home":
		return ""
	case "decide", "pair", "criterion":
		return p.section + " · " + word
	}
	switch {
	case word != "":
		return word
	case p.section == p.title:
		return "Guide"
	}
	return p.section
}
