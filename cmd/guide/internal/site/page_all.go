package site

import (
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/route"
)

// listAll lists the page that leads to every other one: for readers without
// scripts, whom the search field does not serve.
func (b *builder) listAll() {
	p := &page{
		url: route.All, kind: "all", title: "All pages", section: "Guide", parent: route.Home,
		summary: "Every page of the guide, by section.",
	}
	p.view = func(f layout.Frame) any { return layout.All{Frame: f, Sections: b.allSections()} }
	b.list(p)
}

// allGroups are the kinds of pages that a section lists apart, in this order.
var allGroups = []struct{ kind, name string }{{"", ""}, {"option", "Options"}, {"criterion", "Criteria"}, {"pair", "Two at a time"}}

func (b *builder) allSections() []layout.AllSection {
	var sections []layout.AllSection
	b.eachListed(func(p *page) {
		at := slices.IndexFunc(sections, func(s layout.AllSection) bool { return s.Name == p.section })
		if at < 0 {
			at = len(sections)
			sections = append(sections, layout.AllSection{ID: "site-" + strconv.Itoa(at+1), Name: p.section, Groups: make([]layout.AllGroup, len(allGroups))})
		}
		group := max(0, slices.IndexFunc(allGroups, func(g struct{ kind, name string }) bool { return g.kind == p.kind }))
		sections[at].Groups[group].Name = allGroups[group].name
		sections[at].Groups[group].Pages = append(sections[at].Groups[group].Pages, layout.Link{URL: p.url, Text: p.title})
	})
	for i := range sections {
		sections[i].Groups = slices.DeleteFunc(sections[i].Groups, func(g layout.AllGroup) bool { return len(g.Pages) == 0 })
	}
	return sections
}
