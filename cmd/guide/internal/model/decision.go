package model

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Decision is one question of the guide with its options and criteria.
type Decision struct {
	ID        ID // the name of its folder
	Path      string
	About     About
	Criteria  []*Criterion
	Options   []*Option // by id
	Scenarios []Scenario
	Changes   []Change
	Flow      Flow
	Links     []OldLink
	Cut       bool // options were left out, for a fault that is reported
}

// About is a decision's own description.
type About struct {
	At diag.Pos `yaml:"-"`
	// The name of the decision's folder.
	ID IDAt `yaml:"id"`
	// The decision's name, as pages show it.
	Name strict.At[string] `yaml:"name"`
	// What the reader has to decide, as one question.
	Question strict.At[string] `yaml:"question"`
	// What is compared, in two or three sentences.
	Summary strict.At[string] `yaml:"summary"`
	// The usual choice for each of a few situations, for those who want no questions; the first row that fits counts.
	ShortAnswer []ShortAnswer `yaml:"short_answer"`
}

// ShortAnswer is a situation with the options that usually fit.
type ShortAnswer struct {
	At diag.Pos `yaml:"-"`
	// The situation, as a sentence without a period.
	When strict.At[string] `yaml:"when"`
	// The options that usually fit then, in the order of the alphabet.
	Choose []IDAt `yaml:"choose"`
	// Why they fit, in one sentence.
	Because strict.At[string] `yaml:"because"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Criterion is something that options are compared on.
type Criterion struct {
	At diag.Pos `yaml:"-"`
	// A short name for the criterion; the cells of every option stand under it.
	ID IDAt `yaml:"id"`
	// The criterion's name, as pages show it.
	Name strict.At[string] `yaml:"name"`
	// The question that the criterion answers about an option.
	Asks strict.At[string] `yaml:"asks"`
	// What is judged and what is left out, in two or three sentences.
	About strict.At[string] `yaml:"about"`
	// What each level means for this criterion; the fifth, unknown, means everywhere that no source was found.
	Levels LevelWords `yaml:"levels"`
}

// LevelWords says what each level means for a criterion.
type LevelWords struct {
	// What an option does that is strong here.
	Strong strict.At[string] `yaml:"strong"`
	// What an option does that is good here.
	Good strict.At[string] `yaml:"good"`
	// What an option does that is fair here.
	Fair strict.At[string] `yaml:"fair"`
	// What an option does that is weak here.
	Weak strict.At[string] `yaml:"weak"`
}

// Of returns the words for a level; unknown means the same everywhere.
func (w LevelWords) Of(l Level) string {
	switch l {
	case Strong:
		return w.Strong.V
	case Good:
		return w.Good.V
	case Fair:
		return w.Fair.V
	case Weak:
		return w.Weak.V
	}
	return "Nothing could be sourced."
}

// Scenario is a description of a project with the options that a good guide
// may recommend for it.
type Scenario struct {
	At diag.Pos `yaml:"-"`
	// A short name for the scenario; addresses show it.
	ID IDAt `yaml:"id"`
	// The project in a few words.
	Title strict.At[string] `yaml:"title"`
	// The project as somebody would describe it who has it, without naming an option.
	Text strict.At[string] `yaml:"text"`
	// The options that a good guide may recommend for it, in the order of the alphabet.
	Accept []IDAt `yaml:"accept"`
	// Why these and no others, in one sentence.
	Because strict.At[string] `yaml:"because"`
	// The answers that the project gives, by question, one for each question on its way through the flow.
	Answers strict.Map[IDAt] `yaml:"answers" keys:"question"`
}

// Change is one entry of the history of verdicts.
type Change struct {
	At diag.Pos `yaml:"-"`
	// The day of the change.
	Date strict.At[Date] `yaml:"date"`
	// The option whose verdict changed.
	Option IDAt `yaml:"option,optional"`
	// The criterion on which it changed.
	Criterion IDAt `yaml:"criterion,optional"`
	// The level before.
	From strict.At[Level] `yaml:"from,optional"`
	// The level from then on, which is the level of the cell unless it has changed again.
	To strict.At[Level] `yaml:"to,optional"`
	// Why it changed, in one sentence.
	Reason strict.At[string] `yaml:"reason"`
	// The sources that led to the change, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources,optional"`
}

// Option returns the option with the given id, or nil.
func (d *Decision) Option(id ID) *Option {
	for _, o := range d.Options {
		if o.ID.V == id {
			return o
		}
	}
	return nil
}

// OptionName is the name of an option of the decision, or its id where there
// is no such option.
func (d *Decision) OptionName(id ID) string {
	if o := d.Option(id); o != nil {
		return o.Called()
	}
	return string(id)
}

// Criterion returns the criterion with the given id, or nil.
func (d *Decision) Criterion(id ID) *Criterion {
	for _, c := range d.Criteria {
		if c.ID.V == id {
			return c
		}
	}
	return nil
}

// CriteriaKnown reports whether the id of every criterion could be read.
func (d *Decision) CriteriaKnown() bool {
	return d.Criteria != nil && !slices.ContainsFunc(d.Criteria, func(c *Criterion) bool { return c.ID.V == "" })
}

// OptionIDs lists the ids of the options, for hints.
func (d *Decision) OptionIDs() []string {
	ids := make([]string, len(d.Options))
	for i, o := range d.Options {
		ids[i] = string(o.ID.V)
	}
	return ids
}

// CriterionIDs lists the ids of the criteria, for hints.
func (d *Decision) CriterionIDs() []string {
	ids := make([]string, len(d.Criteria))
	for i, c := range d.Criteria {
		ids[i] = string(c.ID.V)
	}
	return ids
}
