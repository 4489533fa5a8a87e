package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// flowVersion keeps to the versions that addresses can carry.
func flowVersion(g *model.Guide, diags *diag.List) {
	eachFlow(g, func(d *model.Decision) {
		if v := d.Flow.Version; v.V < 1 || v.V > flow.MaxVersion {
			diags.Add(diag.Diagnostic{Pos: v.Pos, Rule: "flow-version", Message: fmt.Sprintf("%d is no version of a flow", v.V), Hint: "begin with 1, and add 1 when an id changes or an answer leads elsewhere"})
		}
	})
}
