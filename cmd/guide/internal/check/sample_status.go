package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func sampleStatus(g *model.Guide, diags *diag.List) {
	for _, t := range g.Tasks {
		for _, e := range t.Variants {
			v := e.Value
			switch applicable := v.Status.V != model.NotApplicable; {
			case v.Status.V == "": // refused when it was read
			case applicable && len(v.Files) == 0:
				diags.Add(diag.Diagnostic{Pos: e.Key.Pos, Rule: "sample-status", Message: "the sample lists no files", Hint: "add files: [name], or make the status not-applicable and say why in note"})
			case !applicable && (len(v.Files) > 0 || !v.Note.Set()):
				diags.Add(diag.Diagnostic{Pos: e.Key.Pos, Rule: "sample-status", Message: "a sample that is not applicable has no files and says why", Hint: "remove files and add note: …"})
			}
		}
	}
}
