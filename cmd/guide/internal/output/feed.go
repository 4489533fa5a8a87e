package output

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/route"
)

// maxEntries is how many articles the feed holds, the latest changed first.
const maxEntries = 20

// feed makes an Atom feed (RFC 4287). Its dates are those of the articles, so
// that it says the same on whatever day it is built.
func feed(in *Input) files {
	return files{"feed.xml": func() []byte { return in.atom() }}
}

func (in *Input) atom() []byte {
	type link struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		Title     string `xml:"title"`
		ID        string `xml:"id"`
		Link      link   `xml:"link"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Summary   string `xml:"summary"`
	}
	type atom struct {
		XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Lang     string   `xml:"xml:lang,attr"`
		Title    string   `xml:"title"`
		Subtitle string   `xml:"subtitle"`
		ID       string   `xml:"id"`
		Links    []link   `xml:"link"`
		Updated  string   `xml:"updated"`
		Author   string   `xml:"author>name"`
		Entries  []entry  `xml:"entry"`
	}
	site := in.Guide.Site
	f := atom{
		Lang: string(site.Language.V), Title: site.Title.V, Subtitle: site.Tagline.V, ID: in.absolute(route.Home), Author: site.Publisher.V,
		Links:   []link{{"self", "application/atom+xml", in.absolute(route.Feed)}, {"alternate", "text/html", in.absolute(route.Home)}},
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
	}
	for _, p := range latest(in.Pages()) {
		f.Entries = append(f.Entries, entry{
			Title: p.Title, ID: in.absolute(p.URL), Link: link{"alternate", "text/html", in.absolute(p.URL)},
			Published: p.Published.Time().Format(time.RFC3339), Updated: p.Changed.Time().Format(time.RFC3339), Summary: p.Summary,
		})
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return encodeXML(f)
}

func latest(pages []Page) []Page {
	var articles []Page
	for _, p := range pages {
		if p.Article {
			articles = append(articles, p)
		}
	}
	slices.SortFunc(articles, func(a, b Page) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.URL, b.URL))
	})
	return articles[:min(len(articles), maxEntries)]
}

func encodeXML(v any) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(v); err != nil {
		panic(err) // the types here always encode
	}
	return b.Bytes()
}
