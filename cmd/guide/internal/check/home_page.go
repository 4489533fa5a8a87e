package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// homePage refuses what the first page would not show.
func homePage(g *model.Guide, diags *diag.List) {
	report := reporting("home-page", diags)
	for _, p := range g.Pages {
		if p.Path != model.HomeFile {
			continue
		}
		if p.Draft {
			report(p.At, "the first page cannot be a draft", "remove draft: true")
		}
		if p.Decision.Set() {
			report(p.Decision.Pos, "the first page does not show a decision of its own", "remove decision; the page shows all decisions")
		}
		if len(p.Options) > 0 {
			report(p.Options[0].Pos, "the first page does not show options of its own", "remove options; the page shows those of the first decision")
		}
		if len(p.Sources) > 0 {
			report(p.Sources[0].Pos, "the first page does not show sources", "cite them on content/pages/how-we-decide.md, or in an article")
		}
	}
}
