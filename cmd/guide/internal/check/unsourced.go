package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func unsourced(g *model.Guide, diags *diag.List) {
	report := reporting("unsourced", diags)
	eachCell(g, func(_ *model.Decision, o *model.Option, e strict.Entry[*model.Cell]) {
		if g.Broken[o.Path] {
			return // what is missed here may be what could not be read
		}
		c := e.Value
		unknown := c.Level.V == model.Unknown
		switch {
		case c.Level.V == "": // refused when it was read
		case !unknown && len(c.Sources) == 0:
			report(e.Key.Pos, "the verdict has no source", "add a line: sources: [id], with ids from data/sources.yaml\nor write level: unknown, and a line settled_by: … that says what would settle it")
		case unknown && !c.SettledBy.Set():
			report(c.Level.Pos, "the level is unknown, but nothing says what would settle it", "add a line: settled_by: …, in words such as: A benchmark of both on one machine.")
		case !unknown && c.SettledBy.Set():
			report(c.SettledBy.Pos, "settled_by belongs to cells whose level is unknown", "remove it")
		}
		for _, x := range c.Dissent {
			if len(x.Sources) == 0 {
				report(x.At, "the dissent has no source", "add sources: [id]")
			}
		}
	})
	for _, p := range g.Stack.Pairs {
		if p.Verdict.V != "" && p.Verdict.V != "unknown" && len(p.Sources) == 0 {
			report(p.At, "the verdict on this pair has no source", "add sources: [id], or make the verdict unknown")
		}
	}
}
