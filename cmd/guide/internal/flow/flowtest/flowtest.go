// Package flowtest makes flows for tests, any number of them: one from each
// seed, and always the same from the same seed.
//
// Its flows have what makes an engine stumble: places that several answers lead
// to, questions that are asked at several places under other names, answers in
// another order than that of their question, outcomes that choose several
// options or none, paths of more than nine questions, and ids that are words of
// programming languages. Enter at [Guide] for a flow that keeps the promises on
// which the engine rests, at [Wild] for one that merely resolves, and at
// [State] for something that a reader may have answered. It is never part of
// the command.
package flowtest

import (
	"math/rand/v2"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Guide makes a guide with one decision. Everything in its flow is reached from
// the start, no question stands twice on a path, and [flow.New] resolves it.
func Guide(seed uint64) *model.Guide { return newMaker(seed, false).guide() }

// Wild makes a guide with one decision whose flow resolves and promises no
// more: questions may stand twice on a path, and places and outcomes may be out
// of reach.
func Wild(seed uint64) *model.Guide { return newMaker(seed, true).guide() }

// Flow resolves the flow of a guide that this package made.
func Flow(g *model.Guide) *flow.Flow {
	f := flow.New(g, g.Decisions[0])
	if f == nil {
		panic("flowtest: the flow does not resolve")
	}
	return f
}

// State answers some of a flow's questions, with unsure among the answers. Now
// and then it holds a question or an answer that the flow does not know.
func State(r *rand.Rand, f *flow.Flow) flow.State {
	s := flow.State{}
	given, unsure := r.Float64(), r.Float64()/2
	for _, q := range f.Questions {
		switch answers := q.Places[0].Answers; {
		case r.Float64() >= given:
		case r.Float64() < unsure:
			s[q.ID] = model.Unsure
		case r.IntN(40) == 0:
			s[q.ID] = strange(r)
		default:
			s[q.ID] = answers[r.IntN(len(answers))].ID
		}
	}
	if r.IntN(20) == 0 {
		s[strange(r)] = strange(r)
	}
	return s
}

// strange gives an id that is none, or that means something elsewhere only.
func strange(r *rand.Rand) model.ID {
	all := []model.ID{"nobody-has-this-id", "", "v", "constructor", model.Unsure}
	return all[r.IntN(len(all))]
}
