package check

import (
	"bytes"
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// leaks are what templates print for values that went wrong, as a reader sees
// it.
var leaks = []string{"ZgotmplZ", "<no value>", "<nil>", "%!s(", "%!d(", "%!v(", "0001-01-01"}

// mayLeak reports whether a page may show a leak as it is written. One that
// begins as a tag is never text, except where it is escaped, in an attribute,
// and in elements that hold no tags.
func mayLeak(data []byte) bool {
	return slices.ContainsFunc(leaks, func(l string) bool { return l[0] != '<' && bytes.Contains(data, []byte(l)) })
}

// leak looks for traces of the program's inner values in the text and in the
// attributes of finished pages; code blocks may hold anything.
func leak(p *page, diags *diag.List) {
	for _, l := range leaks {
		if bytes.Contains(p.shown, []byte(l)) {
			diags.Add(diag.Diagnostic{
				Pos: p.at, Rule: "leak", Message: fmt.Sprintf("the page %s shows %q, a trace of the program", p.file, l),
				Hint: "if the text says so on purpose, put it into a block of code, or describe it in words",
			})
		}
	}
}
