package check

import (
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// maxMean is how many questions a reader is asked on average who gives each answer
// with equal chance.
const maxMean = 8

// stackLong points at the first question that is one too many, where it has its
// place in the order.
func stackLong(j *joint, diags *diag.List) {
	if j.run == nil {
		return // why is reported
	}
	report := reporting("stack-long", diags)
	s, err := j.survey()
	if err != nil {
		report(j.start(), "the joint run has more states than can be proved", "ask fewer questions, let more of them share their wording, or let more answers follow from others")
		return
	}
	if _, err := j.together(); err != nil {
		report(j.start(), "the flows can end together in more ways than can be proved", "join outcomes or ask fewer questions, in the flow with the most outcomes first")
	}
	if n := len(s.Longest); n > stack.MaxAsked {
		report(j.place(s.Longest[stack.MaxAsked].Question), fmt.Sprintf("the joint run asks %d questions: %s", n, given(s.Longest)),
			fmt.Sprintf("ask at most %d: let an answer follow from others under follows, or ask first, by the order, what spares other questions", stack.MaxAsked))
	}
	if s.Mean > maxMean {
		report(j.start(), fmt.Sprintf("the joint run asks %.2f questions on average, where every answer is equally likely", s.Mean),
			fmt.Sprintf("ask at most %d: let answers follow from others under follows, or put first in the order what spares other questions", maxMean))
	}
}

// place is where the order lists a question, or else its wording.
func (j *joint) place(q *stack.Question) diag.Pos {
	for _, listed := range j.Stack.Order {
		if listed.V == q.ID {
			return listed.Pos
		}
	}
	return j.Questions.Key(string(q.ID))
}

// start is where the order begins, or else the file.
func (j *joint) start() diag.Pos {
	if len(j.Stack.Order) > 0 {
		return j.Stack.Order[0].Pos
	}
	return diag.Pos{File: model.StackFile, Line: 1, Col: 1}
}
