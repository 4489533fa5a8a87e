package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// Option begins an option of a decision. With pairs, the stack gets an entry for
// it with every option that the others of its decision are judged with.
func Option(p *Project, name, title, decision string, pairs bool) (Made, error) {
	if err := p.load(); err != nil {
		return Made{}, err
	}
	if before, after, both := strings.Cut(name, "/"); both {
		if decision != "" && decision != before {
			return Made{}, refuse("%s names the decision %s, and --decision names %s; give one of the two", name, before, decision)
		}
		decision, name = before, after
	}
	option, err := id("an option", name)
	if err != nil {
		return Made{}, err
	}
	d, err := p.decision(decision)
	if err != nil {
		return Made{}, err
	}
	if !d.CriteriaKnown() {
		return Made{}, p.in(d.Path + "/criteria.yaml")
	}
	if o, of := p.guide.Option(option); o != nil {
		return Made{}, refuse("the name %s is taken by an option of %s: see %s; choose another name, or edit that file", name, of.ID, o.Path)
	}
	n := &newOption{project: p, decision: d, id: option, title: title, pairs: pairs}
	made, err := p.make(n.changes)
	if err != nil {
		return made, err
	}
	made.Steps, err = n.steps(made)
	return made, err
}

// newOption is an option that is about to be there.
type newOption struct {
	project  *Project
	decision *model.Decision
	id       model.ID
	title    string
	pairs    bool
}

func (n *newOption) path() string { return n.decision.Path + "/options/" + string(n.id) + ".yaml" }

// name is how texts probably call it already: the given name, or its id with a
// capital.
func (n *newOption) name() string {
	if n.title != "" {
		return n.title
	}
	words := strings.Split(string(n.id), "-")
	for i, w := range words {
		words[i] = string(unicode.ToUpper(rune(w[0]))) + w[1:]
	}
	return strings.Join(words, " ")
}

// changes gives the option's file and, where they are wanted, its pairs.
func (n *newOption) changes(filled bool) ([]Change, error) {
	file, err := n.project.created(n.path(), n.form(filled))
	if err != nil || !n.pairs {
		return []Change{file}, err
	}
	missing := n.unpaired()
	if len(missing) == 0 {
		return []Change{file}, nil
	}
	stack, err := n.project.stack(missing, filled)
	return []Change{file, stack}, err
}

func (n *newOption) form(filled bool) *form {
	f := n.project.form(filled)
	f.given["option.id"] = string(n.id)
	if n.title != "" {
		f.given["option.name"] = quoted(n.title)
	} else if filled {
		f.given["option.name"] = quoted(n.name())
	}
	like := n.like()
	f.wanted = shared(n.decision.Options)
	f.count = map[string]int{"option.ideal_for": len(like.IdealFor), "option.consider": len(like.Consider)}
	f.own = map[string]func(string){"option.cells": n.cells(f)}
	words := check.UsualWords(n.project.guide, n.decision)
	if line := n.project.modeline(like.Path); line != "" {
		f.line("%s", line)
	}
	if !filled {
		f.comment("", "Write a value behind every key that has none, then delete the comments. Keys that stand in comments are optional.")
		if words > 0 {
			f.comment("", fmt.Sprintf("The profiles of %s have about %d words; this one needs about as many.", n.decision.ID, words))
		}
	}
	f.keys("option", "", reflect.ValueOf(like))
	return f
}

// like is an option whose values are examples: the first of the decision, or of
// the guide.
func (n *newOption) like() model.Option {
	for _, d := range append([]*model.Decision{n.decision}, n.project.guide.Decisions...) {
		for _, o := range d.Options {
			if !n.project.guide.Broken[o.Path] {
				return *o
			}
		}
	}
	return model.Option{}
}

// shared gives the optional keys that all options of a decision have.
func shared(options []*model.Option) map[string]bool {
	wanted := map[string]bool{"cell.sources": true}
	for i, o := range options {
		has := map[string]bool{}
		present("option", reflect.ValueOf(*o), has)
		present("links", reflect.ValueOf(o.Links), has)
		for path := range has {
			if i == 0 {
				wanted[path] = true
			}
		}
		for path := range wanted {
			if path != "cell.sources" && !has[path] {
				delete(wanted, path)
			}
		}
	}
	return wanted
}

// present notes the keys of a struct that have a value and a form of their own.
func present(name string, v reflect.Value, has map[string]bool) {
	for _, k := range strict.ShapeOf(v.Type()).Fields {
		field := v.Field(k.Index)
		formless := field.Kind() == reflect.Slice && !isScalar(field.Type().Elem())
		if !field.IsZero() && !formless {
			has[name+"."+k.Key] = true
		}
	}
}

// cells writes a cell for each criterion.
func (n *newOption) cells(f *form) func(string) {
	return func(indent string) {
		f.line("%scells:", indent)
		cell := reflect.ValueOf(model.Cell{})
		if !f.filled {
			f.comment(indent+"  ", "A cell may also have:")
			for _, k := range strict.ShapeOf(cell.Type()).Fields {
				if !k.Required && !f.wanted["cell."+k.Key] {
					f.comment(indent+"  ", k.Key+": "+f.words["cell."+k.Key])
				}
			}
		}
		for _, c := range n.decision.Criteria {
			f.line("%s  %s:", indent, c.ID.V)
			if f.filled {
				n.filledCell(f, indent+"    ")
				continue
			}
			f.comment(indent+"    ", flat(c.Asks.V))
			for _, l := range model.Levels[:4] {
				f.comment(indent+"    ", fmt.Sprintf("%s: %s", l, flat(c.Levels.Of(l))))
			}
			for _, k := range strict.ShapeOf(cell.Type()).Fields {
				if k.Required || f.wanted["cell."+k.Key] {
					f.key(k.Key, "cell."+k.Key, indent+"    ", cell.Field(k.Index))
				}
			}
		}
	}
}

// filledCell writes a cell that is as long as those of other options, so that
// the new one does not change what is usual.
func (n *newOption) filledCell(f *form, indent string) {
	each := min(600, check.UsualWords(n.project.guide, n.decision)/max(1, len(n.decision.Criteria)))
	f.line("%slevel: unknown", indent)
	f.line("%sverdict: A stand-in for a verdict.", indent)
	f.line("%smechanism: %s", indent, strings.TrimSpace("A "+strings.Repeat("text ", max(1, each-8))))
	f.line("%ssettled_by: A stand-in.", indent)
	f.line("%sverified: 2000", indent)
}

// position is the place of the decision among all.
func (n *newOption) position() int { return slices.Index(n.project.guide.Decisions, n.decision) }
