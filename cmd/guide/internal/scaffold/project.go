package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
)

// Project is the guide that something is added to.
type Project struct {
	Input   site.Input
	Options site.Options
	Today   model.Date                   // for examples of dates; nothing is dated with it
	Read    func(string) ([]byte, error) // gives the bytes of a file as they are on the disk
	Has     func(string) bool            // whether anything is at a path
	Command func(string) string          // how a command is called here

	guide *model.Guide
	found []diag.Diagnostic // what is wrong with it already
	words map[string]string // see readWords
}

// Made is what a scaffold consists of.
type Made struct {
	Changes []Change
	Steps   []Step
}

// Change is a file with what it is to hold.
type Change struct {
	Path    string
	New     bool // nothing may be there yet
	Was, Is []byte
	Lines   []Span // that are new
}

// Faults are what is wrong with a file that has to be read before anything can
// be added.
type Faults []diag.Diagnostic

func (f Faults) Error() string { return f[0].Message }

func (p *Project) load() (err error) {
	if p.guide == nil {
		diags := &diag.List{}
		p.guide = p.Input.Build(p.Options, diags).Guide
		p.found = diags.All()
		p.words, err = readWords()
	}
	return err
}

// with checks the guide with changes in it, and gives what is wrong then and was
// not before.
func (p *Project) with(changes []Change) (*model.Guide, []diag.Diagnostic) {
	input := p.Input
	for _, c := range changes {
		input = input.Put(c.Path, c.Is)
	}
	diags := &diag.List{}
	g := input.Build(p.Options, diags).Guide
	return g, diag.Beyond(p.found, diags.All())
}

// in gives what is wrong with a file already.
func (p *Project) in(path string) Faults {
	return slices.DeleteFunc(slices.Clone(p.found), func(d diag.Diagnostic) bool { return d.File != path })
}

// refusing are the rules that tell that a name or a given value will not do,
// whatever is filled in later.
var refusing = []string{
	"duplicate-id", "file-name", "invalid-date", "invalid-id", "invalid-url", "invalid-value", "not-text", "reserved-id", "too-large", "too-many",
	"wrong-type", "yaml-syntax",
}

// refusal finds what is wrong with the names and values that somebody gave: it
// stands in the lines that are new.
func refusal(found []diag.Diagnostic, changes []Change) error {
	for _, d := range found {
		for _, c := range changes {
			if d.File == c.Path && slices.Contains(refusing, d.Rule) && (c.New || slices.ContainsFunc(c.Lines, func(s Span) bool { return s.First <= d.Line && d.Line <= s.Last })) {
				if d.Hint == "" {
					return refuse("%s", d.Message)
				}
				return refuse("%s; %s", d.Message, d.Hint)
			}
		}
	}
	return nil
}

// id checks a name that somebody gave.
func id(what, name string) (model.ID, error) {
	var id model.ID
	if err := id.ParseYAML(name); err != nil {
		return "", refuse("%q cannot be the name of %s: use lower-case letters, digits and single hyphens, such as live-broadcast", name, what)
	}
	return id, nil
}

// decision finds the decision that something belongs to.
func (p *Project) decision(named string) (*model.Decision, error) {
	g := p.guide
	if !g.DecisionsKnown() {
		return nil, p.in("data/site.yaml")
	}
	var all []string
	for _, d := range g.Decisions {
		all = append(all, string(d.ID))
	}
	switch d := g.Decision(model.ID(named)); {
	case d != nil:
		return d, nil
	case named != "":
		return nil, refuse("there is no decision %q; %s", named, diag.DidYouMean(named, all))
	case len(all) == 1:
		return g.Decisions[0], nil
	}
	return nil, refuse("say for which decision: --decision with one of %s", idList(all))
}

// modeline gives the line of a file that tells editors its schema, or "". A new
// file in the same folder begins with the same one.
func (p *Project) modeline(path string) string {
	n := 0
	for line := range strings.Lines(string(p.Input.Source(path))) {
		if strings.HasPrefix(line, "# yaml-language-server:") {
			return strings.TrimRight(line, "\n")
		}
		if n++; n == 2 { // front matter has it in its second line
			break
		}
	}
	return ""
}

// created is a new file, of which a path must be free.
func (p *Project) created(path string, f *form) (Change, error) {
	if p.Has(path) {
		return Change{}, refuse("%s is there already; choose another name, or edit that file", path)
	}
	return Change{Path: path, New: true, Is: []byte(f.text()), Lines: []Span{{1, len(f.lines)}}}, nil
}

// added puts items into the list of a file.
func (p *Project) added(path, list string, there []entry, known bool, items []addition) (Change, error) {
	// An item of which not even the place is known is no item.
	known = known && !slices.ContainsFunc(there, func(e entry) bool { return e.at.Line == 0 })
	if f := p.in(path); !known && len(f) > 0 {
		return Change{}, f
	}
	was, err := p.Read(path)
	if err != nil {
		return Change{}, fmt.Errorf("cannot read %s: %w", path, err)
	}
	is, lines, err := insert(path, was, list, there, items)
	return Change{Path: path, Was: was, Is: is, Lines: lines}, err
}
