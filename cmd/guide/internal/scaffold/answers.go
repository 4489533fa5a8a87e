package scaffold

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// steps says what is left to do for a new option, with every place that now
// needs an answer about it. The places are what the rules report of the guide
// with the option in it, filled in; the first time as it is, and then with the
// option in the flow's list of those that are never chosen, for which every
// outcome has to give a reason.
func (n *newOption) steps(made Made) ([]Step, error) {
	p := n.project
	filled, err := n.changes(true)
	if err != nil {
		return nil, err
	}
	with, found := p.with(filled)
	found = elsewhere(found, filled)
	steps := []Step{
		{Do: fmt.Sprintf("Fill in %s. The comment behind each key says what belongs there; for a level read the words of its criterion above it.", made.Changes[0].where())},
		{Do: fmt.Sprintf("For every source that data/sources.yaml does not have: %s.", p.Command("new source NAME"))},
	}
	if len(made.Changes) > 1 {
		steps = append(steps, Step{Do: fmt.Sprintf("Judge the pairs in %s, lines %d to %d.", model.StackFile, made.Changes[1].Lines[0].First, last(made.Changes[1].Lines))})
	}
	if len(found) > 0 {
		steps = append(steps, Step{fmt.Sprintf("These places need an answer about %s:", n.id), places(found)})
	}
	if later := elsewhere(n.unexplained(with), filled); len(later) > 0 {
		steps = append(steps, Step{fmt.Sprintf("Then every outcome that does not choose %s has to say why not, or an answer on each path to it speaks against %s. "+
			"One such answer early in the flow can do it for many outcomes:", n.id, n.id), places(later)})
	}
	steps = append(steps, n.worthALook()...)
	return append(steps, p.check()), nil
}

func last(spans []Span) int { return spans[len(spans)-1].Last }

// elsewhere leaves out what stands in the scaffold itself: its values are only
// stand-ins here.
func elsewhere(found []diag.Diagnostic, changes []Change) []diag.Diagnostic {
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(changes, func(c Change) bool {
			return c.Path == d.File && (c.New || slices.ContainsFunc(c.Lines, func(s Span) bool { return s.First <= d.Line && d.Line <= s.Last }))
		})
	})
}

// unexplained gives what the rules would report if the flow said why the option
// is never chosen.
func (n *newOption) unexplained(g *model.Guide) []diag.Diagnostic {
	before, after := &diag.List{}, &diag.List{}
	check.Data(g, model.Date{}, before)
	d := *g.Decision(n.decision.ID)
	if d.Flow.At.Line == 0 {
		return nil // the flow cannot be read, which check reports
	}
	reason := strict.Entry[strict.At[string]]{Key: strict.At[string]{V: string(n.id), Pos: d.Flow.At}, Value: strict.At[string]{V: "A stand-in.", Pos: d.Flow.At}}
	d.Flow.NotChosen = append(slices.Clone(d.Flow.NotChosen), reason)
	then := *g
	then.Decisions = slices.Clone(g.Decisions)
	then.Decisions[n.position()] = &d
	check.Data(&then, model.Date{}, after)
	return diag.Beyond(before.All(), after.All())
}

// places turns what the rules report into places, those of one rule together.
func places(found []diag.Diagnostic) []Place {
	rules := map[string]int{}
	for _, d := range found {
		if _, known := rules[d.Rule]; !known {
			rules[d.Rule] = len(rules)
		}
	}
	slices.SortStableFunc(found, func(a, b diag.Diagnostic) int { return rules[a.Rule] - rules[b.Rule] })
	var all []Place
	for _, d := range found {
		all = append(all, Place{d.Pos, d.Message, d.Hint})
	}
	return all
}

// worthALook lists what no rule demands: what is said of every other option of
// the decision, and where the new one may be an answer too.
func (n *newOption) worthALook() []Step {
	var places []Place
	d, g := n.decision, n.project.guide
	if missing := n.unpaired(); !n.pairs && len(missing) > 0 {
		places = append(places, Place{At: diag.Pos{File: model.StackFile}, What: fmt.Sprintf("every other option of %s is judged with %s; --pairs would have begun these entries", d.ID, numbered(len(missing), "option of another decision", "options of other decisions"))})
	}
	if len(d.About.ShortAnswer) > 0 {
		places = append(places, Place{At: d.About.ShortAnswer[0].At, What: fmt.Sprintf("the summary and the short answer may have a place for %s", n.id)})
	}
	if len(d.Scenarios) > 0 {
		places = append(places, Place{At: d.Scenarios[0].At, What: fmt.Sprintf("%s: add %s to accept wherever a good answer may name it", numbered(len(d.Scenarios), "scenario", "scenarios"), n.id)})
	}
	if stacks := g.Stack.Scenarios; len(stacks) > 0 {
		places = append(places, Place{At: stacks[0].At, What: fmt.Sprintf("%s: add %s to accept for %s wherever a good answer may name it", numbered(len(stacks), "scenario of the whole stack", "scenarios of the whole stack"), n.id, d.ID)})
	}
	if len(d.Options) > 1 {
		for _, a := range g.Written() {
			for _, line := range linesListing(n.project.Input.Source(a.Path), d.Options) {
				places = append(places, Place{At: diag.Pos{File: a.Path, Line: line}, What: fmt.Sprintf("a list here has every other option of %s", d.ID)})
			}
		}
	}
	if len(places) == 0 {
		return nil
	}
	return []Step{{Do: "Look at these too; the builder does not ask for them, readers may:", Places: places}}
}

var inBrackets = regexp.MustCompile(`\[([^][]*)\]`)

// linesListing gives the lines of a text with a list in brackets of all options:
// that of the front matter, and those of tables in the text.
func linesListing(text []byte, options []*model.Option) (lines []int) {
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		for _, list := range inBrackets.FindAllStringSubmatch(line, -1) {
			items := strings.FieldsFunc(list[1], func(r rune) bool { return r == ',' || r == ' ' })
			if !slices.ContainsFunc(options, func(o *model.Option) bool { return !slices.Contains(items, string(o.ID.V)) }) {
				lines = append(lines, n)
				break
			}
		}
	}
	return lines
}
