package check

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// eachCell walks the cells of all options.
func eachCell(g *model.Guide, do func(*model.Decision, *model.Option, strict.Entry[*model.Cell])) {
	for _, d := range g.Decisions {
		for _, o := range d.Options {
			for _, e := range o.Cells {
				if e.Value != nil {
					do(d, o, e)
				}
			}
		}
	}
}

// eachOptionList walks every list of options in data and front matter, with the
// decision that they must belong to: none for articles, which compare across
// decisions.
func eachOptionList(g *model.Guide, do func(*model.Decision, []model.IDAt)) {
	for _, d := range g.Decisions {
		for _, a := range d.About.ShortAnswer {
			do(d, a.Choose)
		}
		for _, s := range d.Scenarios {
			do(d, s.Accept)
		}
		for _, o := range d.Flow.Outcomes {
			if o.Value != nil {
				do(d, o.Value.Choose)
			}
		}
	}
	for _, a := range g.Written() {
		do(nil, a.Options)
	}
	byDecision := func(lists strict.Map[[]model.IDAt]) {
		for _, e := range lists {
			if d := g.Decision(model.ID(e.Key.V)); d != nil { // or reported as unknown-decision
				do(d, slices.DeleteFunc(slices.Clone(e.Value), func(o model.IDAt) bool { return o.V == model.None }))
			}
		}
	}
	for _, f := range g.Stack.Follows {
		byDecision(f.Chosen)
	}
	for _, s := range g.Stack.Scenarios {
		byDecision(s.Accept)
	}
}

// eachFlow walks the flows that could be read: the rules over their structure
// look at these. Everything in them has a value.
func eachFlow(g *model.Guide, do func(*model.Decision)) {
	for _, d := range g.Decisions {
		if !g.Broken[d.FlowFile()] && d.Flow.At.Line > 0 {
			do(d)
		}
	}
}

// eachResolved walks the flows whose structure is sound: the rules over paths
// look at these.
func eachResolved(g *model.Guide, do func(*flow.Flow)) {
	for _, d := range g.Decisions {
		if f := flow.New(g, d); f != nil {
			do(f)
		}
	}
}

// maxSteps is how much of a way a message shows.
const maxSteps = flow.MaxPath + 3

// steps writes a way through a flow as question=answer, which is how addresses
// and the command line give answers.
func steps(way []flow.Step) string {
	var all []string
	for i, s := range way {
		if i == maxSteps {
			return fmt.Sprintf("%s and %d more", strings.Join(all, ", "), len(way)-i)
		}
		all = append(all, string(s.Place.Question.ID)+"="+string(s.Answer.ID))
	}
	return strings.Join(all, ", ")
}
