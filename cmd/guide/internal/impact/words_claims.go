package impact

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// flows says how many ways of answering lead elsewhere, and which.
func (p *printer) flows(flows []Flow, whole *Stack) {
	var same []string
	var differ []Flow
	for _, f := range flows {
		if f.same() {
			same = append(same, fmt.Sprintf("%s (%s)", f.Decision, count(f.Paths, "path")))
		} else {
			differ = append(differ, f)
		}
	}
	if len(differ) == 0 && whole.sameRuns() {
		return
	}
	p.section("Recommendations")
	for _, f := range differ {
		p.line(p.item(summary(f)))
		listAs(p, p.under, f.Differing, p.path)
	}
	if len(same) > 0 {
		p.line(p.item("the same on all answer paths: " + strings.Join(same, ", ")))
	}
	p.wholeStack(whole)
}

func summary(f Flow) string {
	switch f.Change {
	case "added":
		return fmt.Sprintf("%s is new, with %s", f.Decision, count(f.New, "answer path"))
	case "removed":
		return fmt.Sprintf("%s is gone, with its %s", f.Decision, count(f.Gone, "answer path"))
	}
	s := fmt.Sprintf("%s: %d of %s (%.1f %%) recommend", f.Decision, f.Changed, count(f.Paths, "answer path"), 100*f.Share)
	if f.Changed == 1 {
		s += "s"
	}
	s += " something else"
	for _, more := range []struct {
		n    int
		what string
	}{{f.Firmness, "with another firmness or second choice"}, {f.New, "new"}, {f.Gone, "gone"}} {
		if more.n > 0 {
			s += fmt.Sprintf("; %d %s", more.n, more.what)
		}
	}
	if f.More {
		s += fmt.Sprintf("; there are more than %d, and the others were not walked", maxPaths)
	}
	return s
}

// way writes answers as the command line gives them, and how many ways begin so.
func (p *printer) way(given []Answer, ways int, many string) string {
	var answers []string
	for _, a := range given {
		answers = append(answers, string(a.Question)+"="+string(a.Answer))
	}
	way := "whatever is answered"
	if len(answers) > 0 {
		way = p.code(strings.Join(answers, " "))
	}
	if ways > 1 {
		way += fmt.Sprintf(" (%d %s)", ways, many)
	}
	return way
}

func (p *printer) path(path Path) string {
	way := p.way(path.Answers, path.Paths, "paths")
	switch {
	case path.Before == nil:
		return way + ": new, " + path.After.words(true)
	case path.After == nil:
		return way + ": gone, it was " + path.Before.words(true)
	}
	full := path.Before.choosesLike(path.After)
	return way + ": " + path.Before.words(full) + " → " + path.After.words(full)
}

// words says what is chosen, and with full how firmly.
func (r *Recommendation) words(full bool) string {
	s := idList(r.Choose, " or ", "nothing")
	if full {
		s += ", " + string(r.Strength)
		if r.RunnerUp != "" {
			s += ", then " + string(r.RunnerUp)
		}
	}
	return s
}

// idList joins ids, which are plain words.
func idList(ids []model.ID, by, none string) string {
	if len(ids) == 0 {
		return none
	}
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, by)
}

func (p *printer) scenarios(scenarios []Scenario, whole []StackScenario) {
	if len(scenarios)+len(whole) == 0 {
		return
	}
	p.section("Scenarios")
	list(p, scenarios, func(s Scenario) string {
		name := fmt.Sprintf("%s/%s", s.Decision, s.Scenario)
		switch {
		case s.Before == nil:
			return fmt.Sprintf("%s is new: %s", name, s.After.words())
		case s.After == nil:
			return fmt.Sprintf("%s is gone; it was: %s", name, s.Before.words())
		}
		return fmt.Sprintf("%s: %s → %s", name, s.Before.words(), s.After.words())
	})
	list(p, whole, StackScenario.words)
}

func (v *ScenarioResult) words() string {
	return fmt.Sprintf("%s by %s (accepts %s)", idList(v.Choose, " or ", "nothing"), v.Outcome, idList(v.Accept, ", ", "nothing"))
}

func (p *printer) links(links []Link, whole []StackLink) {
	if len(links)+len(whole) == 0 {
		return
	}
	p.section("Links that people may have shared")
	list(p, links, func(l Link) string {
		s := fmt.Sprintf("%s: %s leads to %s", l.Decision, p.code(l.Query), l.Before)
		switch {
		case l.After == "":
			s += " → several outcomes, or none"
		case l.After != l.Before:
			s += " → " + string(l.After)
		}
		if l.Dropped {
			s += "; it is no longer listed"
		}
		if l.Declared != "" {
			s += "; the reason given: " + p.quote(l.Declared)
		}
		return s
	})
	list(p, whole, p.stackLink)
}

func (p *printer) cells(cells []Cell) {
	var judged, touched []Cell
	for _, c := range cells {
		if c.judged() {
			judged = append(judged, c)
		} else {
			touched = append(touched, c)
		}
	}
	if len(cells) == 0 {
		return
	}
	p.section("Cells")
	list(p, judged, p.cell)
	list(p, touched, func(c Cell) string { // says the same
		return c.name() + ": " + strings.Join(c.Also, ", ")
	})
}

func (c Cell) name() string { return fmt.Sprintf("%s/%s/%s", c.Decision, c.Option, c.Criterion) }

func (p *printer) cell(c Cell) string {
	s := c.name() + ": "
	switch {
	case c.Before == nil:
		return s + "new, " + string(c.After.Level) + "\n" + p.quote(c.After.Verdict)
	case c.After == nil:
		return s + "gone, it was " + string(c.Before.Level)
	case c.Before.Level != c.After.Level:
		s += string(c.Before.Level) + " → " + string(c.After.Level)
	default:
		s += "still " + string(c.After.Level)
	}
	if len(c.Also) > 0 {
		s += "; also " + strings.Join(c.Also, ", ")
	}
	if c.Before.Verdict == c.After.Verdict {
		return s
	}
	return s + "\nbefore: " + p.quote(c.Before.Verdict) + "\nnow: " + p.quote(c.After.Verdict)
}

func (p *printer) claims(claims []Claim) {
	if len(claims) == 0 {
		return
	}
	p.section("Other claims")
	list(p, claims, func(c Claim) string {
		s := c.Kind + " " + p.code(c.Name) + ": "
		switch {
		case c.Before == nil:
			return s + "new" + p.statement(c.After)
		case c.After == nil:
			return s + "gone"
		case c.graded() && c.Before.Text == c.After.Text:
			return s + p.code(c.Before.Grade) + " → " + p.code(c.After.Grade)
		}
		return s + "reworded\nbefore: " + p.quote(c.Before.words()) + "\nnow: " + p.quote(c.After.words())
	})
}

func (p *printer) statement(s *Statement) string {
	if words := s.words(); words != "" {
		return "\n" + p.quote(words)
	}
	return ""
}

func (s *Statement) words() string { return strings.TrimPrefix(s.Grade+": "+s.Text, ": ") }

func (p *printer) sources(s Sources) {
	if s.same() {
		return
	}
	p.section("Sources")
	for _, group := range []struct {
		what string
		ids  []model.ID
	}{{"added", s.Added}, {"dropped", s.Dropped}, {"changed in address, kind or publisher", s.Changed}} {
		if len(group.ids) > 0 {
			p.line(p.item(group.what + ": " + idList(group.ids, ", ", "")))
		}
	}
	list(p, s.Lost, func(l Lost) string {
		now := "and rests on nothing now"
		if len(l.RestsOn) > 0 {
			now = "and now rests on " + idList(l.RestsOn, ", ", "")
		}
		return fmt.Sprintf("%s %s (%s) lost %s %s", l.Kind, p.code(l.Name), p.code(l.Place), idList(l.Lost, ", ", ""), now)
	})
}
