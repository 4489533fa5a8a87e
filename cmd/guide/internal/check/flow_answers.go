package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

func flowAnswers(g *model.Guide, diags *diag.List) {
	if g.Broken[model.QuestionsFile] {
		return // why is reported
	}
	spell := newSpeller()
	eachFlow(g, func(d *model.Decision) {
		for _, p := range d.Flow.Places {
			id := p.Value.Question(p.Key.V)
			if q := g.Question(id); q != nil { // or reported as unknown-question
				placeAnswers(p, id, q, spell, diags)
			}
		}
	})
}

// placeAnswers compares the answers of a place with those of its question.
func placeAnswers(p strict.Entry[*model.Place], id model.ID, q *model.Question, spell *speller, diags *diag.List) {
	report := reporting("flow-answers", diags)
	ids, there := keys(q.Answers), map[string]bool{}
	renamed := renamedAnswer(p.Value.Answers, ids)
	for _, a := range p.Value.Answers {
		there[a.Key.V] = true
		if _, known := q.Answers.Get(a.Key.V); known {
			continue
		}
		hint := spell.hint(a.Key.V, "answer to "+string(id), ids)
		near := spell.nearest(a.Key.V, "answer to "+string(id), ids)
		switch {
		case a.Key.V == string(model.Unsure):
			hint = "remove it; every question takes this answer, which follows all others"
		case near == "" && renamed != "":
			there[renamed] = true // one fault, not two
			hint = fmt.Sprintf("if it was renamed, write: %s; that is the one answer that this place lacks", renamed)
		default:
			there[near] = true
		}
		report(a.Key.Pos, fmt.Sprintf("the question %q has no answer %q", id, a.Key.V), hint)
	}
	for _, a := range ids {
		if !there[a] {
			report(p.Key.Pos, fmt.Sprintf("the place %q does not say where the answer %q leads", p.Key.V, a), fmt.Sprintf("add under its answers: %s: {next: …}", a))
		}
	}
}

// renamedAnswer gives the answer that a place lacks, where it is the only one, and
// one that the question does not have stands there instead.
func renamedAnswer[T any](answers strict.Map[T], ids []string) string {
	var lacks []string
	for _, id := range ids {
		if _, there := answers.Get(id); !there {
			lacks = append(lacks, id)
		}
	}
	if len(lacks) != 1 || len(answers) != len(ids) {
		return ""
	}
	return lacks[0]
}

// keys lists the keys of a mapping, for hints.
func keys[T any](m strict.Map[T]) []string {
	all := make([]string, len(m))
	for i, e := range m {
		all[i] = e.Key.V
	}
	return all
}
