package check

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// foundingRule follows every place where the guide claims to follow a rule.
func foundingRule(g *model.Guide, diags *diag.List) {
	report := reporting("founding-rule", diags)
	flows := map[model.ID]*flow.Flow{}
	if len(g.Rules) > 0 {
		flows = flow.All(g)
	}
	first := map[string]diag.Pos{}
	for _, r := range g.Rules {
		if at, twice := first[r.ID.V]; twice {
			report(r.ID.Pos, fmt.Sprintf("the rule %s stands twice", r.ID.V), "the other one is at "+at.String())
		}
		first[r.ID.V] = r.ID.Pos
		if g.Source(r.Source.V) == nil && g.SourcesKnown() {
			report(r.Source.Pos, fmt.Sprintf("there is no source %q", r.Source.V), "name one of data/sources.yaml")
		}
		for _, m := range r.Met {
			followed(g, flows, m, report)
		}
	}
}

// followed looks at one place.
func followed(g *model.Guide, flows map[model.ID]*flow.Flow, m model.Met, report reporter) {
	const hint = "write decision, answers and choose; or option and criterion; or article"
	switch {
	case m.Article.Set():
		if m.Decision.Set() || m.Option.Set() || m.Criterion.Set() || m.Answers != nil || m.Choose != nil {
			report(m.At, "an article stands beside other things", hint)
		} else if g.Article(model.ArticleFile(m.Article.V)) == nil && !g.Broken[model.ArticleFile(m.Article.V)] {
			report(m.Article.Pos, fmt.Sprintf("there is no article %q", m.Article.V), "name it by its file, without .md")
		}
	case m.Option.Set() && m.Criterion.Set() && !m.Decision.Set() && m.Answers == nil && m.Choose == nil:
		switch o, _ := g.Option(m.Option.V); {
		case o == nil && g.OptionsKnown():
			report(m.Option.Pos, fmt.Sprintf("there is no option %q", m.Option.V), "")
		case o != nil && o.Cell(m.Criterion.V) == nil && !g.Broken[o.Path]:
			report(m.Criterion.Pos, fmt.Sprintf("%s is not judged on %q", o.Called(), m.Criterion.V), "")
		}
	case m.Decision.Set() && len(m.Answers) > 0 && len(m.Choose) > 0 && !m.Option.Set() && !m.Criterion.Set():
		if f := flows[m.Decision.V]; f != nil {
			led(f, m, report)
		} else if g.Decision(m.Decision.V) == nil && g.DecisionsKnown() {
			report(m.Decision.Pos, fmt.Sprintf("there is no decision %q", m.Decision.V), "")
		}
	default:
		report(m.At, "it does not say where the rule is met", hint)
	}
}

// led reports answers that leave other choices than a rule names.
func led(f *flow.Flow, m model.Met, report reporter) {
	state := flow.State{}
	for _, a := range m.Answers {
		q := f.Question(model.ID(a.Key.V))
		switch {
		case q == nil:
			report(a.Key.Pos, fmt.Sprintf("the flow of %s does not ask %q", f.Decision.ID, a.Key.V), diag.DidYouMean(a.Key.V, f.QuestionIDs()))
			return
		case !slices.Contains(q.AnswerIDs(), string(a.Value.V)):
			report(a.Value.Pos, fmt.Sprintf("the question %q has no answer %q", a.Key.V, a.Value.V), diag.DidYouMean(string(a.Value.V), q.AnswerIDs()))
			return
		}
		state[q.ID] = a.Value.V
	}
	r := f.Reach(state)
	for _, q := range r.Unused {
		report(m.Answers.Key(string(q.ID)), fmt.Sprintf("the question %q is not asked after the other answers", q.ID), "remove its answer, or give the answers that lead to it")
	}
	var left []string
	for _, o := range r.Possible {
		for _, c := range o.Choose {
			left = append(left, string(c.V))
		}
	}
	slices.Sort(left)
	left = slices.Compact(left)
	var named []string
	for _, c := range m.Choose {
		named = append(named, string(c.V))
	}
	slices.Sort(named)
	if !slices.Equal(left, named) && len(r.Unused) == 0 {
		report(m.Choose[0].Pos, fmt.Sprintf("the answers leave %s, the rule names %s", strings.Join(left, ", "), strings.Join(named, ", ")), "mend the flow or the answers; or name what they leave, and say under departs how the guide differs")
	}
}
