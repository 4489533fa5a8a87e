package site

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/kept/kepttest"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/search"
)

func TestKeptDoc(t *testing.T) {
	d := &doc{Doc: &markdown.Doc{}, styles: []string{"a.css", "b.css"}}
	kepttest.Fill(d.Doc, "a.md")
	d.Text, d.Plain = nil, "" // no page shows them
	for i := range d.Parts {
		d.Parts[i].HTML = "" // in its bulk
	}
	for _, h := range d.Headings {
		d.anchors = append(d.anchors, h.ID)
	}
	kepttest.Holds(t, d, docs)
	rest := &bulk{html: []string{"<p>", "", "text"}, text: []run{{1, 2, 3, 4}, {5, 6, 7, 8}}}
	rest.lead = []search.Piece{search.Cut(search.Part{Kind: "a", Anchor: "b", Heading: "Heading", Text: "some words"})}
	rest.parts = append(rest.lead, search.Cut(search.Part{Text: "other words"}))
	kepttest.Holds(t, rest, bulks)
}
