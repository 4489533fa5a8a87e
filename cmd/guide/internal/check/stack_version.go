package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackVersion keeps to the versions that addresses can carry.
func stackVersion(g *model.Guide, diags *diag.List) {
	if v := g.Stack.Version; v.Set() && (v.V < 1 || v.V > flow.MaxVersion) {
		reporting("stack-version", diags)(v.Pos, fmt.Sprintf("%d is no version of the joint run", v.V), "begin with 1, and add 1 when shared addresses may lead elsewhere than before")
	}
}
