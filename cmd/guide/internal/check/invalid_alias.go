package check

import (
	"fmt"
	"regexp"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

var address = regexp.MustCompile(`^/([a-z0-9]+(-[a-z0-9]+)*/)+$`)

func invalidAlias(g *model.Guide, diags *diag.List) {
	for _, a := range g.Written() {
		for _, alias := range a.Aliases {
			if !address.MatchString(alias.V) {
				diags.Add(diag.Diagnostic{Pos: alias.Pos, Rule: "invalid-alias", Message: fmt.Sprintf("%q is not an address of this site", alias.V), Hint: "write it as /articles/former-name/"})
			}
		}
	}
}
