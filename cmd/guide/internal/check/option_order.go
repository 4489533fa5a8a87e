package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func optionOrder(g *model.Guide, diags *diag.List) {
	eachOptionList(g, func(_ *model.Decision, list []model.IDAt) {
		for i := 1; i < len(list); i++ {
			if list[i].V <= list[i-1].V && list[i].V != "" {
				diags.Add(diag.Diagnostic{
					Pos: list[i].Pos, Rule: "option-order", Message: fmt.Sprintf("%q stands after %q", list[i].V, list[i-1].V),
					Hint: "list options once each and in the order of the alphabet, so that no place is better than another",
				})
			}
		}
	})
}
