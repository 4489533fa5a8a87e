package embed

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

type chooseIfColumn struct {
	Options []model.IDAt        `yaml:"options"`
	Label   strict.At[string]   `yaml:"label,optional"`
	If      []strict.At[string] `yaml:"if"`
}

type situation struct {
	When    strict.At[string] `yaml:"when"`
	Choose  []model.IDAt      `yaml:"choose"`
	Because strict.At[string] `yaml:"because"`
}

// chooseIf shows columns of conditions, one for each choice, or rows that map
// a situation to a choice.
func chooseIf(s *slot) any {
	var block struct {
		Columns    []chooseIfColumn `yaml:"columns,optional"`
		Situations []situation      `yaml:"situations,optional"`
	}
	if !s.decode(&block) {
		return nil
	}
	switch {
	case len(block.Columns) > 0 && len(block.Situations) == 0:
		return s.columns(block.Columns)
	case len(block.Situations) > 0 && len(block.Columns) == 0:
		return s.situations(block.Situations)
	}
	s.fail(s.embed.At, "embed", "a choose-if block has either columns or situations", "write columns: with options and if, or situations: with when, choose and because")
	return nil
}

func (s *slot) columns(columns []chooseIfColumn) any {
	var table layout.ChooseIf
	for _, c := range columns {
		options, ok := s.options(c.Options)
		if !ok {
			continue
		}
		label := c.Label.V
		if label == "" {
			names := make([]string, len(options))
			for i, o := range options {
				names[i] = o.Name.V
			}
			label = strings.Join(names, ", ")
		}
		table.Columns = append(table.Columns, layout.ChooseIfColumn{Label: label, Options: s.views.Options(c.Options), If: strict.Values(c.If)})
	}
	if len(table.Columns) < len(columns) {
		return nil
	}
	return table
}

func (s *slot) situations(rows []situation) any {
	table := layout.Answers{Caption: "Situations and the choice that fits them"}
	for _, r := range rows {
		if _, ok := s.options(r.Choose); !ok {
			continue
		}
		table.Rows = append(table.Rows, layout.Answer{When: r.When.V, Choose: s.views.Options(r.Choose), Because: r.Because.V})
	}
	if len(table.Rows) < len(rows) {
		return nil
	}
	return table
}
