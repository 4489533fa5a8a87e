package model

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Option is something that a reader can choose.
type Option struct {
	At           diag.Pos            `yaml:"-"`
	Path         string              `yaml:"-"`
	Claimed      IDAt                `yaml:"-"`  // an id in the file that differs from its name
	ID           IDAt                `yaml:"id"` // the name of the file
	Name         strict.At[string]   `yaml:"name"`
	Kind         strict.At[string]   `yaml:"kind"`
	Summary      strict.At[string]   `yaml:"summary"`
	Language     strict.At[string]   `yaml:"language,optional"`
	Runtime      *Runtime            `yaml:"runtime,optional"`
	License      strict.At[string]   `yaml:"license,optional"`
	FirstRelease strict.At[Date]     `yaml:"first_release,optional"`
	Release      *Release            `yaml:"release,optional"`
	Support      *Support            `yaml:"support,optional"`
	Links        Links               `yaml:"links"`
	IdealFor     []strict.At[string] `yaml:"ideal_for"`
	Consider     []strict.At[string] `yaml:"consider"`
	Users        []User              `yaml:"users,optional"`
	Cells        strict.Map[*Cell]   `yaml:"cells"`
}

// Runtime is what the option runs on.
type Runtime struct {
	Name    strict.At[string] `yaml:"name"`
	Minimum strict.At[string] `yaml:"minimum"`
}

// Release is the newest stable version seen.
type Release struct {
	Version strict.At[string] `yaml:"version"`
	Date    strict.At[Date]   `yaml:"date"`
	Sources []IDAt            `yaml:"sources"`
}

// Support says how long versions are looked after.
type Support struct {
	Statement strict.At[string] `yaml:"statement"`
	Windows   []Window          `yaml:"windows,optional"`
	Sources   []IDAt            `yaml:"sources"`
}

// Window is a time in which a line of versions is looked after, as somebody
// published it.
type Window struct {
	At      diag.Pos              `yaml:"-"`
	Line    strict.At[string]     `yaml:"line"` // "6.1", "5.2 LTS"
	Kind    strict.At[WindowKind] `yaml:"kind"`
	From    strict.At[Date]       `yaml:"from"`
	To      strict.At[Date]       `yaml:"to,optional"`
	NoEnd   strict.At[string]     `yaml:"no_end,optional"` // why there is no to
	Sources []IDAt                `yaml:"sources"`
}

// Links are the option's own pages.
type Links struct {
	Site       strict.At[URL] `yaml:"site,optional"`
	Docs       strict.At[URL] `yaml:"docs,optional"`
	Repository strict.At[URL] `yaml:"repository,optional"`
}

// User is somebody who says in public that they use the option.
type User struct {
	At      diag.Pos          `yaml:"-"`
	Name    strict.At[string] `yaml:"name"`
	Says    strict.At[string] `yaml:"says"`
	Sources []IDAt            `yaml:"sources"`
}

// Cell is the judgment of an option on a criterion.
type Cell struct {
	At         diag.Pos            `yaml:"-"`
	Level      strict.At[Level]    `yaml:"level"`
	Verdict    strict.At[string]   `yaml:"verdict"`
	Mechanism  strict.At[string]   `yaml:"mechanism,optional"`
	Strengths  []strict.At[string] `yaml:"strengths,optional"`
	Weaknesses []strict.At[string] `yaml:"weaknesses,optional"`
	Sources    []IDAt              `yaml:"sources,optional"`
	Verified   strict.At[Date]     `yaml:"verified"`
	Dissent    []Dissent           `yaml:"dissent,optional"`
	SettledBy  strict.At[string]   `yaml:"settled_by,optional"`
}

// Dissent is a source's view that differs from the verdict.
type Dissent struct {
	At      diag.Pos          `yaml:"-"`
	Says    strict.At[string] `yaml:"says"`
	Sources []IDAt            `yaml:"sources"`
}

// Cell returns the option's cell for a criterion, or nil.
func (o *Option) Cell(criterion ID) *Cell {
	c, _ := o.Cells.Get(string(criterion))
	return c
}

// Windows lists the published support windows.
func (o *Option) Windows() []Window {
	if o.Support == nil {
		return nil
	}
	return o.Support.Windows
}

// Cited gives every list of sources that the option's facts and cells rest on.
func (o *Option) Cited() [][]IDAt {
	var lists [][]IDAt
	if o.Release != nil {
		lists = append(lists, o.Release.Sources)
	}
	if o.Support != nil {
		lists = append(lists, o.Support.Sources)
		for _, w := range o.Support.Windows {
			lists = append(lists, w.Sources)
		}
	}
	for _, u := range o.Users {
		lists = append(lists, u.Sources)
	}
	for _, e := range o.Cells {
		if e.Value == nil {
			continue // reported when it was read
		}
		lists = append(lists, e.Value.Sources)
		for _, x := range e.Value.Dissent {
			lists = append(lists, x.Sources)
		}
	}
	return lists
}
