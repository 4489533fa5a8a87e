package model

import (
	"cmp"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Option is something that a reader can choose.
type Option struct {
	At      diag.Pos `yaml:"-"`
	Path    string   `yaml:"-"`
	Claimed IDAt     `yaml:"-"` // an id in the file that differs from its name
	// The name of the file without .yaml; the rest of the guide names the option by it.
	ID IDAt `yaml:"id"`
	// The option's name, as its makers write it.
	Name strict.At[string] `yaml:"name"`
	// What sort of thing it is, in a few words.
	Kind strict.At[string] `yaml:"kind"`
	// What it is, in one sentence.
	Summary strict.At[string] `yaml:"summary"`
	// The programming language that it is used from.
	Language strict.At[string] `yaml:"language,optional"`
	// What it runs on, and the oldest version of that.
	Runtime *Runtime `yaml:"runtime,optional"`
	// The license, as a short identifier where there is one.
	License strict.At[string] `yaml:"license,optional" example:"MIT"`
	// When its first version came out; the year is enough.
	FirstRelease strict.At[Date] `yaml:"first_release,optional"`
	// The newest stable version that somebody saw.
	Release *Release `yaml:"release,optional"`
	// How long its versions are looked after.
	Support *Support `yaml:"support,optional"`
	// The option's own pages.
	Links Links `yaml:"links"`
	// Cases that suit the option, a few words each; every option of a decision has as many.
	IdealFor []strict.At[string] `yaml:"ideal_for"`
	// What to think about before choosing it, a few words each; every option of a decision has as many.
	Consider []strict.At[string] `yaml:"consider"`
	// Who says in public that they use it.
	Users []User `yaml:"users,optional"`
	// The judgment on each criterion of the decision, under the criterion's id.
	Cells strict.Map[*Cell] `yaml:"cells" keys:"criterion"`
}

// Runtime is what the option runs on.
type Runtime struct {
	// The name of what it runs on.
	Name strict.At[string] `yaml:"name"`
	// The oldest version on which the newest release runs, in quotes.
	Minimum strict.At[string] `yaml:"minimum" example:"3.10"`
}

// Release is the newest stable version seen.
type Release struct {
	// The version, in quotes.
	Version strict.At[string] `yaml:"version" example:"6.1.3"`
	// When that version came out; the month is enough.
	Date strict.At[Date] `yaml:"date"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Support says how long versions are looked after.
type Support struct {
	// What the project promises, in one sentence.
	Statement strict.At[string] `yaml:"statement"`
	// The times in which single lines of versions are looked after; leave it out where none are published.
	Windows []Window `yaml:"windows,optional"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Window is a time in which a line of versions is looked after, as somebody
// published it.
type Window struct {
	At diag.Pos `yaml:"-"`
	// The line of versions, in quotes.
	Line strict.At[string] `yaml:"line" example:"5.2 LTS"`
	// What the line gets in that time.
	Kind strict.At[WindowKind] `yaml:"kind"`
	// When the time begins; the month is enough.
	From strict.At[Date] `yaml:"from"`
	// When the time ends; leave it out where no end is published, and write no_end.
	To strict.At[Date] `yaml:"to,optional"`
	// Why there is no end, in one sentence; only where to is left out.
	NoEnd strict.At[string] `yaml:"no_end,optional"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Links are the option's own pages.
type Links struct {
	// The project's home page.
	Site strict.At[URL] `yaml:"site,optional"`
	// Where its documentation begins.
	Docs strict.At[URL] `yaml:"docs,optional"`
	// Where its source code is.
	Repository strict.At[URL] `yaml:"repository,optional"`
}

// User is somebody who says in public that they use the option.
type User struct {
	At diag.Pos `yaml:"-"`
	// Who uses it.
	Name strict.At[string] `yaml:"name"`
	// What they say, or where they are listed, in one sentence.
	Says strict.At[string] `yaml:"says"`
	// The sources that show it, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Cell is the judgment of an option on a criterion.
type Cell struct {
	At diag.Pos `yaml:"-"`
	// How well the option does, by what the criterion says of its levels.
	Level strict.At[Level] `yaml:"level"`
	// What the option does, in one sentence that ends with a period and fits into a table.
	Verdict strict.At[string] `yaml:"verdict"`
	// How that comes about, in a sentence or two.
	Mechanism strict.At[string] `yaml:"mechanism,optional"`
	// What speaks for the option here, a sentence each.
	Strengths []strict.At[string] `yaml:"strengths,optional"`
	// What speaks against it here, a sentence each.
	Weaknesses []strict.At[string] `yaml:"weaknesses,optional"`
	// The sources that show it, by their id in data/sources.yaml; at least one unless the level is unknown.
	Sources []IDAt `yaml:"sources,optional"`
	// The day on which somebody held the cell against its sources.
	Verified strict.At[Date] `yaml:"verified"`
	// What sources say that disagree with the verdict.
	Dissent []Dissent `yaml:"dissent,optional"`
	// What would settle it, in one sentence; only where the level is unknown, and needed there.
	SettledBy strict.At[string] `yaml:"settled_by,optional"`
}

// Dissent is a source's view that differs from the verdict.
type Dissent struct {
	At diag.Pos `yaml:"-"`
	// What the source says instead, in one sentence.
	Says strict.At[string] `yaml:"says"`
	// The sources that say so, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources"`
}

// Called is the option's name, or its id as long as it has none.
func (o *Option) Called() string { return cmp.Or(o.Name.V, string(o.ID.V)) }

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
