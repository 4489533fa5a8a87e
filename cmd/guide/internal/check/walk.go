package check

import (
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// id is an id where it is used.
type id = strict.At[model.ID]

// eachCell walks the cells of all options.
func eachCell(g *model.Guide, do func(*model.Decision, *model.Option, strict.Entry[*model.Cell])) {
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			for _, e := range o.Cells {
				if e.Value != nil {
					do(d, o, e)
				}
			}
		}
	}
}

// eachOptionList walks every list of options in data and front matter.
func eachOptionList(g *model.Guide, do func([]id)) {
	for _, d := range g.Decisions {
		for _, a := range d.About.ShortAnswer {
			do(a.Choose)
		}
		for _, s := range d.Scenarios {
			do(s.Accept)
		}
	}
	for _, a := range written(g) {
		do(a.Options)
	}
}

// eachSourceList walks every list of sources.
func eachSourceList(g *model.Guide, do func([]id)) {
	for _, d := range g.Decisions {
		for _, a := range d.About.ShortAnswer {
			do(a.Sources)
		}
		for _, c := range d.Changes {
			do(c.Sources)
		}
		for _, o := range d.Options {
			for _, list := range o.Cited() {
				do(list)
			}
		}
	}
	for _, p := range g.Stack {
		do(p.Sources)
	}
	for _, a := range written(g) {
		do(a.Sources)
	}
}

// written lists articles and pages.
func written(g *model.Guide) []*model.Article {
	return append(append([]*model.Article(nil), g.Articles...), g.Pages...)
}
