package model

import (
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Guide is everything the project says, before any page is made of it.
type Guide struct {
	Site      Site
	Sources   []*Source   // in file order
	Decisions []*Decision // in the order of site.yaml
	Questions strict.Map[*Question]
	Stack     Stack
	Rules     []FoundingRule
	Tasks     []*Task    // by id
	Articles  []*Article // newest first
	Pages     []*Article // by path
	byPath    []*Article // the articles

	// Data stands for all of the guide that is not written in Markdown: while it
	// is the same, so is that.
	Data *data

	// Broken holds the files with a fault, by path. Rules ask for it so that
	// one fault is reported once and not again at every place that refers to
	// what could not be read. Whatever is in here has an error in the list of
	// diagnostics: a rule that keeps quiet never lets a fault through.
	Broken map[string]bool
	Cut    bool // decisions were left out, for a fault that is reported
}

// Source is something that a claim rests on.
type Source struct {
	At diag.Pos `yaml:"-"`
	// A short name for the source; lists of sources everywhere in the guide name it.
	ID IDAt `yaml:"id"`
	// The title that the source has itself.
	Title strict.At[string] `yaml:"title"`
	// Who published it: a project, a company or a person.
	Publisher strict.At[string] `yaml:"publisher"`
	// Where it stands; a source without an address says in its note why it has none.
	URL strict.At[URL] `yaml:"url,optional"`
	// What sort of source it is.
	Kind strict.At[SourceKind] `yaml:"kind"`
	// The date that the source itself gives; leave it out where it gives none.
	Published strict.At[Date] `yaml:"published,optional"`
	// The day on which somebody last read it for this guide.
	Accessed strict.At[Date] `yaml:"accessed"`
	// The day of the first reading, where it has been read again since.
	First strict.At[Date] `yaml:"first,optional"`
	// In what form it was read; leave it out where that is not known.
	Read strict.At[Reading] `yaml:"read,optional"`
	// What a reader should know about it, such as which copy was read, or why it has no address.
	Note strict.At[string] `yaml:"note,optional"`
}

// Article is what the front matter of a Markdown file says.
type Article struct {
	At   diag.Pos `yaml:"-"`
	Path string   `yaml:"-"` // content/articles/<slug>.md
	Slug string   `yaml:"-"`
	// The title: what the page answers, as a reader would put it.
	Title strict.At[string] `yaml:"title"`
	// What the page answers, in a sentence or two; lists, search engines and previews show it.
	Summary strict.At[string] `yaml:"summary"`
	// The day on which it was first published; every article that is no draft has it.
	Published strict.At[Date] `yaml:"published,optional"`
	// The day on which what it says last changed.
	Updated strict.At[Date] `yaml:"updated,optional"`
	// Write true while the page is not to be published.
	Draft bool `yaml:"draft,optional"`
	// The decision that the article belongs to.
	Decision IDAt `yaml:"decision,optional"`
	// The options that the text names, in the order of the alphabet.
	Options []IDAt `yaml:"options,optional"`
	// The sources that the text rests on, by their id in data/sources.yaml.
	Sources []IDAt `yaml:"sources,optional"`
	// Addresses that the page had before, which lead to it from then on.
	Aliases []strict.At[string] `yaml:"aliases,optional" example:"/articles/former-name/"`
}

// HomeFile holds the words of the first page.
const HomeFile = "content/pages/home.md"

// StyleFile holds the elements of articles for the page that shows all elements.
const StyleFile = "content/pages/style.md"

// Changed gives the date on which the article last changed.
func (a *Article) Changed() Date {
	if a.Updated.Set() {
		return a.Updated.V
	}
	return a.Published.V
}

// SourcesKnown reports whether the list of sources could be read as it stands.
func (g *Guide) SourcesKnown() bool {
	return g.Sources != nil && !g.Broken[SourcesFile] && !slices.ContainsFunc(g.Sources, func(s *Source) bool { return s.ID.V == "" })
}

// DecisionsKnown reports whether the ids of all decisions are known.
func (g *Guide) DecisionsKnown() bool { return len(g.Decisions) > 0 && !g.Cut }

// OptionsKnown reports whether the ids of all options are known: they are the
// names of files, so it takes the list of decisions and their folders. Where
// they are not, [Load] has reported why.
func (g *Guide) OptionsKnown() bool {
	return g.DecisionsKnown() && !slices.ContainsFunc(g.Decisions, func(d *Decision) bool { return d.Cut || len(d.Options) == 0 })
}

// InDoubt reports whether nothing can be said about links to a file because
// the file, or one that its page depends on, could not be read.
func (g *Guide) InDoubt(path string) bool {
	if g.Broken[path] || len(g.Decisions) == 0 && !strings.HasPrefix(path, "content/") {
		return true
	}
	if !strings.HasPrefix(path, "data/") {
		return false
	}
	return !g.OptionsKnown() || slices.ContainsFunc(g.Decisions, func(d *Decision) bool {
		return strings.HasPrefix(path, d.Path+"/") && !d.CriteriaKnown()
	})
}

// Source returns the source with the given id, or nil.
func (g *Guide) Source(id ID) *Source {
	for _, s := range g.Sources {
		if s.ID.V == id {
			return s
		}
	}
	return nil
}

// Decision returns the decision with the given id, or nil.
func (g *Guide) Decision(id ID) *Decision {
	for _, d := range g.Decisions {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Option returns the option with the given id and its decision, or nil.
// Option ids are unique across decisions.
func (g *Guide) Option(id ID) (*Option, *Decision) {
	for _, d := range g.Decisions {
		if o := d.Option(id); o != nil {
			return o, d
		}
	}
	return nil, nil
}

// Task returns the sample task with the given id, or nil.
func (g *Guide) Task(id ID) *Task {
	for _, t := range g.Tasks {
		if t.ID.V == id {
			return t
		}
	}
	return nil
}
