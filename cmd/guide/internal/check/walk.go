package check

import (
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

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

// eachOptionList walks every list of options in data and front matter, with the
// decision that they must belong to: none for articles, which compare across
// decisions.
func eachOptionList(g *model.Guide, do func(*model.Decision, []model.IDAt)) {
	for _, d := range g.Decisions {
		for _, a := range d.About.ShortAnswer {
			do(d, a.Choose)
		}
		for _, s := range d.Scenarios {
			do(d, s.Accept)
		}
	}
	for _, a := range g.Written() {
		do(nil, a.Options)
	}
}
