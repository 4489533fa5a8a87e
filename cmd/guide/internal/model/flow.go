package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Question is the wording of a question and of its answers, once for all
// decisions that ask it.
type Question struct {
	At      diag.Pos                 `yaml:"-"`
	Short   strict.At[string]        `yaml:"short"` // names it where there is little room
	Ask     strict.At[string]        `yaml:"ask"`
	Why     strict.At[string]        `yaml:"why"`
	Help    strict.At[string]        `yaml:"help,optional"`
	Answers strict.Map[*AnswerWords] `yaml:"answers"`
}

// AnswerWords is the wording of an answer.
type AnswerWords struct {
	At    diag.Pos          `yaml:"-"`
	Label strict.At[string] `yaml:"label"`
	Short strict.At[string] `yaml:"short"`
}

// Flow is a decision's graph of questions and outcomes, as it is written.
// Package flow resolves it.
type Flow struct {
	At        diag.Pos                      `yaml:"-"`
	Version   strict.At[int]                `yaml:"version"`
	Start     IDAt                          `yaml:"start"`
	Places    strict.Map[*Place]            `yaml:"questions"`
	Outcomes  strict.Map[*Outcome]          `yaml:"outcomes"`
	NotChosen strict.Map[strict.At[string]] `yaml:"not_chosen,optional"`
}

// Place is where a flow asks a question.
type Place struct {
	At      diag.Pos            `yaml:"-"`
	Asks    IDAt                `yaml:"asks,optional"` // the question; the place's own id where it is absent
	Answers strict.Map[*Branch] `yaml:"answers"`
}

// Branch is what follows from an answer at a place.
type Branch struct {
	At      diag.Pos `yaml:"-"`
	Next    IDAt     `yaml:"next"` // a later place, or an outcome
	Effects []Effect `yaml:"effects,optional"`
}

// Effect is what an answer says about an option.
type Effect struct {
	At      diag.Pos           `yaml:"-"`
	Option  IDAt               `yaml:"option"`
	Is      strict.At[Bearing] `yaml:"is"`
	Because strict.At[string]  `yaml:"because"`
	Sources []IDAt             `yaml:"sources"`
}

// Outcome is where a flow ends: what to choose, and what to know about it.
type Outcome struct {
	At          diag.Pos            `yaml:"-"`
	Short       strict.At[string]   `yaml:"short,optional"` // names it on the chart
	Choose      []IDAt              `yaml:"choose,empty"`
	Strength    strict.At[Strength] `yaml:"strength"`
	Summary     strict.At[string]   `yaml:"summary"`
	RunnerUp    *RunnerUp           `yaml:"runner_up,optional"`
	WhyNot      strict.Map[*Reason] `yaml:"why_not,optional"`
	Cautions    []strict.At[string] `yaml:"cautions,empty"`
	RevisitWhen []strict.At[string] `yaml:"revisit_when,empty"`
	Sources     []IDAt              `yaml:"sources"`
	Instead     strict.At[string]   `yaml:"instead,optional"` // what to look at when nothing is chosen
}

// RunnerUp is the second choice, and when it is the first.
type RunnerUp struct {
	Option IDAt              `yaml:"option"`
	When   strict.At[string] `yaml:"when"`
}

// Reason is a statement with what it rests on.
type Reason struct {
	At      diag.Pos          `yaml:"-"`
	Because strict.At[string] `yaml:"because"`
	Sources []IDAt            `yaml:"sources"`
}

// OldLink is an address that somebody may have shared, and where it leads.
type OldLink struct {
	At      diag.Pos          `yaml:"-"`
	Query   strict.At[string] `yaml:"query"`
	Outcome IDAt              `yaml:"outcome"`
	Since   strict.At[Date]   `yaml:"since"`
	Moved   strict.At[string] `yaml:"moved,optional"` // why it no longer leads there
}

// Bearing is how an answer bears on an option.
type Bearing string

// The bearings. RulesOut is a knock-out.
const (
	For      Bearing = "for"
	Against  Bearing = "against"
	RulesOut Bearing = "rules-out"
)

// ParseYAML implements strict.Scalar.
func (b *Bearing) ParseYAML(text string) error {
	return word(b, text, "a way to bear on an option", []Bearing{For, Against, RulesOut})
}

// Strength says how firm a recommendation is.
type Strength string

// The strengths. A tie is declared between two options or more.
const (
	Clear Strength = "clear"
	Close Strength = "close"
	Tie   Strength = "tie"
)

// ParseYAML implements strict.Scalar.
func (s *Strength) ParseYAML(text string) error {
	return word(s, text, "how firm an outcome is", []Strength{Clear, Close, Tie})
}

// Words says it to a reader.
func (s Strength) Words() string {
	return map[Strength]string{Clear: "A clear answer", Close: "A close call", Tie: "A tie"}[s]
}

// Unsure is the answer of who does not know; every question takes it.
const Unsure ID = "unsure"

// Question returns the wording of the question with the given id, or nil.
func (g *Guide) Question(id ID) *Question {
	q, _ := g.Questions.Get(string(id))
	return q
}

// Question gives the id of the question that is asked at a place with the
// given id.
func (p *Place) Question(place string) ID {
	if p.Asks.Set() {
		return p.Asks.V
	}
	return ID(place)
}

// Cited gives every list of sources that the flow rests on.
func (f *Flow) Cited() [][]IDAt {
	var lists [][]IDAt
	for _, p := range f.Places {
		if p.Value == nil {
			continue // reported when it was read
		}
		for _, a := range p.Value.Answers {
			if a.Value == nil {
				continue
			}
			for _, e := range a.Value.Effects {
				lists = append(lists, e.Sources)
			}
		}
	}
	for _, o := range f.Outcomes {
		if o.Value == nil {
			continue
		}
		lists = append(lists, o.Value.Sources)
		for _, w := range o.Value.WhyNot {
			if w.Value != nil {
				lists = append(lists, w.Value.Sources)
			}
		}
	}
	return lists
}
