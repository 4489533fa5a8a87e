package impact

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// wholeStack says how many runs through all decisions lead elsewhere, and which.
func (p *printer) wholeStack(s *Stack) {
	if s.sameRuns() {
		return
	}
	p.line(p.item(s.summary()))
	listAs(p, p.under, s.Differing, p.run)
	if s.Order != nil {
		p.line(p.under("asked in the order: " + idList(s.Order.After, ", ", "of the flows")))
	}
}

func (s *Stack) summary() string {
	switch s.Change {
	case "added":
		return "the whole stack can be decided in one run now"
	case "removed":
		return "the whole stack can no longer be decided in one run"
	}
	text := fmt.Sprintf("the whole stack: %d of %s (%.1f %%) recommend", s.Changed, count(s.Runs, "run"), 100*s.Share)
	if s.Changed == 1 {
		text += "s"
	}
	text += " something else"
	for _, more := range []struct {
		n    int
		what string
	}{{s.New, "new"}, {s.Gone, "gone"}} {
		if more.n > 0 {
			text += fmt.Sprintf("; %d %s", more.n, more.what)
		}
	}
	if s.More {
		text += fmt.Sprintf("; there are more than %d, and the others were not walked", maxRuns)
	}
	if !s.sameSize() {
		text += fmt.Sprintf("; %.2f → %.2f questions on average, at most %d → %d", s.Before.Mean, s.After.Mean, s.Before.Longest, s.After.Longest)
	}
	return text
}

func (p *printer) run(r Run) string {
	way := p.way(r.Answers, r.Runs, "runs")
	switch {
	case r.Before == nil:
		return way + ": new, " + endWords(r.After)
	case r.After == nil:
		return way + ": gone, it was " + endWords(r.Before)
	}
	return way + ": " + changes(r.Before, r.After)
}

// changes says of each decision what it chose and what it chooses.
func changes(before, after []End) string {
	was := map[model.ID]string{}
	for _, e := range before {
		was[e.Decision] = e.words()
	}
	var all []string
	for _, e := range after {
		all = append(all, fmt.Sprintf("%s %s → %s", e.Decision, was[e.Decision], e.words()))
	}
	return strings.Join(all, "; ")
}

func (e End) words() string {
	s := idList(e.Choose, " or ", "nothing")
	if e.Open {
		s += " (open)"
	}
	return s
}

func endWords(ends []End) string {
	var all []string
	for _, e := range ends {
		all = append(all, fmt.Sprintf("%s %s", e.Decision, e.words()))
	}
	return strings.Join(all, ", ")
}

func (s StackScenario) words() string {
	name := "the whole stack/" + string(s.Scenario)
	switch {
	case s.Before == nil:
		return fmt.Sprintf("%s is new: %s", name, s.After.words())
	case s.After == nil:
		return fmt.Sprintf("%s is gone; it was: %s", name, s.Before.words())
	}
	return fmt.Sprintf("%s: %s → %s", name, s.Before.words(), s.After.words())
}

func (c *StackCase) words() string {
	return fmt.Sprintf("%s (accepts %s)", endWords(c.Ends), endWords(c.Accept))
}

func (p *printer) stackLink(l StackLink) string {
	s := fmt.Sprintf("the whole stack: %s leads to %s", p.code(l.Query), linkWords(l.Before))
	if now := linkWords(l.After); now != linkWords(l.Before) {
		s += " → " + now
	}
	if l.Dropped {
		s += "; it is no longer listed"
	}
	if l.Declared != "" {
		s += "; the reason given: " + p.quote(l.Declared)
	}
	return s
}

// linkWords lists the outcomes of a link, and what it decides itself.
func linkWords(ends []End) string {
	var all []string
	for _, e := range ends {
		if e.Outcome != "" {
			all = append(all, fmt.Sprintf("%s %s", e.Decision, e.Outcome))
		} else {
			all = append(all, fmt.Sprintf("%s %s", e.Decision, e.words()))
		}
	}
	if all == nil {
		return "nowhere, as there is no joint run"
	}
	return strings.Join(all, ", ")
}
