package flowtest

import (
	"maps"
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// shape says how large a flow becomes. Small ones come most often: they have
// few enough states to look at all of them.
func (m *maker) shape() (places, outcomes int, shared float64) {
	switch m.IntN(10) {
	case 0:
		return 1, 1 + m.IntN(3), 0
	case 1: // long: more than nine questions can be asked
		return 11 + m.IntN(6), 2 + m.IntN(4), 0.1
	case 2: // one question at many places
		return 5 + m.IntN(6), 2 + m.IntN(6), 0.9
	}
	return 2 + m.IntN(7), 1 + m.IntN(6), 0.5
}

// flow draws the graph from its start on. A place that is drawn has all its
// predecessors before it, so that it is known then which questions were asked
// on the ways to it.
func (m *maker) flow(f *model.Flow) {
	places, outcomes, shared := m.shape()
	ends := make([]strict.Entry[*model.Outcome], outcomes)
	for i := range ends {
		ends[i] = strict.Entry[*model.Outcome]{Key: at(m, "end-"+strconv.Itoa(i)), Value: m.outcome()}
	}
	branches := make([][]*model.Branch, places) // that lead to each place
	asked := make([]map[string]bool, places)    // on the ways to each place
	leads := make([][]*model.Branch, outcomes)
	chance := m.Float64() / 2
	for i := range places {
		if i > 0 && branches[i] == nil && !m.wild {
			continue // out of reach
		}
		e := m.pick(asked[i], shared)
		p := strict.Entry[*model.Place]{Key: at(m, m.placeID(e.Key.V, f)), Value: &model.Place{At: m.pos()}}
		if p.Key.V != e.Key.V || m.IntN(8) == 0 {
			p.Value.Asks = at(m, model.ID(e.Key.V))
		}
		for _, b := range branches[i] {
			b.Next = at(m, model.ID(p.Key.V))
		}
		for _, a := range e.Value.Answers {
			b := &model.Branch{At: m.pos(), Effects: m.effects(chance)}
			p.Value.Answers = append(p.Value.Answers, strict.Entry[*model.Branch]{Key: at(m, a.Key.V), Value: b})
			to := i + 1 + min(m.IntN(4), m.IntN(4))
			if to >= places || m.IntN(5) == 0 {
				end := m.IntN(outcomes)
				leads[end] = append(leads[end], b)
				continue
			}
			branches[to] = append(branches[to], b)
			if asked[to] == nil {
				asked[to] = map[string]bool{}
			}
			maps.Copy(asked[to], asked[i])
			asked[to][e.Key.V] = true
		}
		m.Shuffle(len(p.Value.Answers), func(i, j int) {
			p.Value.Answers[i], p.Value.Answers[j] = p.Value.Answers[j], p.Value.Answers[i]
		})
		f.Places = append(f.Places, p)
	}
	for i, e := range ends {
		if leads[i] == nil && !m.wild {
			continue
		}
		for _, b := range leads[i] {
			b.Next = at(m, model.ID(e.Key.V))
		}
		f.Outcomes = append(f.Outcomes, e)
	}
	f.At, f.Version, f.Start = m.pos(), at(m, 1+m.IntN(3)), at(m, model.ID(f.Places[0].Key.V))
	if m.wild && m.IntN(4) == 0 {
		f.Start = at(m, model.ID(f.Places[m.IntN(len(f.Places))].Key.V))
	}
}

// pick chooses the question of a place: one that stands elsewhere already,
// unless it was asked on a way to the place, or a new one.
func (m *maker) pick(asked map[string]bool, shared float64) strict.Entry[*model.Question] {
	var free []strict.Entry[*model.Question]
	for _, e := range m.questions {
		if m.wild || !asked[e.Key.V] {
			free = append(free, e)
		}
	}
	if len(free) > 0 && m.Float64() < shared {
		return free[m.IntN(len(free))]
	}
	return m.question()
}

// placeID names a place after its question where it can, and otherwise by
// anything, such as the id of another question.
func (m *maker) placeID(question string, f *model.Flow) string {
	taken := func(id string) bool {
		return slices.ContainsFunc(f.Places, func(e strict.Entry[*model.Place]) bool { return e.Key.V == id })
	}
	if !taken(question) && m.IntN(3) > 0 {
		return question
	}
	for {
		if id := m.placeIDs.next(); !taken(id) {
			return id
		}
	}
}
