package view

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Questions shows every place of a flow, in file order.
func (m *Maker) Questions(f *flow.Flow) []layout.Question {
	var questions []layout.Question
	for _, p := range f.Places {
		questions = append(questions, m.question(f, p))
	}
	return questions
}

func (m *Maker) question(f *flow.Flow, p *flow.Place) layout.Question {
	w := p.Question.Words
	v := layout.Question{
		ID: string(p.ID), Short: w.Short.V, Ask: w.Ask.V, Why: w.Why.V, Help: w.Help.V,
		Edit: m.Line(m.Guide.Questions.Key(string(p.Question.ID))),
	}
	place, _ := f.Decision.Flow.Places.Get(string(p.ID))
	for _, a := range p.Answers {
		answer := layout.FlowAnswer{
			ID: string(a.ID), Label: a.Words.Label.V, Short: a.Words.Short.V, Next: next(f, a.Next),
			Edit: m.Line(place.Answers.Key(string(a.ID))),
		}
		for i := range a.Effects {
			answer.Effects = append(answer.Effects, m.effect(f.Decision, &a.Effects[i]))
		}
		v.Answers = append(v.Answers, answer)
	}
	return v
}

// Start is where the questions of a flow begin.
func (m *Maker) Start(f *flow.Flow) layout.Next { return next(f, flow.Node{Place: f.Start}) }

// Cited lists the sources that a flow rests on, in the order of all sources.
func (m *Maker) Cited(f *flow.Flow) []layout.SourceRef {
	return m.cited(slices.Concat(f.Decision.Flow.Cited()...))
}

// cited puts sources in the order of all sources, each once.
func (m *Maker) cited(ids []model.IDAt) []layout.SourceRef {
	cited := map[model.ID]bool{}
	for _, id := range ids {
		cited[id.V] = true
	}
	var refs []layout.SourceRef
	for _, s := range m.Guide.Sources {
		if cited[s.ID.V] {
			refs = append(refs, Source(s))
		}
	}
	return refs
}

func next(f *flow.Flow, n flow.Node) layout.Next {
	next := layout.Next{ID: string(n.ID()), Outcome: n.Outcome != nil}
	if next.Outcome {
		next.Text = f.Name(n.Outcome)
	} else {
		next.Text = n.Place.Question.Words.Short.V
	}
	return next
}

func (m *Maker) effect(d *model.Decision, e *model.Effect) layout.Effect {
	return layout.Effect{
		Option: m.optionOf(d, e.Option), Is: string(e.Is.V), Words: bearings[e.Is.V], Because: e.Because.V, Sources: m.Sources(e.Sources),
	}
}

var bearings = map[model.Bearing]string{model.For: "Speaks for", model.Against: "Speaks against", model.RulesOut: "Rules out"}

// optionOf names an option of a decision; a rule has made sure that it exists.
func (m *Maker) optionOf(d *model.Decision, id model.IDAt) layout.Ref {
	if o := d.Option(id.V); o != nil {
		return m.Option(d, o)
	}
	return layout.Ref{ID: string(id.V), Name: string(id.V)}
}

// Outcomes shows every outcome of a flow, in file order.
func (m *Maker) Outcomes(f *flow.Flow) []layout.Outcome {
	var outcomes []layout.Outcome
	for _, o := range f.Outcomes {
		outcomes = append(outcomes, m.Outcome(f, o))
	}
	return outcomes
}

// Outcome shows where a flow ends.
func (m *Maker) Outcome(f *flow.Flow, o *flow.Outcome) layout.Outcome {
	d := f.Decision
	v := layout.Outcome{
		ID: string(o.ID), Name: f.Name(o), Choose: m.Options(o.Choose), Firm: o.Strength.V.Words(),
		Summary: o.Summary.V, Instead: o.Instead.V, Cautions: strict.Values(o.Cautions), RevisitWhen: strict.Values(o.RevisitWhen),
		Sources: m.Sources(o.Sources), Further: m.further(d, o), Neighbors: m.neighbors(d, o), Pairs: m.pairsOf(o), Together: m.Together(d),
		Edit: m.Line(d.Flow.Outcomes.Key(string(o.ID))),
	}
	if up := o.RunnerUp; up != nil {
		v.RunnerUp = &layout.RunnerUp{Option: m.optionOf(d, up.Option), When: up.When.V}
	}
	for _, w := range o.WhyNot {
		v.WhyNot = append(v.WhyNot, layout.Effect{
			Option: m.optionOf(d, model.IDAt{V: model.ID(w.Key.V)}), Is: string(model.Against), Words: bearings[model.Against],
			Because: w.Value.Because.V, Sources: m.Sources(w.Value.Sources),
		})
	}
	return v
}

// further leads from an outcome to the profiles and samples of what it
// chooses, and to its comparison with the runner-up.
func (m *Maker) further(d *model.Decision, o *flow.Outcome) []layout.Link {
	var links []layout.Link
	for _, c := range m.Options(o.Choose) {
		links = append(links, layout.Link{URL: c.URL, Text: c.Name + ": profile"})
	}
	rivals := strict.Values(o.Choose)
	if o.RunnerUp != nil {
		rivals = append(rivals, o.RunnerUp.Option.V)
	}
	if len(rivals) == 2 {
		slices.Sort(rivals)
		a, b := d.Option(rivals[0]), d.Option(rivals[1])
		if d.ArePaired(rivals[0], rivals[1]) { // options that do not exist are reported
			links = append(links, layout.Link{URL: route.Pair(d.ID, rivals[0], rivals[1]), Text: a.Name.V + " or " + b.Name.V + ": the differences"})
		}
	}
	for _, t := range m.Guide.Tasks {
		for _, c := range m.Options(o.Choose) {
			if v, ok := t.Variants.Get(c.ID); ok && v.Status.V != model.NotApplicable {
				links = append(links, layout.Link{URL: route.Sample(t.ID.V) + "#" + c.ID, Text: t.Title.V + ": code in " + c.Name})
			}
		}
	}
	return links
}

// neighbors lists the other decisions and how their options go with what is
// chosen; a tie says it of each of its options.
func (m *Maker) neighbors(d *model.Decision, o *flow.Outcome) []layout.Neighbor {
	var neighbors []layout.Neighbor
	for _, other := range m.Guide.Decisions {
		if other == d {
			continue
		}
		n := layout.Neighbor{Decision: Decision(other), Decide: route.Decide(other.ID)}
		for _, chosen := range m.Options(o.Choose) {
			for _, verdict := range model.Fits {
				fit := layout.FitNames{Verdict: string(verdict), Words: FitWords[verdict]}
				if len(o.Choose) > 1 {
					fit.Words = fmt.Sprintf(fitsWith[verdict], chosen.Name)
				}
				for _, option := range other.Options {
					if p := m.Pair(model.ID(chosen.ID), option.ID.V); p != nil && p.Verdict.V == verdict {
						fit.Options = append(fit.Options, m.Option(other, option))
					}
				}
				if fit.Options != nil {
					n.Fits = append(n.Fits, fit)
				}
			}
		}
		neighbors = append(neighbors, n)
	}
	return neighbors
}

// pairsOf leads to all pairs of what an outcome chooses, of a tie to those of the
// first; to all of them where it chooses nothing.
func (m *Maker) pairsOf(o *flow.Outcome) string {
	if len(o.Choose) == 0 {
		return m.PairsOf("")
	}
	return m.PairsOf(o.Choose[0].V)
}

// FitWords say in words how two options go together.
var FitWords = map[model.Fit]string{"fits": "Fits", "with-care": "Fits with care", "clashes": "Clashes", "unknown": "Unknown"}

// fitsWith say the same of an option that is named.
var fitsWith = map[model.Fit]string{"fits": "Fits %s", "with-care": "Fits %s with care", "clashes": "Clashes with %s", "unknown": "Unknown with %s"}

// Ask shows the first question of a flow with answers that lead on; nil where
// there is no flow.
func (m *Maker) Ask(f *flow.Flow) *layout.Ask {
	if f == nil {
		return nil
	}
	d := f.Decision
	w := f.Start.Question.Words
	ask := &layout.Ask{Decision: Decision(d), Page: route.Decide(d.ID), Ask: w.Ask.V, Why: w.Why.V, Help: w.Help.V, Longest: f.Figures().Longest}
	for _, a := range f.Start.Answers {
		state := flow.State{f.Start.Question.ID: a.ID}
		ask.Answers = append(ask.Answers, layout.Link{URL: route.Answered(d.ID, f.Encode(state), a.Next.ID()), Text: a.Words.Label.V})
	}
	return ask
}

// Scenario shows a project description with its answers and where they lead.
func (m *Maker) Scenario(f *flow.Flow, s *model.Scenario) layout.Scenario {
	v := layout.Scenario{ID: string(s.ID.V), Title: s.Title.V, Text: s.Text.V, Because: s.Because.V, Accept: m.Options(s.Accept), Edit: m.Line(s.At)}
	if f == nil {
		return v
	}
	r := f.Reach(flow.Answered(s.Answers))
	for _, step := range r.Steps {
		if step.Answer != nil {
			v.Answers = append(v.Answers, layout.Given{Question: step.Place.Question.Words.Short.V, Answer: step.Answer.Words.Short.V})
		}
	}
	if r.Outcome != nil {
		v.Outcome = f.Name(r.Outcome)
		v.Decide = Answered(f, r)
	}
	return v
}

// Answered is the page of questions with answers given. Without scripts it
// shows the outcome that they lead to, or what is asked next; the first question
// where they leave several outcomes and nothing more is asked.
func Answered(f *flow.Flow, r flow.Result) string {
	node := f.Start.ID
	switch {
	case r.Outcome != nil:
		node = r.Outcome.ID
	case r.Next != nil:
		node = r.Next.ID
	}
	return route.Answered(f.Decision.ID, f.Encode(r.State), node)
}
