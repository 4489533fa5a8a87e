package flow_test

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// TestNew shows that a flow with any fault in its structure is none, and that
// the look at it does no harm.
func TestNew(t *testing.T) {
	for name, spoil := range map[string]func(*model.Guide, *model.Flow){
		"the flow could not be read":      func(g *model.Guide, _ *model.Flow) { g.Broken["data/made/flow.yaml"] = true },
		"the questions could not be read": func(g *model.Guide, _ *model.Flow) { g.Broken[model.QuestionsFile] = true },
		"there is nothing":                func(_ *model.Guide, f *model.Flow) { *f = model.Flow{} },
		"the start is unknown":            func(_ *model.Guide, f *model.Flow) { f.Start.V = "nowhere" },
		"the start is an outcome":         func(_ *model.Guide, f *model.Flow) { f.Start.V = model.ID(f.Outcomes[0].Key.V) },
		"a question is unknown": func(_ *model.Guide, f *model.Flow) {
			f.Places[0].Value.Asks = strict.At[model.ID]{V: "nothing", Pos: f.At}
		},
		"an answer leads nowhere": func(_ *model.Guide, f *model.Flow) { f.Places[0].Value.Answers[0].Value.Next.V = "nowhere" },
		"an answer leads to its place": func(_ *model.Guide, f *model.Flow) {
			f.Places[0].Value.Answers[0].Value.Next.V = model.ID(f.Places[0].Key.V)
		},
		"an answer leads back": func(_ *model.Guide, f *model.Flow) {
			last := f.Places[len(f.Places)-1]
			last.Value.Answers[0].Value.Next.V = model.ID(f.Places[0].Key.V)
		},
		"an answer is missing": func(_ *model.Guide, f *model.Flow) {
			p := f.Places[0].Value
			p.Answers = p.Answers[1:]
		},
		"an answer is unknown": func(_ *model.Guide, f *model.Flow) { f.Places[0].Value.Answers[0].Key.V = "perhaps" },
		"an answer is one too many": func(_ *model.Guide, f *model.Flow) {
			p := f.Places[0].Value
			p.Answers = append(p.Answers, strict.Entry[*model.Branch]{Key: strict.At[string]{V: "perhaps"}, Value: p.Answers[0].Value})
		},
		"a question has no answers": func(g *model.Guide, f *model.Flow) {
			for _, q := range g.Questions {
				q.Value.Answers = nil
			}
			for _, p := range f.Places {
				p.Value.Answers = nil
			}
		},
		"a place and an outcome share an id": func(_ *model.Guide, f *model.Flow) {
			end, shared := model.ID(f.Outcomes[0].Key.V), f.Places[len(f.Places)-1].Key.V
			f.Outcomes[0].Key.V = shared
			for _, p := range f.Places {
				for _, a := range p.Value.Answers {
					if a.Value.Next.V == end {
						a.Value.Next.V = model.ID(shared) // which leads forward, to the outcome
					}
				}
			}
		},
	} {
		for seed := range uint64(20) {
			g := flowtest.Guide(seed)
			spoil(g, &g.Decisions[0].Flow)
			if flow.New(g, g.Decisions[0]) != nil {
				t.Errorf("seed %d: it resolves, though %s", seed, name)
			}
		}
	}
}

// TestFind looks things up by id.
func TestFind(t *testing.T) {
	f := tea(t)
	if q := f.Question("guests"); q == nil || q.ID != "guests" || f.Question("nobody") != nil {
		t.Errorf("Question: %v", q)
	}
	if o := f.Outcome("either-tea"); o == nil || !o.Chooses("black") || !o.Chooses("green") || o.Chooses("mug") || f.Outcome("guests") != nil {
		t.Errorf("Outcome: %v", o)
	}
	if a := f.Start.Answer("long"); a == nil || a.Next.ID() != "guests" || a.Next.Place.Answer("none").Next.ID() != "mild-tea" || f.Start.Answer("unsure") != nil {
		t.Errorf("Answer: %v", a)
	}
}
