package check

import (
	"fmt"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// told looks at the questions that the choice of a decision answers. Nobody is
// asked them, so every choice has to answer.
func (c *follows) told() {
	for _, q := range c.toldQuestions() {
		by := c.decider(q)
		if by == nil {
			continue // reported as unknown-decision
		}
		if c.asks(by, q) {
			at, _ := c.toldBy(q, by)
			c.report(at, fmt.Sprintf("the flow of %s asks %q itself, so its choice cannot answer the question", by.ID, q), "let it follow from answers under answered, or remove the question from that flow")
			continue
		}
		c.answersAll(q, by)
		for i := range c.Stack.Follows {
			f := &c.Stack.Follows[i]
			if f.Question.V == q && len(f.Answered) > 0 && len(f.Chosen) == 0 {
				c.report(f.At, fmt.Sprintf("what %s chooses answers %q for certain, so nothing is presumed", by.ID, q), "remove this entry, or those for the question under chosen")
			}
		}
	}
}

// toldQuestions lists the questions that a choice answers, in file order.
func (c *follows) toldQuestions() (ids []model.ID) {
	for _, f := range c.Stack.Follows {
		if len(f.Chosen) > 0 && !slices.Contains(ids, f.Question.V) && f.Question.V != "" {
			ids = append(ids, f.Question.V)
		}
	}
	return ids
}

// decider gives the decision that answers a question: the first that is named.
func (c *follows) decider(q model.ID) *model.Decision {
	for _, f := range c.Stack.Follows {
		if f.Question.V == q && len(f.Chosen) > 0 {
			return c.Decision(model.ID(f.Chosen[0].Key.V))
		}
	}
	return nil
}

// toldBy gives the place of the last entry that answers a question for choices of
// a decision, and the places of all choices that have an answer.
func (c *follows) toldBy(q model.ID, by *model.Decision) (last diag.Pos, has map[model.ID]diag.Pos) {
	has = map[model.ID]diag.Pos{}
	for _, f := range c.Stack.Follows {
		for _, e := range f.Chosen {
			if f.Question.V != q || model.ID(e.Key.V) != by.ID {
				continue
			}
			last = e.Key.Pos
			for _, o := range e.Value {
				if _, there := has[o.V]; !there {
					has[o.V] = o.Pos
				}
			}
		}
	}
	return last, has
}

// answersAll holds that every choice answers a question, once.
func (c *follows) answersAll(q model.ID, by *model.Decision) {
	last, has := c.toldBy(q, by)
	unknown := false // an option or a decision that is not there: it may be what is missing
	for _, f := range c.Stack.Follows {
		if f.Question.V != q || len(f.Chosen) == 0 {
			continue
		}
		e := f.Chosen[0] // a second decision is reported for itself
		if d := c.Decision(model.ID(e.Key.V)); d != by {
			unknown = true
			if d != nil {
				c.report(e.Key.Pos, fmt.Sprintf("what %s chooses answers %q, so what %s chooses cannot", by.ID, q, d.ID), "name one decision in all entries for the question")
			}
			continue
		}
		for i, o := range e.Value {
			unknown = unknown || o.V != model.None && by.Option(o.V) == nil
			inOrder := o.V != model.None && slices.ContainsFunc(e.Value[:i], func(same model.IDAt) bool { return same.V == o.V }) // reported as option-order
			if at := has[o.V]; at != o.Pos && o.V != "" && !inOrder {
				c.report(o.Pos, fmt.Sprintf("the choice of %q answers %q already", o.V, q), "name it in one entry; the other stands at "+at.String())
			}
		}
	}
	if unknown || !c.OptionsKnown() {
		return // which is reported
	}
	var missing []model.ID
	for _, id := range append(by.OptionIDs(), string(model.None)) {
		_, there := has[model.ID(id)]
		if !there && (id != string(model.None) || c.nothingChosen(by)) {
			missing = append(missing, model.ID(id))
		}
	}
	if missing != nil {
		c.report(last, fmt.Sprintf("nothing answers %q where %s chooses %s", q, by.ID, series(missing)),
			fmt.Sprintf("add %s to the list behind %s in an entry for this question, or write another entry", series(missing), by.ID))
	}
}

// nothingChosen reports whether it is known that an outcome chooses nothing.
func (c *follows) nothingChosen(d *model.Decision) bool {
	return !c.Broken[d.FlowFile()] && d.Flow.At.Line > 0 && c.choosesNothing(d)
}

// asks reports whether the flow of a decision asks a question.
func (c *follows) asks(d *model.Decision, q model.ID) bool {
	return !c.Broken[d.FlowFile()] && slices.ContainsFunc(d.Flow.Places, func(p strict.Entry[*model.Place]) bool {
		return p.Value != nil && p.Value.Question(p.Key.V) == q
	})
}

// circle reports decisions that wait for each other, where the last of them is
// made to wait.
func (c *follows) circle() {
	told := c.toldQuestions()
	between := func(d, by *model.Decision) (q model.ID) {
		for _, id := range told {
			if c.decider(id) == by && c.asks(d, id) {
				return id
			}
		}
		return ""
	}
	way := stack.Circle(c.Decisions, func(d *model.Decision) (deciders []*model.Decision) {
		for _, by := range c.Decisions {
			if by != d && between(d, by) != "" { // or reported as its own question
				deciders = append(deciders, by)
			}
		}
		return deciders
	})
	if way == nil {
		return
	}
	var waits []string
	for i, d := range way {
		by := way[(i+1)%len(way)]
		waits = append(waits, fmt.Sprintf("%s waits for %s (%s)", d.ID, by.ID, between(d, by)))
	}
	at, _ := c.toldBy(between(way[len(way)-1], way[0]), way[0])
	c.report(at, "the decisions wait for each other: "+series(waits), "let one of these questions be asked, or follow from answers under answered")
}
