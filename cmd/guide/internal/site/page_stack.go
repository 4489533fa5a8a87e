package site

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// endOfRun is the place of the run's page behind its last decision.
const endOfRun = "site-pairs"

// listStack lists the page on which all decisions are made in one run.
func (b *builder) listStack() {
	if !b.views.HasPairs() {
		return
	}
	s := b.views.Stack
	p := &page{
		url: route.Stack, kind: "stack", title: "Decide the whole stack", section: stackSection, parent: route.Home,
		origin: stackFile,
	}
	p.parts = []part{{"Stack", p.origin}, {"Questions", diag.Pos{File: model.QuestionsFile, Line: 1}}}
	for _, d := range b.guide.Decisions {
		p.parts = append(p.parts, part{d.About.Name.V, diag.Pos{File: d.FlowFile(), Line: 1}})
	}
	if s == nil {
		p.lacks = "flows without faults, and what joins them"
	} else {
		p.summary = fmt.Sprintf("%s in one run: at most %d questions, each asked once, then what fits together, why, and what needs care.", b.decisionNames(), stack.MaxAsked)
		for _, part := range s.Parts {
			for _, place := range part.Places {
				p.anchors = append(p.anchors, view.JoinedID(part, place.ID))
			}
			for _, o := range part.Outcomes {
				p.anchors = append(p.anchors, view.JoinedID(part, o.ID))
			}
		}
	}
	p.view = func(f layout.Frame) any { return b.stackView(s, f) }
	b.list(p)
}

func (b *builder) stackView(s *stack.Stack, frame layout.Frame) layout.Stack {
	return layout.Stack{
		Frame: frame, Most: stack.MaxAsked, Start: b.views.StackStart(s.Parts[0]),
		Decisions: b.views.StackParts(layout.Next{ID: endOfRun, Text: "How the choices go together"}),
		Pairs:     b.views.RunPairs(), Sources: b.views.StackCited(),
		AllPairs: b.ifListed(route.StackPairs), Scenarios: b.ifListed(route.StackScenarios), Data: route.StackData, Graph: s.Graph(),
	}
}

// ifListed gives an address that only some guides have, or nothing.
func (b *builder) ifListed(url string) string {
	if b.pageAt(url) == nil {
		return ""
	}
	return url
}
