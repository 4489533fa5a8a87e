package check

import (
	"fmt"
	"path"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func idMismatch(g *model.Guide, diags *diag.List) {
	report := func(claimed model.IDAt, name model.ID, what string) {
		if claimed.V != "" && claimed.V != name {
			diags.Add(diag.Diagnostic{Pos: claimed.Pos, Rule: "id-mismatch", Message: fmt.Sprintf("the id %q differs from the name of its %s, %q", claimed.V, what, name), Hint: "make the two the same"})
		}
	}
	for _, d := range g.Decisions {
		report(d.About.ID, d.ID, "folder")
		for _, o := range d.Options {
			if name := strings.TrimSuffix(path.Base(o.Path), ".yaml"); o.Claimed.V != "" {
				diags.Add(diag.Diagnostic{Pos: o.Claimed.Pos, Rule: "id-mismatch", Message: fmt.Sprintf("the id %q differs from the name of its file, %q", o.Claimed.V, name), Hint: renameHint(o, name)})
			}
		}
	}
	for _, t := range g.Tasks {
		report(t.Claimed, t.ID.V, "folder")
	}
}

// renameHint says first how to come back to the name that others refer to.
func renameHint(o *model.Option, name string) string {
	file := fmt.Sprintf("rename the file to %s/%s.yaml", path.Dir(o.Path), o.Claimed.V)
	if o.ID.V == o.Claimed.V {
		return file
	}
	return "write: id: " + name + "\nor " + file + ", and change the id wherever it is named"
}
