package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Scenario adds the description of a project to those of a decision.
func Scenario(p *Project, name, title, decision string) (Made, error) {
	if err := p.load(); err != nil {
		return Made{}, err
	}
	if _, err := id("a scenario", name); err != nil {
		return Made{}, err
	}
	d, err := p.decision(decision)
	if err != nil {
		return Made{}, err
	}
	for _, s := range d.Scenarios {
		if s.ID.V == model.ID(name) {
			return Made{}, refuse("the name %s is taken: see %s; choose another name", name, s.ID.Pos)
		}
	}
	made, err := p.make(func(filled bool) ([]Change, error) {
		c, err := p.scenario(d, name, title, filled)
		return []Change{c}, err
	})
	if err != nil {
		return made, err
	}
	made.Steps = []Step{
		{Do: fmt.Sprintf("Fill in %s. Write the text first, without looking at the questions.", made.Changes[0].where())},
		{Do: fmt.Sprintf("Answer the questions as the text would: %s asks them one by one. Under answers, turn the lines of the questions that were asked into answers, and delete the others. A question that is still open, or one too many, is named by the check.", p.Command("decide "+string(d.ID)))},
		p.check(),
	}
	return made, nil
}

func (p *Project) scenario(d *model.Decision, name, title string, filled bool) (Change, error) {
	f := p.form(filled)
	f.given["scenario.id"] = name
	if title != "" {
		f.given["scenario.title"] = quoted(title)
	}
	f.own = map[string]func(string){"scenario.answers": func(indent string) { f.answers(indent, flow.New(p.guide, d)) }}
	f.keys("scenario", "", reflect.ValueOf(model.Scenario{}))
	file := d.Path + "/scenarios.yaml"
	var there []entry
	for _, s := range d.Scenarios {
		there = append(there, entry{string(s.ID.V), s.At})
	}
	return p.added(file, "scenarios", there, d.Scenarios != nil, []addition{{name, f.lines}})
}

// answers writes the first question without an answer, and the others, which
// depend on it, as comments.
func (f *form) answers(indent string, graph *flow.Flow) {
	if graph == nil {
		f.line("%sanswers: # question: answer, one a line; the flow of this decision has faults, which have to be mended first", indent)
		return
	}
	f.line("%sanswers: # %s", indent, f.words["scenario.answers"])
	if f.filled {
		f.line("%s  %s: %s", indent, graph.Start.Question.ID, graph.Start.Answers[0].ID)
		return
	}
	f.line("%s  %s: # one of: %s", indent, graph.Start.Question.ID, choices(graph.Start))
	ways := waysTo(graph)
	for _, place := range graph.Places {
		if from := ways[place.ID]; place != graph.Start && from != nil {
			f.line("%s  # %s: one of: %s (asked after %s)", indent, place.Question.ID, choices(place), strings.Join(from, " or "))
		}
	}
}

func choices(place *flow.Place) string {
	var all []string
	for _, a := range place.Answers {
		all = append(all, string(a.ID))
	}
	return strings.Join(all, ", ")
}

// waysTo gives for each place the answers that lead to it.
func waysTo(graph *flow.Flow) map[model.ID][]string {
	ways := map[model.ID][]string{}
	for _, place := range graph.Places {
		for _, a := range place.Answers {
			step := fmt.Sprintf("%s: %s", place.Question.ID, a.ID)
			if to := a.Next.Place; to != nil && !slices.Contains(ways[to.ID], step) {
				ways[to.ID] = append(ways[to.ID], step)
			}
		}
	}
	return ways
}
