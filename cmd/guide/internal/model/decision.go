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
	At          diag.Pos          `yaml:"-"`
	ID          IDAt              `yaml:"id"`
	Name        strict.At[string] `yaml:"name"`
	Question    strict.At[string] `yaml:"question"`
	Summary     strict.At[string] `yaml:"summary"`
	ShortAnswer []ShortAnswer     `yaml:"short_answer"`
}

// ShortAnswer maps a situation to the options that usually fit.
type ShortAnswer struct {
	At      diag.Pos          `yaml:"-"`
	When    strict.At[string] `yaml:"when"`
	Choose  []IDAt            `yaml:"choose"`
	Because strict.At[string] `yaml:"because"`
	Sources []IDAt            `yaml:"sources"`
}

// Criterion is something that options are compared on.
type Criterion struct {
	At     diag.Pos          `yaml:"-"`
	ID     IDAt              `yaml:"id"`
	Name   strict.At[string] `yaml:"name"`
	Asks   strict.At[string] `yaml:"asks"`
	About  strict.At[string] `yaml:"about"`
	Levels LevelWords        `yaml:"levels"`
}

// LevelWords says what each level means for a criterion.
type LevelWords struct {
	Strong strict.At[string] `yaml:"strong"`
	Good   strict.At[string] `yaml:"good"`
	Fair   strict.At[string] `yaml:"fair"`
	Weak   strict.At[string] `yaml:"weak"`
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
	At      diag.Pos          `yaml:"-"`
	ID      IDAt              `yaml:"id"`
	Title   strict.At[string] `yaml:"title"`
	Text    strict.At[string] `yaml:"text"`
	Accept  []IDAt            `yaml:"accept"`
	Because strict.At[string] `yaml:"because"`
	Answers strict.Map[IDAt]  `yaml:"answers"` // by question
}

// Change is one entry of the history of verdicts.
type Change struct {
	At        diag.Pos          `yaml:"-"`
	Date      strict.At[Date]   `yaml:"date"`
	Option    IDAt              `yaml:"option,optional"`
	Criterion IDAt              `yaml:"criterion,optional"`
	From      strict.At[Level]  `yaml:"from,optional"`
	To        strict.At[Level]  `yaml:"to,optional"`
	Reason    strict.At[string] `yaml:"reason"`
	Sources   []IDAt            `yaml:"sources,optional"`
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
		return o.Name.V
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
