package site

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// listDecide lists the page of questions of a decision.
func (b *builder) listDecide(d *model.Decision, landing *page) {
	f := b.views.Flows[d.ID]
	p := &page{
		url: route.Decide(d.ID), kind: "decide", title: "Decide: " + d.About.Question.V, section: d.About.Name.V, parent: landing.url,
		origin: diag.Pos{File: d.FlowFile(), Line: 1}, files: []string{d.FlowFile(), d.LinksFile()},
	}
	p.parts = []part{{"Flow", p.origin}, {"Questions", diag.Pos{File: model.QuestionsFile, Line: 1}}}
	if f == nil {
		p.lacks = "a flow without faults"
	} else {
		p.summary = fmt.Sprintf("Answer at most %d questions about your project: what fits, why, why not the others, and what would change it.", f.Figures().Longest)
	}
	for _, e := range d.Flow.Places {
		p.anchors = append(p.anchors, e.Key.V)
	}
	for _, e := range d.Flow.Outcomes {
		p.anchors = append(p.anchors, e.Key.V)
	}
	p.view = func(frame layout.Frame) any { return b.decideView(f, frame) }
	b.list(p)
}

func (b *builder) decideView(f *flow.Flow, frame layout.Frame) layout.Decide {
	d := f.Decision
	v := layout.Decide{
		Frame: frame, Decision: view.Decision(d), Longest: f.Figures().Longest, Start: b.views.Start(f),
		Questions: b.views.Questions(f), Outcomes: b.views.Outcomes(f), Chart: b.views.LiveChart(f), Sources: b.views.Cited(f),
		Data: route.Data(d.ID), Graph: graph(f),
	}
	if len(d.Scenarios) > 0 {
		v.Scenarios = route.Scenarios(d.ID)
	}
	return v
}

// graph is what the page's script needs besides the page itself.
func graph(f *flow.Flow) flow.Object {
	var options [][2]string // pairs keep their order where ids look like numbers
	for _, o := range f.Decision.Options {
		options = append(options, [2]string{string(o.ID.V), o.Name.V})
	}
	return append(flow.Object{
		{Name: "id", Value: f.Decision.ID}, {Name: "decision", Value: f.Decision.About.Name.V}, {Name: "question", Value: f.Decision.About.Question.V}, {Name: "options", Value: options},
	}, f.Graph()...)
}
