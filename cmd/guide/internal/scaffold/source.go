package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

const sourcesFile = "data/sources.yaml"

// Value is a value that somebody gave with a command, by the key that it is for.
type Value struct{ Key, Text string }

// Source adds a source to the list of all.
func Source(p *Project, name string, values []Value) (Made, error) {
	if err := p.load(); err != nil {
		return Made{}, err
	}
	if _, err := id("a source", name); err != nil {
		return Made{}, err
	}
	for _, s := range p.guide.Sources {
		if s.ID.V == model.ID(name) {
			return Made{}, refuse("the name %s is taken: see %s; cite that source, or choose another name", name, s.ID.Pos)
		}
		for _, v := range values {
			if v.Key == "url" && string(s.URL.V) == v.Text && v.Text != "" {
				return Made{}, refuse("the address is that of the source %s already: see %s; cite that one", s.ID.V, s.ID.Pos)
			}
		}
	}
	made, err := p.make(func(filled bool) ([]Change, error) {
		c, err := p.source(name, values, filled)
		return []Change{c}, err
	})
	if err != nil {
		return made, err
	}
	if made.Changes[0].asks() {
		made.Steps = append(made.Steps, Step{Do: fmt.Sprintf("Fill in %s. The comment behind each key says what belongs there.", made.Changes[0].where())})
	}
	made.Steps = append(made.Steps,
		Step{Do: fmt.Sprintf("Cite the source where a claim rests on it: add %s to sources: there. A source that nothing rests on is refused.", name)},
		p.check())
	return made, nil
}

func (p *Project) source(name string, values []Value, filled bool) (Change, error) {
	f := p.form(filled)
	f.wanted = map[string]bool{"source.url": true, "source.read": true}
	f.given["source.id"] = name
	for _, v := range values {
		if v.Text != "" {
			f.given["source."+v.Key] = value(v)
		}
	}
	f.keys("source", "", reflect.ValueOf(model.Source{}))
	if !slices.ContainsFunc(f.lines, asks) {
		f.lines = slices.DeleteFunc(f.lines, isComment) // nobody has to look at the entry again
	}
	var there []entry
	for _, s := range p.guide.Sources {
		there = append(there, entry{string(s.ID.V), s.At})
	}
	return p.added(sourcesFile, "sources", there, p.guide.Sources != nil, []addition{{name, f.lines}})
}

// value writes a value as YAML. Texts may need quotes; what is refused otherwise,
// such as a date that is none, has to be read as it was given.
func value(v Value) string {
	switch v.Key {
	case "title", "publisher", "note":
		return quoted(v.Text)
	case "url":
		if strings.HasPrefix(v.Text, "https://") && !strings.ContainsAny(v.Text, " \t'\"\\") {
			return v.Text // as addresses stand in the file
		}
	}
	if simple(v.Text) {
		return v.Text
	}
	return quoted(v.Text)
}

func simple(text string) bool {
	for _, r := range text {
		if r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return true
}
