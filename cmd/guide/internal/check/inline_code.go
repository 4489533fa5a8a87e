package check

import (
	"encoding/json"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// inlineCode keeps the pages within the content security policy, which allows
// neither inline style nor inline script, and data in them well-formed.
func inlineCode(p *page, diags *diag.List) {
	for _, t := range p.tags {
		kind, external := "", false
		for _, a := range t.attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				diags.Errorf(p.at, "inline-code", "the page %s has the attribute %s on <%s>", p.file, a.Key, t.name)
			case a.Key == "type":
				kind = a.Val
			case a.Key == "src":
				external = true
			}
		}
		switch {
		case t.name == "style":
			diags.Errorf(p.at, "inline-code", "the page %s has a style element", p.file)
		case t.name == "script" && !external && kind != "application/ld+json" && kind != "application/json":
			diags.Errorf(p.at, "inline-code", "the page %s has an inline script", p.file)
		case t.name == "script" && !external && !json.Valid([]byte(t.body)):
			diags.Errorf(p.at, "inline-code", "the data in the page %s is not JSON", p.file)
		}
	}
}
