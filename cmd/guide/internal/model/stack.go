package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Stack is what joins the decisions: which options go together, and how all
// decisions are made in one run. Package stack resolves it.
type Stack struct {
	At diag.Pos `yaml:"-"`
	// A number that counts up from 1 whenever shared addresses of the joint run may lead elsewhere than before.
	Version strict.At[int] `yaml:"version,optional" example:"1"`
	// The questions in the order in which the joint run asks them, those first that spare others; what is not listed comes after them, in the order of the flows.
	Order []IDAt `yaml:"order,optional"`
	// Answers that need not be asked for, because they follow from other answers or from a choice; where two fit, the first counts.
	Follows []Follow `yaml:"follows,optional"`
	// The pairs of options, each of two decisions; [ ] where there are none.
	Pairs []Pair `yaml:"pairs,empty"`
	// The projects that are described for all decisions together.
	Scenarios []StackScenario `yaml:"scenarios,optional"`
	// Addresses of the joint run that somebody may have shared, and where they must lead.
	Links []StackLink `yaml:"links,optional"`
}

// Follow is an answer that follows from other answers, unless the reader says
// otherwise, or from what is chosen, for certain.
type Follow struct {
	At diag.Pos `yaml:"-"`
	// The question that need not be asked.
	Question IDAt `yaml:"question"`
	// Its answer.
	Answer IDAt `yaml:"answer"`
	// The answers that it follows from, by question; where several questions are named, all of them must be answered so.
	Answered strict.Map[[]IDAt] `yaml:"answered,optional" keys:"question"`
	// The options that it follows from, by decision; none where the decision chooses nothing. The question is then never asked, so each option needs its answer.
	Chosen strict.Map[[]IDAt] `yaml:"chosen,optional" keys:"decision"`
	// Why it follows, in one sentence; readers are shown it beside the answer.
	Because strict.At[string] `yaml:"because"`
}

// Pair judges two options of different decisions together.
type Pair struct {
	At diag.Pos `yaml:"-"`
	// The option whose decision stands first in data/site.yaml.
	A IDAt `yaml:"a"`
	// The option of another decision.
	B IDAt `yaml:"b"`
	// How the two go together.
	Verdict strict.At[Fit] `yaml:"verdict"`
	// Why that is so, in one sentence.
	Reason strict.At[string] `yaml:"reason"`
	// The sources that show it, by their id in data/sources.yaml; needed unless the verdict is unknown.
	Sources []IDAt `yaml:"sources,optional"`
}

// StackScenario is a description of a project with the stacks that a good guide
// may recommend for it.
type StackScenario struct {
	At diag.Pos `yaml:"-"`
	// A short name for the scenario; addresses show it.
	ID IDAt `yaml:"id"`
	// The project in a few words.
	Title strict.At[string] `yaml:"title"`
	// The project as somebody would describe it who has it, without naming an option that is not decided.
	Text strict.At[string] `yaml:"text"`
	// What is decided already, by decision: an option, or none.
	Made strict.Map[IDAt] `yaml:"made,optional" keys:"decision"`
	// The answers that the project gives, by question, one for each question that the run asks.
	Answers strict.Map[IDAt] `yaml:"answers" keys:"question"`
	// The options that a good guide may recommend for it, by decision, each list in the order of the alphabet; [ ] where nothing is to be chosen.
	Accept strict.Map[[]IDAt] `yaml:"accept" keys:"decision"`
	// Why these go together, in one sentence.
	Because strict.At[string] `yaml:"because"`
}

// StackLink is an address of the joint run that somebody may have shared, and
// where it leads.
type StackLink struct {
	At diag.Pos `yaml:"-"`
	// The part of the address behind the question mark: questions with their answers, decisions with what is chosen, and the version as v.
	Query strict.At[string] `yaml:"query" example:"purpose=product&database=postgresql&v=1"`
	// The outcome that the address shows, by decision; what is decided in the address itself has none.
	Outcomes strict.Map[IDAt] `yaml:"outcomes" keys:"decision"`
	// The day from which on the address may have been shared.
	Since strict.At[Date] `yaml:"since"`
	// Why it no longer leads where it led, in one sentence; only where that is so.
	Moved strict.At[string] `yaml:"moved,optional"`
}

// StackFile holds what joins the decisions.
const StackFile = "data/stack.yaml"

// None stands for a decision that chooses nothing.
const None ID = "none"
