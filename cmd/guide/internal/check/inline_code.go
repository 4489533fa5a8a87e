package check

import (
	"encoding/json"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// inlineCode keeps the pages within the content security policy, which allows
// neither inline style nor inline script, and data in them well-formed.
func inlineCode(p *page, diags *diag.List) {
	for _, t := range p.odd {
		for _, attribute := range t.attrs {
			diags.Errorf(p.at, "inline-code", "the page %s has the attribute %s on <%s>", p.file, attribute, t.name)
		}
		switch {
		case t.name == "style":
			diags.Errorf(p.at, "inline-code", "the page %s has a style element", p.file)
		case t.name == "script" && !t.src && t.kind != "application/ld+json" && t.kind != "application/json":
			diags.Errorf(p.at, "inline-code", "the page %s has an inline script", p.file)
		case t.name == "script" && !t.src && !json.Valid(t.body):
			diags.Errorf(p.at, "inline-code", "the data in the page %s is not JSON", p.file)
		}
	}
}
