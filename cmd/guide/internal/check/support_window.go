package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func supportWindow(g *model.Guide, diags *diag.List) {
	report := reporting("support-window", diags)
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			seen := map[[2]string]bool{}
			for _, w := range o.Windows() {
				reportWindow(w, !g.Broken[o.Path], report)
				line := [2]string{w.Line.V, string(w.Kind.V)}
				if w.Line.V != "" && w.Kind.V != "" && seen[line] {
					report(w.At, fmt.Sprintf("the line %s has two windows of the kind %s", w.Line.V, w.Kind.V), "keep one; other kinds may stand beside it")
				}
				seen[line] = true
			}
		}
	}
}

// reportWindow looks at one window. What is missing in a file with a fault may
// be what could not be read.
func reportWindow(w model.Window, whole bool, report reporter) {
	switch {
	case w.To.Set() && w.NoEnd.Set():
		report(w.NoEnd.Pos, "the window has an end, and says why it has none", "remove no_end, or to")
	case whole && !w.To.Set() && !w.NoEnd.Set():
		report(w.At, "the window has no end, and nothing says why", "add to: …, or say in no_end: … what the sources say instead")
	case !w.From.V.IsZero() && !w.To.V.IsZero() && coarse(w.From.V, w.To.V).Compare(coarse(w.To.V, w.From.V)) > 0:
		report(w.To.Pos, fmt.Sprintf("the window ends on %s, before it begins on %s", w.To.V, w.From.V), "")
	}
}
