package site

import "whichbackend.example/guide/cmd/guide/internal/route"

// Page is what is known of a page before it is laid out.
type Page struct {
	URL      string // within the site
	File     string // of the output
	Redirect string // the address that it leads to, of a page that is only a former address
}

// Pages lists the pages of the site, those of articles last.
func (s *Site) Pages() []Page {
	if len(s.files) == 0 {
		return nil
	}
	var pages []Page
	for _, p := range s.builder.pages {
		pages = append(pages, Page{p.url, outputPath(p.url), p.redirect})
	}
	for _, a := range s.builder.views.Published() {
		pages = append(pages, Page{URL: route.Article(a.Slug), File: articlePath(a)})
	}
	return pages
}
