package flowtest

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// maker makes one guide.
type maker struct {
	*rand.Rand
	wild bool

	questionIDs, placeIDs names
	questions             strict.Map[*model.Question]
	options               []*model.Option
	line                  int
}

func newMaker(seed uint64, wild bool) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 0)), wild: wild}
	m.questionIDs, m.placeIDs = shuffled(m.Rand, "v"), shuffled(m.Rand, "")
	return m
}

func (m *maker) guide() *model.Guide {
	d := &model.Decision{ID: "made", Path: "data/made"}
	for _, id := range []model.ID{"ant", "bee", "constructor", "dog", "eel"}[:1+m.IntN(5)] {
		d.Options = append(d.Options, &model.Option{ID: at(m, id), Name: at(m, "The "+string(id))})
	}
	m.options = d.Options
	m.flow(&d.Flow)
	m.Shuffle(len(m.questions), func(i, j int) { m.questions[i], m.questions[j] = m.questions[j], m.questions[i] })
	return &model.Guide{
		Sources:   []*model.Source{{ID: at(m, source), Title: at(m, "A source")}},
		Decisions: []*model.Decision{d},
		Questions: m.questions,
		Broken:    map[string]bool{},
	}
}

const source model.ID = "a-source"

// at gives a value a place of its own: values without one count as absent.
func at[T any](m *maker, v T) strict.At[T] {
	return strict.At[T]{V: v, Pos: m.pos()}
}

func (m *maker) pos() diag.Pos {
	m.line++
	return diag.Pos{File: "made.yaml", Line: m.line, Col: 1}
}

// question words a new question.
func (m *maker) question() strict.Entry[*model.Question] {
	id := m.questionIDs.next()
	q := &model.Question{At: m.pos(), Short: at(m, id), Ask: at(m, "What about "+id+"?"), Why: at(m, "It matters.")}
	answers := shuffled(m.Rand, string(model.Unsure))
	for range 2 + min(m.IntN(3), m.IntN(3)) {
		a := answers.next()
		q.Answers = append(q.Answers, strict.Entry[*model.AnswerWords]{Key: at(m, a), Value: &model.AnswerWords{At: m.pos(), Label: at(m, "It is "+a), Short: at(m, a)}})
	}
	e := strict.Entry[*model.Question]{Key: at(m, id), Value: q}
	m.questions = append(m.questions, e)
	return e
}

// effects make an answer say something about some of the options.
func (m *maker) effects(chance float64) []model.Effect {
	var effects []model.Effect
	for _, i := range m.Perm(len(m.options)) {
		if m.Float64() < chance {
			is := []model.Bearing{model.For, model.For, model.Against, model.RulesOut}[m.IntN(4)]
			effects = append(effects, model.Effect{
				At: m.pos(), Option: at(m, m.options[i].ID.V), Is: at(m, is), Because: at(m, "Reason "+strconv.Itoa(m.line)+"."), Sources: []model.IDAt{at(m, source)},
			})
		}
	}
	return effects
}

// outcome recommends some of the options: one, several, or none.
func (m *maker) outcome() *model.Outcome {
	o := &model.Outcome{At: m.pos(), Summary: at(m, "So be it."), Strength: at(m, model.Clear), Sources: []model.IDAt{at(m, source)}}
	order := m.Perm(len(m.options))
	chosen := min([]int{0, 1, 1, 1, 1, 2, 2, 3}[m.IntN(8)], len(order))
	for i, option := range m.options {
		if slices.Contains(order[:chosen], i) {
			o.Choose = append(o.Choose, at(m, option.ID.V))
		}
	}
	switch {
	case chosen == 0:
		o.Short, o.Instead = at(m, "None"), at(m, "Look elsewhere.")
	case chosen > 1:
		o.Strength = at(m, model.Tie)
	case m.IntN(2) == 0:
		o.Strength = at(m, model.Close)
	}
	for n, i := range order[chosen:] {
		switch id := m.options[i].ID.V; {
		case n == 0 && chosen == 1 && m.IntN(2) == 0:
			o.RunnerUp = &model.RunnerUp{Option: at(m, id), When: at(m, "the wind turns")}
		case m.IntN(2) == 0:
			o.WhyNot = append(o.WhyNot, strict.Entry[*model.Reason]{Key: at(m, string(id)), Value: &model.Reason{
				At: m.pos(), Because: at(m, "Nothing calls for it."), Sources: []model.IDAt{at(m, source)},
			}})
		}
	}
	return o
}
