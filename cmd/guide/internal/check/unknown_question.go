package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func unknownQuestion(g *model.Guide, diags *diag.List) {
	if g.Broken[model.QuestionsFile] {
		return // why is reported
	}
	spell, all := newSpeller(), keys(g.Questions)
	report := func(id model.ID, at diag.Pos, hint string) {
		if g.Question(id) != nil {
			return
		}
		if near := spell.nearest(string(id), "question", all); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		diags.Add(diag.Diagnostic{Pos: at, Rule: "unknown-question", Message: fmt.Sprintf("there is no question %q", id), Hint: hint})
	}
	eachAsking(g, func(asks strict.At[model.ID], own bool) {
		hint := "add it to " + model.QuestionsFile
		if own {
			hint += ", or name the question of this place with asks: …"
		}
		report(asks.V, asks.Pos, hint)
	})
	for _, d := range g.Decisions {
		for _, s := range d.Scenarios {
			for _, a := range s.Answers {
				report(model.ID(a.Key.V), a.Key.Pos, "name a question of "+model.QuestionsFile)
			}
		}
	}
	eachStackQuestion(g, func(q model.IDAt) {
		if q.Set() && q.V != "" { // or refused when it was read
			report(q.V, q.Pos, "name a question of "+model.QuestionsFile)
		}
	})
}

// eachStackQuestion walks the questions that data/stack.yaml names.
func eachStackQuestion(g *model.Guide, do func(model.IDAt)) {
	for _, q := range g.Stack.Order {
		do(q)
	}
	for _, f := range g.Stack.Follows {
		do(f.Question)
		for _, e := range f.Answered {
			do(idOf(e.Key))
		}
	}
	for _, s := range g.Stack.Scenarios {
		for _, a := range s.Answers {
			do(idOf(a.Key))
		}
	}
}

// idOf gives the key of a mapping as the id that it is.
func idOf(key strict.At[string]) model.IDAt { return model.IDAt{V: model.ID(key.V), Pos: key.Pos} }

// eachAsking walks the questions that flows ask, where they are named; own says
// that it is the place's own id.
func eachAsking(g *model.Guide, do func(asks model.IDAt, own bool)) {
	eachFlow(g, func(d *model.Decision) {
		for _, p := range d.Flow.Places {
			if p.Value.Asks.Set() {
				do(p.Value.Asks, false)
			} else {
				do(idOf(p.Key), true)
			}
		}
	})
}
