package flow

import (
	"iter"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Path is one way through the flow: an answer at each place met, and the
// outcome that they lead to.
type Path struct {
	Steps   []Step
	Outcome *Outcome
}

// State gives the answers of the path.
func (p Path) State() State {
	s := State{}
	for _, step := range p.Steps {
		s[step.Place.Question.ID] = step.Answer.ID
	}
	return s
}

// Paths walks every path, in the order of places and answers. There are as
// many as Figures says; a flow that passes the proofs has few questions on
// each. The steps are reused: a consumer that keeps a path clones it.
func (f *Flow) Paths() iter.Seq[Path] {
	return func(yield func(Path) bool) { f.follow(f.Start, nil, yield) }
}

func (f *Flow) follow(p *Place, way []Step, yield func(Path) bool) bool {
	for _, a := range p.Answers {
		steps := append(way, Step{p, a})
		if a.Next.Outcome != nil {
			if !yield(Path{steps, a.Next.Outcome}) {
				return false
			}
		} else if !f.follow(a.Next.Place, steps, yield) {
			return false
		}
	}
	return true
}

// Figures tell the size of a flow. A path is one sequence of answers.
type Figures struct {
	Questions, Places, Outcomes int

	Paths   uint64
	Mean    float64 // questions on a path; every path counts once
	Longest int
	Wins    map[model.ID]uint64 // paths that choose an option, ties included
	None    uint64              // paths that choose nothing
}

// Figures measures the flow without walking every path. The numbers wrap in a
// flow of more than 2^64 paths, which the proofs refuse.
func (f *Flow) Figures() Figures {
	figures := Figures{Questions: len(f.Questions), Places: len(f.Places), Outcomes: len(f.Outcomes), Wins: map[model.ID]uint64{}}
	type tail struct {
		paths, steps uint64
		longest      int
	}
	tails := make([]tail, len(f.Places)) // from each place to the end
	for i, p := range slices.Backward(f.Places) {
		t := &tails[i]
		for _, a := range p.Answers {
			next := tail{paths: 1}
			if a.Next.Place != nil {
				next = tails[a.Next.Place.index]
			}
			t.paths += next.paths
			t.steps += next.steps + next.paths
			t.longest = max(t.longest, next.longest+1)
		}
	}
	whole := tails[f.Start.index]
	figures.Paths, figures.Longest = whole.paths, whole.longest
	figures.Mean = float64(whole.steps) / float64(whole.paths)

	heads := make([]uint64, len(f.Places)) // paths from the start to each place
	heads[f.Start.index] = 1
	for i, p := range f.Places {
		for _, a := range p.Answers {
			switch {
			case a.Next.Place != nil:
				heads[a.Next.Place.index] += heads[i]
			case len(a.Next.Outcome.Choose) == 0:
				figures.None += heads[i]
			default:
				for _, o := range a.Next.Outcome.Choose {
					figures.Wins[o.V] += heads[i]
				}
			}
		}
	}
	return figures
}
