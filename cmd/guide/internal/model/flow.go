package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Question is the wording of a question and of its answers, once for all
// decisions that ask it.
type Question struct {
	At diag.Pos `yaml:"-"`
	// The question in two or three words, where there is little room.
	Short strict.At[string] `yaml:"short"`
	// The question as readers are asked it, with a question mark.
	Ask strict.At[string] `yaml:"ask"`
	// Why it matters, in one sentence.
	Why strict.At[string] `yaml:"why"`
	// How to find the answer, for readers who hesitate.
	Help strict.At[string] `yaml:"help,optional"`
	// The answers to choose from, each under a short name; pages add "I am not sure" by themselves.
	Answers strict.Map[*AnswerWords] `yaml:"answers" keys:"answer"`
}

// AnswerWords is the wording of an answer.
type AnswerWords struct {
	At diag.Pos `yaml:"-"`
	// The answer as readers choose it.
	Label strict.At[string] `yaml:"label"`
	// The answer in two or three words, where there is little room.
	Short strict.At[string] `yaml:"short"`
}

// Flow is a decision's graph of questions and outcomes, as it is written.
// Package flow resolves it.
type Flow struct {
	At diag.Pos `yaml:"-"`
	// A number that counts up from 1 whenever shared addresses may lead elsewhere than before.
	Version strict.At[int] `yaml:"version" example:"1"`
	// The place at which the questions begin.
	Start IDAt `yaml:"start"`
	// The places at which a question is asked, each under a short name, in an order in which answers lead forward only.
	Places strict.Map[*Place] `yaml:"questions" keys:"place"`
	// Where the questions end, each outcome under a short name.
	Outcomes strict.Map[*Outcome] `yaml:"outcomes" keys:"outcome"`
	// Why an option is chosen by no outcome, in one sentence, under the option's id.
	NotChosen strict.Map[strict.At[string]] `yaml:"not_chosen,optional" keys:"option"`
}

// Place is where a flow asks a question.
type Place struct {
	At diag.Pos `yaml:"-"`
	// The question that is asked, from data/questions.yaml; leave it out where the place has the same name.
	Asks IDAt `yaml:"asks,optional"`
	// What follows from each answer of the question.
	Answers strict.Map[*Branch] `yaml:"answers" keys:"answer"`
}

// Branch is what follows from an answer at a place.
type Branch struct {
	At diag.Pos `yaml:"-"`
	// The place or outcome that comes next, further down in the file.
	Next IDAt `yaml:"next"`
	// What the answer says about options.
	Effects []Effect `yaml:"effects,optional"`
}

// Effect is what an answer says about an option.
type Effect struct {
	At diag.Pos `yaml:"-"`
	// The option that the answer says something about.
	Option IDAt `yaml:"option"`
	// What the answer says about it.
	Is strict.At[Bearing] `yaml:"is"`
	// Why, in one sentence; the result shows it to readers who gave the answer.
	Because strict.At[string] `yaml:"because"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Outcome is where a flow ends: what to choose, and what to know about it.
type Outcome struct {
	At diag.Pos `yaml:"-"`
	// The outcome in two or three words, for the chart; needed where nothing is chosen.
	Short strict.At[string] `yaml:"short,optional"`
	// The options to choose, in the order of the alphabet; [ ] where none fits.
	Choose []IDAt `yaml:"choose,empty"`
	// How firm the recommendation is.
	Strength strict.At[Strength] `yaml:"strength"`
	// Why this follows from the answers, in a sentence or two.
	Summary strict.At[string] `yaml:"summary"`
	// The second choice, and when it would be the first.
	RunnerUp *RunnerUp `yaml:"runner_up,optional"`
	// Why another option is not chosen, where no answer on the way says it, under the option's id.
	WhyNot strict.Map[*Reason] `yaml:"why_not,optional" keys:"option"`
	// What to know before starting, a sentence each; [ ] where there is nothing.
	Cautions []strict.At[string] `yaml:"cautions,empty"`
	// What would be a reason to decide again, a sentence each; [ ] where there is nothing.
	RevisitWhen []strict.At[string] `yaml:"revisit_when,empty"`
	// The sources that the outcome rests on, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
	// What to look at instead, where nothing is chosen.
	Instead strict.At[string] `yaml:"instead,optional"`
}

// RunnerUp is the second choice, and when it is the first.
type RunnerUp struct {
	// The option that comes second.
	Option IDAt `yaml:"option"`
	// When it would come first, in one sentence.
	When strict.At[string] `yaml:"when"`
}

// Reason is a statement with what it rests on.
type Reason struct {
	At diag.Pos `yaml:"-"`
	// The reason, in one sentence.
	Because strict.At[string] `yaml:"because"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// OldLink is an address that somebody may have shared, and where it leads.
type OldLink struct {
	At diag.Pos `yaml:"-"`
	// The part of the address behind the question mark: questions with their answers, and the flow's version as v.
	Query strict.At[string] `yaml:"query" example:"purpose=product&v=1"`
	// The outcome that the address shows.
	Outcome IDAt `yaml:"outcome"`
	// The day from which on the address may have been shared.
	Since strict.At[Date] `yaml:"since"`
	// Why it no longer leads where it led, in one sentence; only where that is so.
	Moved strict.At[string] `yaml:"moved,optional"`
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
