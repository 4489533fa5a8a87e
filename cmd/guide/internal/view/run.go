package view

import (
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// StackParts shows the decisions of the run with their questions and outcomes.
// An outcome leads on to the next decision, and the last ones to the place that
// is given. What the page of a single decision has beside them is left there:
// this page holds several flows, and weighs enough.
func (m *Maker) StackParts(end layout.Next) []layout.StackPart {
	var parts []layout.StackPart
	first := map[model.ID]*layout.Link{} // by question: where it is asked first
	for i, p := range m.Stack.Parts {
		v := layout.StackPart{
			Decision: Decision(p.Decision), Ask: p.Decision.About.Question.V, Decide: route.Decide(p.Decision.ID),
			Questions: m.Questions(p.Flow), Outcomes: m.Outcomes(p.Flow),
		}
		onward := end
		if i+1 < len(m.Stack.Parts) {
			onward = m.StackStart(m.Stack.Parts[i+1])
		}
		for j, place := range p.Places {
			q := &v.Questions[j]
			joinIn(p, &q.ID)
			q.Edit, q.Joined = "", m.joined(place.Question.ID, first[place.Question.ID])
			for k := range q.Answers {
				joinIn(p, &q.Answers[k].Next.ID)
				q.Answers[k].Edit = ""
			}
		}
		for j := range v.Outcomes {
			o := &v.Outcomes[j]
			joinIn(p, &o.ID)
			o.Further, o.Neighbors, o.Together, o.Edit, o.Onward = nil, nil, nil, "", &onward
		}
		for _, place := range p.Places { // one flow asks on one way only, so these are not asked again
			if first[place.Question.ID] == nil {
				first[place.Question.ID] = &layout.Link{URL: "#" + JoinedID(p, place.ID), Text: v.Decision.Name}
			}
		}
		parts = append(parts, v)
	}
	return parts
}

// JoinedID is the id of a place or an outcome where several flows share a page.
// No id of the data holds an underscore, so none is that of another.
func JoinedID(p *stack.Part, id model.ID) string { return string(p.Decision.ID) + "_" + string(id) }

func joinIn(p *stack.Part, id *string) { *id = JoinedID(p, model.ID(*id)) }

// StackStart is where the questions of a decision begin in the run.
func (m *Maker) StackStart(p *stack.Part) layout.Next {
	start := m.Start(p.Flow)
	joinIn(p, &start.ID)
	return start
}

// joined says what the run knows of a question: where it was asked before, and
// what answers it unasked. That is said in the decision that asks it first.
func (m *Maker) joined(id model.ID, before *layout.Link) *layout.Joined {
	v := &layout.Joined{Before: before}
	q := m.Stack.Question(id)
	if by := q.Decider; by != nil {
		v.Decider = &layout.Link{URL: "#" + JoinedID(by, by.Start.ID), Text: by.Decision.About.Name.V}
	}
	if before != nil {
		return v
	}
	for i, f := range m.Stack.Follows {
		if f.Question != q {
			continue
		}
		told := layout.Follow{Number: i, Answer: answerOf(q.Words)(f.Follow.Answer.V), Because: f.Because.V}
		for _, e := range f.Answered {
			from := m.Stack.Question(model.ID(e.Key.V)).Words
			told.From = append(told.From, layout.Given{Question: from.Short.V, Answer: oneOf(e.Value, answerOf(from))})
		}
		for _, e := range f.Chosen {
			told.From = append(told.From, layout.Given{Question: m.Guide.Decision(model.ID(e.Key.V)).About.Name.V, Answer: oneOf(e.Value, m.optionName)})
		}
		v.Follows = append(v.Follows, told)
	}
	if v.Decider == nil && v.Follows == nil {
		return nil
	}
	return v
}

// oneOf names things of which one is meant.
func oneOf(ids []model.IDAt, name func(model.ID) string) string {
	var names []string
	for _, id := range ids {
		names = append(names, name(id.V))
	}
	return strings.Join(names, " or ")
}

// answerOf names answers to a question.
func answerOf(q *model.Question) func(model.ID) string {
	return func(id model.ID) string {
		words, _ := q.Answers.Get(string(id))
		return words.Short.V
	}
}

func (m *Maker) optionName(id model.ID) string {
	if o, _ := m.Guide.Option(id); o != nil {
		return o.Name.V
	}
	return "none of the options"
}

// Together leads from a decision to the run of all; nil where there is none.
func (m *Maker) Together(d *model.Decision) *layout.Together {
	if m.Stack == nil {
		return nil
	}
	return &layout.Together{Page: route.Stack, Left: strings.Join(m.Stack.Left(m.Stack.Part(d.ID)), " ")}
}

// RunPairs lists the pairs that somebody has judged, by decision and option. There
// can be many options, and few of them judged.
func (m *Maker) RunPairs() []layout.JudgedPair {
	var all []layout.JudgedPair
	for i, a := range m.Stack.Parts {
		for _, b := range m.Stack.Parts[i+1:] {
			for _, x := range a.Decision.Options {
				for _, y := range b.Decision.Options {
					if p := m.Stack.Pair(x.ID.V, y.ID.V); p != nil {
						all = append(all, layout.JudgedPair{
							A: m.Option(a.Decision, x), B: m.Option(b.Decision, y),
							Verdict: string(p.Verdict.V), Words: FitWords[p.Verdict.V], Reason: p.Reason.V, Sources: m.Sources(p.Sources),
						})
					}
				}
			}
		}
	}
	return all
}

// StackCited lists the sources that the run rests on, in the order of all sources.
func (m *Maker) StackCited() []layout.SourceRef {
	var lists [][]model.IDAt
	for _, p := range m.Stack.Parts {
		lists = append(lists, p.Decision.Flow.Cited()...)
	}
	for _, p := range m.Guide.Stack.Pairs {
		lists = append(lists, p.Sources)
	}
	return m.cited(slices.Concat(lists...))
}
