package embed

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// rules shows every founding rule with the places where the guide follows it, a
// table for each article that the rules come from.
func rules(s *slot) any {
	if !s.blank() {
		s.fail(s.embed.At, "embed", "a rules block says nothing itself", "leave it empty; it shows data/rules.yaml")
		return nil
	}
	g := s.views.Guide
	if len(g.Rules) == 0 {
		if !g.Broken[model.RulesFile] {
			s.fail(s.embed.At, "embed", "there are no rules to show", "write them into data/rules.yaml, or remove the block")
		}
		return nil
	}
	var all layout.Rules
	at := map[model.ID]int{} // of the source, in all
	for _, r := range g.Rules {
		i, known := at[r.Source.V]
		if !known {
			source := g.Source(r.Source.V)
			if source == nil {
				return nil // which is reported
			}
			i = len(all.Groups)
			at[r.Source.V] = i
			all.Groups = append(all.Groups, layout.RuleGroup{Source: view.Source(source)})
		}
		row := layout.Rule{ID: r.ID.V, When: r.When.V, Says: r.Says.V, Departs: r.Departs.V}
		for _, m := range r.Met {
			if link, ok := s.met(m); ok {
				row.Met = append(row.Met, link)
			}
		}
		all.Groups[i].Rules = append(all.Groups[i].Rules, row)
	}
	return all
}

// met leads to a place where a rule is followed. What is wrong with it is
// reported by package check.
func (s *slot) met(m model.Met) (layout.Link, bool) {
	g := s.views.Guide
	switch {
	case m.Article.Set():
		return layout.Link{URL: route.Article(string(m.Article.V)), Text: "Article: " + strings.ReplaceAll(string(m.Article.V), "-", " ")}, true
	case m.Option.Set():
		o, d := g.Option(m.Option.V)
		if o == nil || d.Criterion(m.Criterion.V) == nil {
			return layout.Link{}, false
		}
		return layout.Link{URL: route.Cell(d.ID, o.ID.V, m.Criterion.V), Text: "Verdict: " + o.Name.V + ", " + d.Criterion(m.Criterion.V).Name.V}, true
	}
	f := s.views.Flows[m.Decision.V]
	if f == nil {
		return layout.Link{}, false
	}
	state, words := flow.State{}, []string{}
	for _, a := range m.Answers {
		q := f.Question(model.ID(a.Key.V))
		if q == nil {
			return layout.Link{}, false
		}
		answer, known := q.Words.Answers.Get(string(a.Value.V))
		if !known || answer == nil {
			return layout.Link{}, false
		}
		state[q.ID] = a.Value.V
		words = append(words, answer.Short.V)
	}
	var names []string
	for _, c := range m.Choose {
		names = append(names, f.Decision.OptionName(c.V))
	}
	return layout.Link{URL: view.Answered(f, f.Reach(state)), Text: strings.Join(words, " · ") + " → " + strings.Join(names, ", ")}, true
}
