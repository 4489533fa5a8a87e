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
	out := Object{{"choose", ids(o.Choose)}, {"strength", o.Strength.V}, {"summary", o.Summary.V}, {"runner_up", nil}}
	if up := o.RunnerUp; up != nil {
		out[3].Value = Object{{"option", up.Option.V}, {"when", up.When.V}}
	}
	out = append(out, Object{
		{"why_not", whyNot}, {"cautions", strict.Values(o.Cautions)}, {"revisit_when", strict.Values(o.RevisitWhen)}, {"sources", ids(o.Sources)},
	}...)
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

// JSON is the result with the texts of what was met on the way. Answers come in
// the order of the questions, options in that of the alphabet.
func (r Result) JSON(f *Flow, dropped []string) Object {
	answers, whyNot := Object{}, Object{}
	for _, q := range f.Questions {
		if a := r.State[q.ID]; a != "" {
			answers = append(answers, Member{string(q.ID), a})
		}
	}
	unused, possible, why, flips := []model.ID{}, []model.ID{}, []Object{}, []Object{}
	for _, q := range r.Unused {
		unused = append(unused, q.ID)
	}
	for _, o := range r.Possible {
		possible = append(possible, o.ID)
	}
	for _, m := range r.Met("", model.For) {
		why = append(why, m.json("option"))
	}
	for _, o := range f.Decision.Options {
		if met := r.Met(o.ID.V, model.Against, model.RulesOut); met != nil {
			var list []Object
			for _, m := range met {
				list = append(list, m.json("is"))
			}
			whyNot = append(whyNot, Member{string(o.ID.V), list})
		}
	}
	for _, flip := range r.Flips {
		then := []model.ID{}
		for _, o := range flip.Outcomes {
			then = append(then, o.ID)
		}
		object := Object{{"question", flip.Question.ID}, {"to", flip.To.ID}, {"outcomes", then}}
		if flip.Next != nil {
			object = append(object, Member{"reopens", flip.Next.Question.ID})
		}
		flips = append(flips, object)
	}
	out := Object{
		{"decision", f.Decision.ID},
		{"answers", answers},
		{"unused", unused},
		{"dropped", append([]string{}, dropped...)},
		{"next", nil},
		{"possible", possible},
		{"outcome", nil},
		{"why", why},
		{"why_not", whyNot},
		{"flips", flips},
	}
	if r.Next != nil {
		var labels Object
		for _, a := range r.Next.Answers {
			labels = append(labels, Member{string(a.ID), Object{{"label", a.Words.Label.V}}})
		}
		out[4].Value = Object{{"id", r.Next.Question.ID}, {"ask", r.Next.Question.Words.Ask.V}, {"answers", labels}}
	}
	if r.Outcome != nil {
		out[6].Value = append(Object{{"id", r.Outcome.ID}}, r.Outcome.JSON()...)
	}
	if r.SeparatedBy != nil {
		out = append(out, Member{"separated_by", r.SeparatedBy.ID})
	}
	return out
}

// json is a reason as an object; about is what stands beside the text: the
// option, or how it bears.
func (m Reason) json(about string) Object {
	var value any = m.Effect.Option.V
	if about == "is" {
		value = m.Effect.Is.V
	}
	return Object{
		{"question", m.Place.Question.ID}, {"answer", m.Answer.ID}, {about, value}, {"because", m.Effect.Because.V}, {"sources", ids(m.Effect.Sources)},
	}
}

func ids(list []model.IDAt) []model.ID {
	return append([]model.ID{}, strict.Values(list)...)
}
