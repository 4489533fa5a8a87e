package check

import (
	"regexp"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

var (
	dataLink   = regexp.MustCompile(`!?\[([^\][]+)\]\([^()\s]*\)`)
	dataStrong = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	dataTag    = regexp.MustCompile(`(?i)</?(?:a|b|br|code|em|i|li|p|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>`)
)

// dataMarkup keeps the rule data-markup: what data files say is plain text, and
// the marks would be shown.
func dataMarkup(g *model.Guide, diags *diag.List) {
	report := reporting("data-markup", diags)
	look := func(v strict.At[string]) {
		if !strings.ContainsAny(v.V, "[*<") {
			return // as nearly always
		}
		plain := dataTag.ReplaceAllString(dataStrong.ReplaceAllString(dataLink.ReplaceAllString(v.V, "$1"), "$1"), "")
		switch {
		case plain == v.V:
		case dataLink.MatchString(v.V):
			report(v.Pos, "texts in data files are plain: the link would be shown as it is typed", "write: "+plain+"\nand name what it led to under sources")
		default:
			report(v.Pos, "texts in data files are plain: the marks would be shown as they are typed", "write: "+plain)
		}
	}
	eachText(g, look)
	for _, a := range g.Written() {
		look(a.Title)
		look(a.Summary)
	}
}
