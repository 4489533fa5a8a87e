package flowtest

import (
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// optionNames are the options of the decisions of a made stack. Ids of options
// are unique across decisions.
var optionNames = [][]model.ID{
	{"ant", "bee", "constructor", "dog"}, {"7", "10", "elm", "fir"}, {"gin", "has-own", "ice"}, {"jam"},
}

// Stack makes a guide with two to four decisions whose flows share questions,
// with answers that follow from answers and from choices, and with pairs of
// every kind. Nobody would write it, and package stack joins it.
func Stack(seed uint64) *model.Guide {
	m := newMaker(seed, false)
	g := &model.Guide{Sources: []*model.Source{{ID: at(m, source), Title: at(m, "A source")}}, Broken: map[string]bool{}}
	for i := range 2 + m.IntN(3) {
		id := []model.ID{"made", "to-string", "zeta", "x"}[i]
		d := &model.Decision{ID: id, Path: "data/" + string(id)}
		d.About.Name, d.About.Question = at(m, "The "+string(id)), at(m, "Which "+string(id)+" is it?")
		for _, option := range optionNames[i][:1+m.IntN(len(optionNames[i]))] {
			d.Options = append(d.Options, &model.Option{ID: at(m, option), Name: at(m, "The "+string(option))})
		}
		slices.SortFunc(d.Options, func(a, b *model.Option) int { return compare(a.ID.V, b.ID.V) })
		m.options = d.Options
		m.flow(&d.Flow)
		g.Decisions = append(g.Decisions, d)
	}
	g.Questions = m.questions
	for _, i := range m.Perm(len(m.questions)) {
		if m.IntN(3) > 0 && askedIn(g, m.questions[i].Key.V, nil) {
			g.Stack.Order = append(g.Stack.Order, at(m, model.ID(m.questions[i].Key.V)))
		}
	}
	told := m.told(g)
	for range m.IntN(8) {
		m.follow(g, told)
	}
	m.pairs(g)
	return g
}

func compare(a, b model.ID) int {
	if a < b {
		return -1
	}
	return 1
}

// askedIn reports whether a decision other than one asks a question.
func askedIn(g *model.Guide, question string, but *model.Decision) bool {
	return slices.ContainsFunc(g.Decisions, func(d *model.Decision) bool { return d != but && asks(d, question) })
}

func asks(d *model.Decision, question string) bool {
	return slices.ContainsFunc(d.Flow.Places, func(p strict.Entry[*model.Place]) bool { return string(p.Value.Question(p.Key.V)) == question })
}

// told lets the first decision's choice answer a question of the others now and
// then, and gives that question.
func (m *maker) told(g *model.Guide) string {
	first := g.Decisions[0]
	for _, q := range g.Questions {
		if m.IntN(3) > 0 || asks(first, q.Key.V) || !askedIn(g, q.Key.V, first) {
			continue
		}
		choices := []model.ID{}
		for _, o := range first.Options {
			choices = append(choices, o.ID.V)
		}
		if slices.ContainsFunc(first.Flow.Outcomes, func(o strict.Entry[*model.Outcome]) bool { return len(o.Value.Choose) == 0 }) {
			choices = append(choices, model.None)
		}
		for _, id := range choices {
			g.Stack.Follows = append(g.Stack.Follows, model.Follow{
				At: m.pos(), Question: at(m, model.ID(q.Key.V)), Answer: m.answer(q), Because: at(m, "It is chosen."),
				Chosen: strict.Map[[]model.IDAt]{{Key: at(m, string(first.ID)), Value: []model.IDAt{at(m, id)}}},
			})
		}
		return q.Key.V
	}
	return ""
}

// follow lets an answer follow from one or two others. Such follows may
// contradict each other: then the first one counts.
func (m *maker) follow(g *model.Guide, told string) {
	q := m.questions[m.IntN(len(m.questions))]
	if q.Key.V == told || !askedIn(g, q.Key.V, nil) {
		return
	}
	f := model.Follow{At: m.pos(), Question: at(m, model.ID(q.Key.V)), Answer: m.answer(q), Because: at(m, "So it is "+strconv.Itoa(m.line)+".")}
	for range 1 + m.IntN(2) {
		from := m.questions[m.IntN(len(m.questions))]
		if _, there := f.Answered.Get(from.Key.V); there || from.Key.V == q.Key.V || !askedIn(g, from.Key.V, nil) {
			continue
		}
		any := []model.IDAt{m.answer(from)}
		if m.IntN(3) == 0 {
			any = append(any, m.answer(from))
		}
		f.Answered = append(f.Answered, strict.Entry[[]model.IDAt]{Key: at(m, from.Key.V), Value: any})
	}
	if f.Answered != nil {
		g.Stack.Follows = append(g.Stack.Follows, f)
	}
}

func (m *maker) answer(q strict.Entry[*model.Question]) model.IDAt {
	return at(m, model.ID(q.Value.Answers[m.IntN(len(q.Value.Answers))].Key.V))
}

// pairs judges most pairs; in some guides many of them clash.
func (m *maker) pairs(g *model.Guide) {
	harsh := m.IntN(3)
	for i, d := range g.Decisions {
		for _, e := range g.Decisions[i+1:] {
			for _, a := range d.Options {
				for _, b := range e.Options {
					if m.IntN(8) == 0 {
						continue
					}
					verdict := []model.Fit{model.FitsWell, model.FitsIfDone, model.FitUnknown, model.Clashes}[m.IntN(3)]
					if m.IntN(6) < harsh {
						verdict = model.Clashes
					}
					g.Stack.Pairs = append(g.Stack.Pairs, model.Pair{
						At: m.pos(), A: at(m, a.ID.V), B: at(m, b.ID.V), Verdict: at(m, verdict), Reason: at(m, "They "+string(verdict)+"."), Sources: []model.IDAt{at(m, source)},
					})
				}
			}
		}
	}
}
