package check

import (
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// joint is what the rules over all decisions together look at. It is worked out
// once for all of these rules, and what takes longer only when one asks for it.
type joint struct {
	*model.Guide
	flows map[model.ID]*flow.Flow

	// run is nil where something does not resolve, which some rule reports.
	run      *stack.Stack
	survey   func() (stack.Survey, error)
	together func() ([][]*flow.Outcome, error)
}

func join(g *model.Guide) *joint {
	j := &joint{Guide: g, flows: flow.All(g)}
	if j.run = stack.New(g, j.flows); j.run != nil {
		j.survey = sync.OnceValues(j.run.Survey)
		j.together = sync.OnceValues(j.run.Together)
	}
	return j
}

// readable reports whether the file that joins the decisions could be read. Where
// it could not, why is reported.
func (j *joint) readable() bool { return !j.Broken[model.StackFile] }

// given writes a way through the joint run as addresses give answers.
func given(way []stack.Given) string {
	var all []string
	for _, s := range way {
		all = append(all, string(s.Question.ID)+"="+string(s.Question.Answers()[s.Answer]))
	}
	return strings.Join(all, ", ")
}
