package embed

import (
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// verdict shows one cell with its sources and date.
func verdict(s *slot) any {
	var block struct {
		Option    model.IDAt `yaml:"option"`
		Criterion model.IDAt `yaml:"criterion"`
	}
	if !s.decode(&block) {
		return nil
	}
	o, d := s.option(block.Option)
	if o == nil {
		return nil
	}
	c := s.criterion(d, block.Criterion)
	if c == nil {
		return nil
	}
	return s.views.Cell(d, o, c)
}
