package stack

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Graph is what the browser's engine needs of the stack: no texts, which the page
// holds already.
func (s *Stack) Graph() flow.Object {
	var questions, pairs flow.Object
	var decisions []flow.Object
	for _, q := range s.Questions {
		one := flow.Object{{Name: "answers", Value: q.answers}}
		if q.Decider != nil {
			one = append(one, flow.Member{Name: "decider", Value: q.Decider.Decision.ID})
		}
		questions = append(questions, flow.Member{Name: string(q.ID), Value: one})
	}
	follows := []flow.Object{}
	for _, f := range s.Follows {
		one := flow.Object{{Name: "question", Value: f.Question.ID}, {Name: "answer", Value: f.Follow.Answer.V}}
		if f.when != nil {
			one = append(one, flow.Member{Name: "answered", Value: lists(f.Answered)})
		} else {
			one = append(one, flow.Member{Name: "chosen", Value: lists(f.Chosen)})
		}
		follows = append(follows, one)
	}
	for _, p := range s.Parts {
		var options [][2]string // pairs keep their order where ids look like numbers
		for _, o := range p.Decision.Options {
			options = append(options, [2]string{string(o.ID.V), o.Name.V})
		}
		d := flow.Object{{Name: "id", Value: p.Decision.ID}, {Name: "decision", Value: p.Decision.About.Name.V}, {Name: "question", Value: p.Decision.About.Question.V}, {Name: "options", Value: options}}
		for _, m := range p.Flow.Graph() {
			if m.Name == "outcomes" {
				m.Value = p.outcomesGraph()
			}
			d = append(d, m)
		}
		decisions = append(decisions, d)
	}
	for i, a := range s.Parts {
		for _, b := range s.Parts[i+1:] {
			for _, x := range a.Decision.Options {
				for _, y := range b.Decision.Options {
					if pair := s.Pair(x.ID.V, y.ID.V); pair != nil {
						pairs = append(pairs, flow.Member{Name: string(x.ID.V + " " + y.ID.V), Value: pair.Verdict.V})
					}
				}
			}
		}
	}
	return flow.Object{{Name: "version", Value: s.Version}, {Name: "questions", Value: questions}, {Name: "follows", Value: follows}, {Name: "decisions", Value: decisions}, {Name: "pairs", Value: pairs}}
}

// outcomesGraph adds the second choice, which a proposal may take.
func (p *Part) outcomesGraph() flow.Object {
	var outcomes flow.Object
	for _, o := range p.Outcomes {
		one := flow.Object{{Name: "choose", Value: append([]model.ID{}, strict.Values(o.Choose)...)}}
		if o.RunnerUp != nil {
			one = append(one, flow.Member{Name: "runner_up", Value: o.RunnerUp.Option.V})
		}
		outcomes = append(outcomes, flow.Member{Name: string(o.ID), Value: one})
	}
	return outcomes
}

func lists(m strict.Map[[]model.IDAt]) flow.Object {
	var all flow.Object
	for _, e := range m {
		all = append(all, flow.Member{Name: e.Key.V, Value: strict.Values(e.Value)})
	}
	return all
}

// JSON is the result for programs, with the texts of outcomes, pairs and reasons.
func (r Result) JSON(s *Stack, dropped []string) flow.Object {
	made, answers, decisions := flow.Object{}, flow.Object{}, flow.Object{}
	settled, unused, pairs, flips := []flow.Object{}, []model.ID{}, []flow.Object{}, []flow.Object{}
	for _, p := range s.Parts {
		if id := r.State.Made[p.Decision.ID]; id != "" {
			made = append(made, flow.Member{Name: string(p.Decision.ID), Value: id})
		}
	}
	for _, q := range s.Questions {
		if a := r.State.Answers[q.ID]; a != "" {
			answers = append(answers, flow.Member{Name: string(q.ID), Value: a})
		}
	}
	for _, f := range r.Settled {
		settled = append(settled, flow.Object{{Name: "question", Value: f.Question.ID}, {Name: "answer", Value: f.Answer}, {Name: "because", Value: f.Follow.Because.V}})
	}
	for _, q := range r.Unused {
		unused = append(unused, q.ID)
	}
	var next, proposal any // null
	if r.Next != nil {
		next = r.Next.json(r.Serves)
	}
	for _, st := range r.Parts {
		decisions = append(decisions, flow.Member{Name: string(st.Part.Decision.ID), Value: st.json()})
	}
	for _, f := range r.Pairs {
		pairs = append(pairs, f.json())
	}
	if r.Proposal != nil {
		proposal = append(r.Proposal.json(), flow.Member{Name: "query", Value: s.Encode(s.TakeOver(r.State, r.Proposal))})
	}
	for _, f := range r.Flips {
		flips = append(flips, f.json())
	}
	return flow.Object{
		{Name: "made", Value: made},
		{Name: "answers", Value: answers},
		{Name: "settled", Value: settled},
		{Name: "unused", Value: unused},
		{Name: "dropped", Value: append([]string{}, dropped...)},
		{Name: "next", Value: next},
		{Name: "asked", Value: r.Asked},
		{Name: "capped", Value: r.Capped},
		{Name: "decisions", Value: decisions},
		{Name: "pairs", Value: pairs},
		{Name: "proposal", Value: proposal},
		{Name: "flips", Value: flips},
		{Name: "query", Value: s.Encode(r.State)},
	}
}

// json is the question with its answers, and which decisions it serves.
func (q *Question) json(serves []*Part) flow.Object {
	var labels flow.Object
	for _, a := range q.Words.Answers {
		labels = append(labels, flow.Member{Name: a.Key.V, Value: flow.Object{{Name: "label", Value: a.Value.Label.V}}})
	}
	var by []model.ID
	for _, p := range serves {
		by = append(by, p.Decision.ID)
	}
	return flow.Object{{Name: "id", Value: q.ID}, {Name: "ask", Value: q.Words.Ask.V}, {Name: "decisions", Value: by}, {Name: "answers", Value: labels}}
}

func (st Standing) json() flow.Object {
	var outcome, choose any // null where it is not known
	if st.Outcome != nil {
		outcome = append(flow.Object{{Name: "id", Value: st.Outcome.ID}}, st.Outcome.JSON()...)
	}
	if st.Known {
		choose = append([]model.ID{}, st.Chosen...)
	}
	one := flow.Object{{Name: "status", Value: st.Is}, {Name: "possible", Value: outcomeIDs(st.Flow.Possible)}, {Name: "outcome", Value: outcome}, {Name: "choose", Value: choose}}
	if st.Is == Made {
		return one
	}
	for _, m := range st.Part.Evaluate(st.Flow.State).JSON(st.Part.Flow, nil) {
		switch m.Name {
		case "why", "why_not", "separated_by":
			one = append(one, m)
		}
	}
	return one
}

func (f Fit) json() flow.Object {
	one := flow.Object{{Name: "a", Value: f.A.Option}, {Name: "b", Value: f.B.Option}, {Name: "verdict", Value: f.Verdict()}}
	if f.Judged != nil {
		one = append(one, flow.Member{Name: "reason", Value: f.Judged.Reason.V}, flow.Member{Name: "sources", Value: append([]model.ID{}, strict.Values(f.Judged.Sources)...)})
	}
	return one
}

func (p *Proposal) json() flow.Object {
	var chosen flow.Object
	for _, c := range p.Chosen {
		chosen = append(chosen, flow.Member{Name: string(c.Part.Decision.ID), Value: c.Option})
	}
	swaps := []flow.Object{}
	for _, w := range p.Swaps {
		against := []string{}
		for _, m := range w.Against {
			against = append(against, m.Effect.Because.V)
		}
		swaps = append(swaps, flow.Object{{Name: "decision", Value: w.Part.Decision.ID}, {Name: "from", Value: w.From}, {Name: "to", Value: w.To}, {Name: "runner_up", Value: w.RunnerUp}, {Name: "tie", Value: w.Tie}, {Name: "against", Value: against}})
	}
	return flow.Object{{Name: "choose", Value: chosen}, {Name: "swaps", Value: swaps}}
}

func (f Flip) json() flow.Object {
	var one flow.Object
	if f.Question != nil {
		one = flow.Object{{Name: "question", Value: f.Question.ID}, {Name: "to", Value: f.To}}
	} else {
		one = flow.Object{{Name: "decision", Value: f.Part.Decision.ID}, {Name: "to", Value: f.To}}
	}
	var outcomes flow.Object
	for _, c := range f.Changes {
		outcomes = append(outcomes, flow.Member{Name: string(c.Part.Decision.ID), Value: outcomeIDs(c.Outcomes)})
	}
	one = append(one, flow.Member{Name: "outcomes", Value: outcomes})
	if f.Next != nil {
		one = append(one, flow.Member{Name: "reopens", Value: f.Next.ID})
	}
	return one
}

func outcomeIDs(outcomes []*flow.Outcome) []model.ID {
	list := make([]model.ID, len(outcomes))
	for i, o := range outcomes {
		list[i] = o.ID
	}
	return list
}
