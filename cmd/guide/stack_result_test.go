package main

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// stackResult is a result for a whole stack as the browser writes it.
type stackResult struct {
	Made      flow.Object     `json:"made"`
	Answers   flow.Object     `json:"answers"`
	Settled   []stackSettled  `json:"settled"`
	Unused    []model.ID      `json:"unused"`
	Next      *model.ID       `json:"next"`
	Asked     int             `json:"asked"`
	Capped    bool            `json:"capped"`
	Decisions flow.Object     `json:"decisions"`
	Pairs     []stackPairing  `json:"pairs"`
	Proposal  *stackProposal  `json:"proposal"`
	Flips     []stackFlipping `json:"flips"`
	Query     string          `json:"query"` // what encode gives
}

type stackSettled struct {
	Question model.ID `json:"question"`
	Answer   model.ID `json:"answer"`
	Follow   int      `json:"follow"`
}

type stackStanding struct {
	Status      stack.Status   `json:"status"`
	Possible    []model.ID     `json:"possible"`
	Outcome     *model.ID      `json:"outcome"`
	Choose      *[]model.ID    `json:"choose"`
	Reasons     []engineReason `json:"reasons"`
	SeparatedBy *model.ID      `json:"separatedBy"`
}

type stackPairing struct {
	A       model.ID  `json:"a"`
	B       model.ID  `json:"b"`
	Verdict model.Fit `json:"verdict"`
}

type stackProposal struct {
	Choose flow.Object `json:"choose"`
	Swaps  []stackSwap `json:"swaps"`
}

type stackSwap struct {
	Decision model.ID   `json:"decision"`
	From     []model.ID `json:"from"`
	To       model.ID   `json:"to"`
	RunnerUp bool       `json:"runner_up"`
	Tie      bool       `json:"tie"`
}

type stackFlipping struct {
	Question *model.ID   `json:"question,omitempty"`
	Decision *model.ID   `json:"decision,omitempty"`
	To       model.ID    `json:"to"`
	Outcomes flow.Object `json:"outcomes"`
	Reopens  *model.ID   `json:"reopens"`
}

// expectedStack is what the browser should say about a state.
func expectedStack(s *stack.Stack, state stack.State) stackResult {
	r := s.Evaluate(state)
	e := stackResult{
		Made: flow.Object{}, Answers: flow.Object{}, Settled: []stackSettled{}, Unused: []model.ID{}, Asked: r.Asked, Capped: r.Capped,
		Pairs: []stackPairing{}, Flips: []stackFlipping{}, Query: s.Encode(state),
	}
	for _, p := range s.Parts {
		if made := r.State.Made[p.Decision.ID]; made != "" {
			e.Made = append(e.Made, flow.Member{Name: string(p.Decision.ID), Value: made})
		}
	}
	for _, q := range s.Questions {
		if a := r.State.Answers[q.ID]; a != "" {
			e.Answers = append(e.Answers, flow.Member{Name: string(q.ID), Value: a})
		}
	}
	for _, f := range r.Settled {
		for i, follow := range s.Follows {
			if follow == f.Follow {
				e.Settled = append(e.Settled, stackSettled{f.Question.ID, f.Answer, i})
			}
		}
	}
	for _, q := range r.Unused {
		e.Unused = append(e.Unused, q.ID)
	}
	e.Next = questionID(r.Next)
	for _, st := range r.Parts {
		e.Decisions = append(e.Decisions, flow.Member{Name: string(st.Part.Decision.ID), Value: standingOf(s, st, r)})
	}
	for _, f := range r.Pairs {
		e.Pairs = append(e.Pairs, stackPairing{f.A.Option, f.B.Option, f.Verdict()})
	}
	if p := r.Proposal; p != nil {
		e.Proposal = &stackProposal{Choose: flow.Object{}, Swaps: []stackSwap{}}
		for _, c := range p.Chosen {
			e.Proposal.Choose = append(e.Proposal.Choose, flow.Member{Name: string(c.Part.Decision.ID), Value: c.Option})
		}
		for _, w := range p.Swaps {
			e.Proposal.Swaps = append(e.Proposal.Swaps, stackSwap{w.Part.Decision.ID, w.From, w.To, w.RunnerUp, w.Tie})
		}
	}
	for _, f := range r.Flips {
		flip := stackFlipping{Question: questionID(f.Question), To: f.To, Reopens: questionID(f.Next)}
		if f.Part != nil {
			flip.Decision = &f.Part.Decision.ID
		}
		for _, c := range f.Changes {
			flip.Outcomes = append(flip.Outcomes, flow.Member{Name: string(c.Part.Decision.ID), Value: outcomeIDs(c.Outcomes)})
		}
		e.Flips = append(e.Flips, flip)
	}
	return e
}

func questionID(q *stack.Question) *model.ID {
	if q == nil {
		return nil
	}
	return &q.ID
}

func standingOf(s *stack.Stack, st stack.Standing, r stack.Result) stackStanding {
	e := stackStanding{Status: st.Is, Possible: outcomeIDs(st.Flow.Possible), Reasons: []engineReason{}}
	if st.Outcome != nil {
		e.Outcome = &st.Outcome.ID
	}
	if st.Known {
		choose := append([]model.ID{}, st.Chosen...)
		e.Choose = &choose
	}
	if st.Is == stack.Made {
		return e
	}
	// A flow by itself, with what follows: its own engine is compared elsewhere.
	alone := expected(st.Part.Flow, st.Flow.State)
	e.Reasons, e.SeparatedBy = alone.Reasons, alone.SeparatedBy
	return e
}
