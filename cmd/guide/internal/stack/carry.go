package stack

import "whichbackend.example/guide/cmd/guide/internal/model"

// Left lists the answers of one decision that the run of all does not take, as
// an address writes them: a choice gives them there, and either more than one
// choice gives the same, or it is not known which one was meant.
func (s *Stack) Left(p *Part) []string {
	var left []string
	for _, q := range p.Flow.Questions {
		asked := s.Question(q.ID)
		if asked.Decider == nil {
			continue
		}
		for _, a := range append([]model.ID{model.Unsure}, asked.answers...) {
			if _, only := asked.saidBy(a); !only {
				left = append(left, string(q.ID)+"="+string(a))
			}
		}
	}
	return left
}
