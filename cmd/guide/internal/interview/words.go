package interview

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// label names an outcome where others stand beside it, which may choose the
// same options.
func label(f *flow.Flow, o *flow.Outcome) string {
	return fmt.Sprintf("%s, %s [%s]", f.Name(o), o.Strength.V, o.ID)
}

// labels names the outcomes that may be.
func labels(f *flow.Flow, outcomes []*flow.Outcome) string {
	var all []string
	for _, o := range outcomes {
		all = append(all, label(f, o))
	}
	ends := strings.Join(all, "; ")
	if len(all) > 1 {
		ends = "one of: " + ends
	}
	return ends
}

// citations collects what a text rests on, in the order in which it does.
type citations struct {
	guide *model.Guide
	all   []*model.Source
}

// maxTitle keeps a title to a part of a line where it stands behind a claim.
const maxTitle = 40

// cite gives the titles of sources in short, for the end of a claim.
func (c *citations) cite(ids []model.IDAt) string {
	var titles []string
	for _, id := range ids {
		if s := c.add(id.V); s != nil {
			titles = append(titles, shorten(s.Title.V, maxTitle))
		}
	}
	if titles == nil {
		return ""
	}
	return " (" + strings.Join(titles, "; ") + ")"
}

func (c *citations) add(id model.ID) *model.Source {
	for _, s := range c.all {
		if s.ID.V == id {
			return s
		}
	}
	s := c.guide.Source(id)
	if s != nil {
		c.all = append(c.all, s)
	}
	return s
}
