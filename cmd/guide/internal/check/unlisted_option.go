package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// unlistedOption finds the options of the article's decision that its text
// names, but its front matter does not.
func unlistedOption(w Written, diags *diag.List) {
	d := w.Guide.Decision(w.Article.Decision.V)
	if d == nil || w.Guide.Broken[w.Article.Path] {
		return
	}
	for _, o := range d.Options {
		if o.Name.V == "" || slices.ContainsFunc(w.Article.Options, func(id model.IDAt) bool { return id.V == o.ID.V }) {
			continue
		}
		if at, named := w.names(o.Name.V); named {
			diags.Add(diag.Diagnostic{
				Pos: at, Rule: "unlisted-option", Message: fmt.Sprintf("the text names %s, which the front matter does not list", o.Name.V),
				Hint: fmt.Sprintf("add %s to options:, so that its page leads here", o.ID.V),
			})
		}
	}
}

// names finds the first place where a name stands in the text as a whole word.
func (w Written) names(name string) (diag.Pos, bool) {
	for _, p := range w.text {
		if found := find(p.text, name); len(found) > 0 {
			return p.at(found[0]), true
		}
	}
	return diag.Pos{}, false
}
