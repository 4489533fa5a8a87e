package flow

import (
	"bytes"
	"encoding/json"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Object is a JSON object whose members keep their order. Questions and
// answers are asked in the order of the file, and programs that read JSON keep
// the order of names that do not look like numbers.
type Object []Member

// Member is one name of an [Object] and its value.
type Member struct {
	Name  string
	Value any
}

// MarshalJSON implements json.Marshaler.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// JSON is the whole flow, with its texts.
func (f *Flow) JSON() Object {
	var places, outcomes Object
	for _, p := range f.Places {
		var answers Object
		for _, a := range p.Answers {
			effects := []Object{}
			for _, e := range a.Effects {
				effects = append(effects, Object{{"option", e.Option.V}, {"is", e.Is.V}, {"because", e.Because.V}, {"sources", ids(e.Sources)}})
			}
			answers = append(answers, Member{string(a.ID), Object{{"label", a.Words.Label.V}, {"next", a.Next.ID()}, {"effects", effects}}})
		}
		w := p.Question.Words
		place := Object{{"asks", p.Question.ID}, {"ask", w.Ask.V}, {"why", w.Why.V}}
		if w.Help.Set() {
			place = append(place, Member{"help", w.Help.V})
		}
		places = append(places, Member{string(p.ID), append(place, Member{"answers", answers})})
	}
	for _, o := range f.Outcomes {
		outcomes = append(outcomes, Member{string(o.ID), o.JSON()})
	}
	return Object{{"version", f.Version}, {"start", f.Start.ID}, {"questions", places}, {"outcomes", outcomes}}
}

// JSON is the outcome with its texts, without its id.
func (o *Outcome) JSON() Object {
	whyNot := Object{}
	for _, w := range o.WhyNot {
		whyNot = append(whyNot, Member{w.Key.V, Object{{"because", w.Value.Because.V}, {"sources", ids(w.Value.Sources)}}})
	}
	var runnerUp any
	if up := o.RunnerUp; up != nil {
		runnerUp = Object{{"option", up.Option.V}, {"when", up.When.V}}
	}
	out := Object{
		{"choose", ids(o.Choose)},
		{"strength", o.Strength.V},
		{"summary", o.Summary.V},
		{"runner_up", runnerUp},
		{"why_not", whyNot},
		{"cautions", strict.Values(o.Cautions)},
		{"revisit_when", strict.Values(o.RevisitWhen)},
		{"sources", ids(o.Sources)},
	}
	if o.Instead.Set() {
		out = append(out, Member{"instead", o.Instead.V})
	}
	return out
}

// Graph is what the browser's engine needs of the flow: no texts, which the
// page holds already.
func (f *Flow) Graph() Object {
	var places, outcomes Object
	for _, p := range f.Places {
		var answers Object
		for _, a := range p.Answers {
			answer := Object{{"next", a.Next.ID()}}
			var effects []Object
			for _, e := range a.Effects {
				effects = append(effects, Object{{"option", e.Option.V}, {"is", e.Is.V}})
			}
			if effects != nil {
				answer = append(answer, Member{"effects", effects})
			}
			answers = append(answers, Member{string(a.ID), answer})
		}
		places = append(places, Member{string(p.ID), Object{{"asks", p.Question.ID}, {"answers", answers}}})
	}
	for _, o := range f.Outcomes {
		outcomes = append(outcomes, Member{string(o.ID), Object{{"choose", ids(o.Choose)}}})
	}
	return Object{{"version", f.Version}, {"start", f.Start.ID}, {"questions", places}, {"outcomes", outcomes}}
}

// JSON is the result with the texts of what was met on the way: the effects, to
// which an outcome adds its own reasons. Answers come in the order of the
// questions, options in that of the alphabet.
func (r Result) JSON(f *Flow, dropped []string) Object {
	answers, unused := Object{}, []model.ID{}
	for _, q := range f.Questions {
		if a := r.State[q.ID]; a != "" {
			answers = append(answers, Member{string(q.ID), a})
		}
	}
	for _, q := range r.Unused {
		unused = append(unused, q.ID)
	}
	var next, outcome any // null
	if r.Next != nil {
		next = r.Next.json()
	}
	if r.Outcome != nil {
		outcome = append(Object{{"id", r.Outcome.ID}}, r.Outcome.JSON()...)
	}
	why, whyNot := r.reasonsJSON(f)
	out := Object{
		{"decision", f.Decision.ID},
		{"answers", answers},
		{"unused", unused},
		{"dropped", append([]string{}, dropped...)},
		{"next", next},
		{"possible", outcomeIDs(r.Possible)},
		{"outcome", outcome},
		{"why", why},
		{"why_not", whyNot},
		{"flips", r.flipsJSON()},
	}
	if r.SeparatedBy != nil {
		out = append(out, Member{"separated_by", r.SeparatedBy.ID})
	}
	return out
}

// json is the question that is asked at a place.
func (p *Place) json() Object {
	var labels Object
	for _, a := range p.Answers {
		labels = append(labels, Member{string(a.ID), Object{{"label", a.Words.Label.V}}})
	}
	return Object{{"id", p.Question.ID}, {"ask", p.Question.Words.Ask.V}, {"answers", labels}}
}

func (r Result) reasonsJSON(f *Flow) (why []Object, whyNot Object) {
	why, whyNot = []Object{}, Object{}
	for _, m := range r.Met("", model.For) {
		why = append(why, m.json(Member{"option", m.Effect.Option.V}))
	}
	for _, o := range f.Decision.Options {
		var against []Object
		for _, m := range r.Met(o.ID.V, model.Against, model.RulesOut) {
			against = append(against, m.json(Member{"is", m.Effect.Is.V}))
		}
		if against != nil {
			whyNot = append(whyNot, Member{string(o.ID.V), against})
		}
	}
	return why, whyNot
}

func (r Result) flipsJSON() []Object {
	flips := []Object{}
	for _, flip := range r.Flips {
		object := Object{{"question", flip.Question.ID}, {"to", flip.To.ID}, {"outcomes", outcomeIDs(flip.Outcomes)}}
		if flip.Next != nil {
			object = append(object, Member{"reopens", flip.Next.Question.ID})
		}
		flips = append(flips, object)
	}
	return flips
}

// json is a reason with what is not said by where it stands.
func (m Reason) json(about Member) Object {
	return Object{
		{"question", m.Place.Question.ID}, {"answer", m.Answer.ID}, about, {"because", m.Effect.Because.V}, {"sources", ids(m.Effect.Sources)},
	}
}

func outcomeIDs(outcomes []*Outcome) []model.ID {
	list := make([]model.ID, len(outcomes))
	for i, o := range outcomes {
		list[i] = o.ID
	}
	return list
}

func ids(list []model.IDAt) []model.ID {
	return append([]model.ID{}, strict.Values(list)...)
}
