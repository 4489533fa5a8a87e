package check

import (
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Figures tell the size of a guide.
type Figures struct{ Options, Criteria, Cells, Unknown, Sources, Articles int }

// Count measures a guide.
func Count(g *model.Guide) Figures {
	f := Figures{Sources: len(g.Sources), Articles: len(g.Articles)}
	for _, d := range g.Decisions {
		f.Options += len(d.Options)
		f.Criteria += len(d.Criteria)
	}
	eachCell(g, func(_ *model.Decision, _ *model.Option, e strict.Entry[*model.Cell]) {
		f.Cells++
		if e.Value.Level.V == model.Unknown {
			f.Unknown++
		}
	})
	return f
}
