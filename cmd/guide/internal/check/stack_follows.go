package check

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// stackFollows looks at each answer that follows by itself, then at those that
// follow from choices, and where all of it resolves, at those that follow at once
// and contradict each other.
func stackFollows(j *joint, diags *diag.List) {
	if !j.readable() {
		return
	}
	c := &follows{joint: j, report: reporting("stack-follows", diags), spell: newSpeller()}
	c.asked, c.askedKnown = askedQuestions(j.Guide)
	for i := range j.Stack.Follows {
		c.one(&j.Stack.Follows[i])
	}
	c.told()
	c.circle()
	if j.run == nil {
		return
	}
	s, err := j.survey()
	if err != nil {
		return // reported as stack-long
	}
	for _, d := range s.Disagree {
		after := "at once"
		if len(d.Way) > 0 {
			after = "after " + given(d.Way)
		}
		c.report(d.Second.At, fmt.Sprintf("%s, both %q and %q follow for the question %q", after, d.First.Follow.Answer.V, d.Second.Follow.Answer.V, d.First.Question.ID),
			fmt.Sprintf("name more answers in one of the two, so that only one fits, or remove it; the other stands at %s", d.First.At))
	}
}

// follows holds what is needed to look at answers that follow.
type follows struct {
	*joint
	report     reporter
	spell      *speller
	asked      map[string]bool
	askedKnown bool
}

// one looks at an entry by itself.
func (c *follows) one(f *model.Follow) {
	c.isAsked(f.Question)
	c.isAnswer(f.Question.V, f.Answer)
	switch {
	case len(f.Answered) == 0 && len(f.Chosen) == 0:
		c.report(f.At, fmt.Sprintf("it does not say from what the answer to %q follows", f.Question.V), "add answered: {question: [answer]}, or chosen: {decision: [option]}")
	case len(f.Answered) > 0 && len(f.Chosen) > 0:
		c.report(f.At, fmt.Sprintf("the answer to %q follows from answers and from a choice at once", f.Question.V), "keep one of the two: answered, which readers can change, or chosen, which is certain")
	case len(f.Chosen) > 1:
		c.report(f.Chosen[1].Key.Pos, fmt.Sprintf("the answer to %q follows from the choices of two decisions", f.Question.V), "name the one decision that the question is about")
	}
	for _, e := range f.Answered {
		q := idOf(e.Key)
		if q.V == f.Question.V {
			c.report(q.Pos, fmt.Sprintf("the answer to %q follows from itself", q.V), "name the other question that it follows from")
			continue
		}
		c.isAsked(q)
		c.areAnswers(q.V, e.Value)
	}
	for _, e := range f.Chosen {
		d := c.Decision(model.ID(e.Key.V))
		for _, o := range e.Value {
			if d != nil && o.V == model.None && !c.choosesNothing(d) {
				c.report(o.Pos, fmt.Sprintf("no outcome of %s chooses nothing", d.ID), "remove none")
			}
		}
	}
}

// areAnswers looks at the answers to a question in a list.
func (c *follows) areAnswers(question model.ID, list []model.IDAt) {
	first := map[model.ID]bool{}
	for _, a := range list {
		if first[a.V] {
			c.report(a.Pos, fmt.Sprintf("the answer %q stands twice in the list", a.V), "list it once")
			continue
		}
		first[a.V] = true
		c.isAnswer(question, a)
	}
}

// isAsked reports a question that exists and is never asked.
func (c *follows) isAsked(q model.IDAt) {
	if c.askedKnown && c.Question(q.V) != nil && !c.asked[string(q.V)] {
		c.report(q.Pos, fmt.Sprintf("no flow asks the question %q", q.V), "remove what names it, or ask it in the flow.yaml of a decision")
	}
}

// isAnswer reports what is no answer to a question that exists.
func (c *follows) isAnswer(question model.ID, a model.IDAt) {
	if a.V == model.Unsure {
		c.report(a.Pos, fmt.Sprintf("nothing can be told about %q from who is not sure", question), "name an answer of the question, or remove it")
		return
	}
	c.isKnown(question, a)
}

// isKnown reports what is no answer to a question that exists, and whether there
// are such a question and such an answer.
func (c *follows) isKnown(question model.ID, a model.IDAt) bool {
	q := c.Question(question)
	if q == nil || c.Broken[model.QuestionsFile] {
		return false // reported as unknown-question, or when it was read
	}
	_, known := q.Answers.Get(string(a.V))
	if !known {
		c.report(a.Pos, fmt.Sprintf("the question %q has no answer %q", question, a.V), c.spell.hint(string(a.V), "answer to "+string(question), keys(q.Answers)))
	}
	return known
}

// choosesNothing reports whether an outcome of a decision chooses nothing, or
// whether that cannot be told.
func (j *joint) choosesNothing(d *model.Decision) bool {
	if j.Broken[d.FlowFile()] || d.Flow.At.Line == 0 {
		return true
	}
	for _, o := range d.Flow.Outcomes {
		if o.Value != nil && len(o.Value.Choose) == 0 {
			return true
		}
	}
	return false
}

// series lists names in a sentence.
func series[T ~string](ids []T) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	if n := len(all); n > 1 {
		return strings.Join(all[:n-1], ", ") + " and " + all[n-1]
	}
	return strings.Join(all, "")
}
