package interview

import (
	"net/url"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Given is what was answered before the interview begins.
type Given struct {
	State   flow.State
	Order   []model.ID // the questions, in the order in which they were answered
	Dropped []string   // parts that say nothing to the flow, as they were written
}

// Read takes parts of the form question=answer. They follow the rules of
// addresses, so it makes an address of them and reads that.
func Read(f *flow.Flow, parts []string) Given {
	written := map[string]string{} // by what stands in the address
	var query []string
	for _, part := range parts {
		question, answer, _ := strings.Cut(part, "=")
		escaped := url.QueryEscape(question) + "=" + url.QueryEscape(answer)
		written[escaped] = part
		query = append(query, escaped)
	}
	q := f.ParseQuery(strings.Join(query, "&"))
	g := Given{State: q.State}
	for _, part := range parts {
		question, _, _ := strings.Cut(part, "=")
		if id := model.ID(question); q.State[id] != "" && !slices.Contains(g.Order, id) {
			g.Order = append(g.Order, id)
		}
	}
	for _, part := range q.Dropped {
		g.Dropped = append(g.Dropped, written[part])
	}
	return g
}

// whyDropped says in words why a part counts for nothing, and what was perhaps
// meant.
func whyDropped(f *flow.Flow, part string) string {
	question, answer, _ := strings.Cut(part, "=")
	why, hint := f.WhyDropped(question, answer)
	if hint != "" {
		return why + "; " + hint
	}
	return why
}
