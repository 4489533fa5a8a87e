package embed

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// compare shows options of one decision by all of its criteria, or by some.
func compare(s *slot) any {
	var block struct {
		Options  []model.IDAt `yaml:"options"`
		Criteria []model.IDAt `yaml:"criteria,optional"`
	}
	if !s.decode(&block) {
		return nil
	}
	options, ok := s.options(block.Options)
	if !ok {
		return nil
	}
	if len(options) < 2 {
		s.fail(s.embed.At, "embed", "a comparison needs at least two options", "add one, or show the verdicts of one option with verdict blocks")
		return nil
	}
	_, d := s.option(block.Options[0])
	for i, o := range options {
		if d.Option(o.ID.V) == nil {
			s.fail(block.Options[i].Pos, "embed", fmt.Sprintf("%q belongs to another decision than %q", o.ID.V, options[0].ID.V), "compare options of one decision")
			return nil
		}
	}
	criteria := d.Criteria
	if block.Criteria != nil {
		criteria = nil
		for _, id := range block.Criteria {
			if c := s.criterion(d, id); c != nil {
				criteria = append(criteria, c)
			}
		}
		if len(block.Criteria) == 0 {
			s.fail(s.embed.At, "embed", "the comparison has no criteria", "name some, or remove the key to compare on all of them")
		}
		if len(criteria) < max(1, len(block.Criteria)) {
			return nil
		}
	}
	table := s.views.Matrix(d, options, criteria, false)
	table.Caption = caption(options)
	return table
}

func caption(options []*model.Option) string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.Name.V
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last] + " compared"
}
