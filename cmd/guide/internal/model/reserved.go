package model

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// reservedDecisions are ids that the site's own addresses begin with, or that
// a host or a tool may want: a decision's address is /id/.
var reservedDecisions = []ID{
	"404", "all", "articles", "assets", "changes", "content", "data", "feed", "how-we-decide", "icons", "index", "layouts",
	"llms", "public", "robots", "samples", "schema", "script", "search", "share", "sitemap", "sources", "stack", "style",
}

// reservedOptions are ids that a decision's own addresses use: an option's
// address is /decision/id/.
var reservedOptions = []ID{"compare", "criteria", "decide", "scenarios"}

const anchorReason = "pages use it for places of their own"

// reservedAnchor reports whether pages use an id for places of their own.
func reservedAnchor(id ID) bool { return id == "main" || strings.HasPrefix(string(id), "site-") }

// reserved reports an id that the site needs. It returns true: what has the id
// is left out, since its pages would clash, or nothing is published anyway.
func (l loader) reserved(id IDAt, reason string) bool {
	l.diags.Add(diag.Diagnostic{Pos: id.Pos, Rule: "reserved-id", Message: fmt.Sprintf("the id %q is reserved: %s", id.V, reason), Hint: "choose another id"})
	return true
}

// checkAnchors looks at the ids that become places on pages.
func (l loader) checkAnchors(d *Decision) {
	for _, c := range d.Criteria {
		if reservedAnchor(c.ID.V) {
			l.reserved(c.ID, anchorReason)
		}
	}
	for _, s := range d.Scenarios {
		if reservedAnchor(s.ID.V) {
			l.reserved(s.ID, anchorReason)
		}
	}
}

func (l loader) checkSources(sources []*Source) {
	for _, s := range sources {
		if reservedAnchor(s.ID.V) {
			l.reserved(s.ID, anchorReason)
		}
	}
}
