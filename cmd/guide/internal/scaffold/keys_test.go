package scaffold

import (
	"reflect"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// TestWords holds that every key of the model's types has words, and that no form is
// left of a key that is gone.
func TestWords(t *testing.T) {
	words, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for path, said := range words {
		if said == "" {
			t.Errorf("nothing says what belongs to the key %s", path)
		}
	}
	for path := range forms {
		if words[path] == "" {
			t.Errorf("there is a form for %s, which is no key", path)
		}
	}
}

// TestForms writes every type with all of its keys, filled in: what comes out is
// what the type asks for. Left empty, it is refused at each of its values and
// nowhere else.
func TestForms(t *testing.T) {
	words, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	p := &Project{words: words, guide: &model.Guide{}, Today: model.Date{Year: 2026, Month: 11, Day: 22}}
	d := &model.Decision{ID: "tea", Path: "data/tea", Criteria: []*model.Criterion{{ID: strict.At[model.ID]{V: "price"}}, {ID: strict.At[model.ID]{V: "taste"}}}}
	p.guide.Decisions = []*model.Decision{d}
	for name, typ := range types {
		write := func(filled bool) string {
			f := p.form(filled)
			for path := range words {
				f.wanted[path] = true
			}
			for _, path := range []string{"option.users", "support.windows", "cell.dissent", "article.draft", "article.aliases"} {
				f.wanted[path] = false // nobody has to fill these in
			}
			n := &newOption{project: p, decision: d, id: "white"}
			f.own = map[string]func(string){"option.cells": n.cells(f), "scenario.answers": func(indent string) { f.line("%sanswers: {night: short}", indent) }}
			f.keys(name, "", reflect.Zero(typ))
			return f.text()
		}
		into := reflect.New(typ)
		var diags diag.List
		if filled := write(true); !strict.Decode([]byte(filled), diag.Pos{File: "f", Line: 1, Col: 1}, into.Interface(), &diags) {
			t.Errorf("%s: %v\n%s", name, diags.All(), filled)
		}
		blank := write(false)
		strict.Decode([]byte(blank), diag.Pos{File: "f", Line: 1, Col: 1}, reflect.New(typ).Interface(), &diags)
		reported := map[int]bool{}
		for _, fault := range diags.All() {
			if reported[fault.Line] = true; fault.Rule != "empty-value" {
				t.Errorf("%s, left empty: %s: %s", name, fault.Pos, fault.Message)
			}
		}
		for i, line := range strings.Split(blank, "\n") {
			if open := asks(line) || strings.Contains(line, "- # "); open && !isComment(line) != reported[i+1] {
				t.Errorf("%s:%d: reported is %v: %s", name, i+1, reported[i+1], line)
			}
		}
	}
}
