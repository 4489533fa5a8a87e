package check

import (
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

func stackScenario(j *joint, diags *diag.List) {
	if !j.readable() {
		return
	}
	for _, s := range j.Stack.Scenarios {
		c := &stackCase{follows: &follows{joint: j, report: reporting("stack-scenario", diags), spell: newSpeller()}, s: s}
		c.asked, c.askedKnown = askedQuestions(j.Guide)
		accepts, state := c.accepts(), c.state()
		if j.run != nil && state != nil {
			c.run(*state, accepts)
		}
	}
}

// stackCase is a scenario that is looked at.
type stackCase struct {
	*follows
	s model.StackScenario
}

// at is where the scenario gives its answers.
func (c *stackCase) at() diag.Pos {
	if len(c.s.Answers) > 0 {
		return c.s.Answers[0].Key.Pos
	}
	return c.s.ID.Pos
}

// accepts holds that each decision is accepted once, and reports whether they are
// known.
func (c *stackCase) accepts() bool {
	if !c.OptionsKnown() {
		return false // why is reported
	}
	ok := true
	for _, e := range c.s.Accept {
		d := c.Decision(model.ID(e.Key.V))
		ok = ok && d != nil // or reported as unknown-decision
		for _, o := range e.Value {
			switch {
			case o.V == model.None:
				ok = false
				c.report(o.Pos, "none is no option", "write [] where nothing is to be chosen")
			case d != nil && d.Option(o.V) == nil:
				ok = false // reported as unknown-option
			}
		}
	}
	if !ok {
		return false
	}
	var missing []model.ID
	for _, d := range c.Decisions {
		if _, there := c.s.Accept.Get(string(d.ID)); !there {
			missing = append(missing, d.ID)
		}
	}
	if missing != nil {
		at := c.s.ID.Pos
		if len(c.s.Accept) > 0 {
			at = c.s.Accept[0].Key.Pos
		}
		c.report(at, fmt.Sprintf("the scenario does not say what it accepts for %s", series(missing)), fmt.Sprintf("add under accept: %s: [option], or [] where nothing is to be chosen", missing[0]))
	}
	return missing == nil
}

// state reads what is decided and answered; nil where something of it is not
// known, which is reported.
func (c *stackCase) state() *stack.State {
	state, ok := stack.State{Answers: flow.State{}, Made: map[model.ID]model.ID{}}, true
	for _, m := range c.s.Made {
		d := c.Decision(model.ID(m.Key.V))
		switch {
		case d == nil || m.Value.V != model.None && d.Option(m.Value.V) == nil:
			ok = false // reported as unknown-decision or unknown-option
		case m.Value.V == model.None && !c.choosesNothing(d):
			ok = false
			c.report(m.Value.Pos, fmt.Sprintf("no outcome of %s chooses nothing", d.ID), "name an option, or remove the line")
		default:
			state.Made[d.ID] = m.Value.V
		}
	}
	for _, a := range c.s.Answers {
		q := idOf(a.Key)
		switch {
		case a.Value.V == model.Unsure:
			ok = false
			c.report(a.Value.Pos, "a scenario cannot answer \"unsure\": it shows one run to its end", "choose the answer that its text suggests, and say in the text why")
		case !c.isKnown(q.V, a.Value):
			ok = false
		case c.askedKnown && !c.asked[string(q.V)]:
			ok = false
			c.report(q.Pos, fmt.Sprintf("no flow asks the question %q", q.V), "remove the answer")
		}
		state.Answers[q.V] = a.Value.V
	}
	if !ok {
		return nil
	}
	return &state
}

// run follows the answers of a scenario to the end.
func (c *stackCase) run(state stack.State, accepts bool) {
	for _, a := range c.s.Answers {
		if q := c.joint.run.Question(model.ID(a.Key.V)); q != nil && q.Decider != nil {
			c.report(a.Key.Pos, fmt.Sprintf("nobody is asked %q: what %s chooses answers it", q.ID, q.Decider.Decision.ID),
				fmt.Sprintf("remove the answer; what is decided before stands under made: {%s: …}", q.Decider.Decision.ID))
			delete(state.Answers, q.ID)
		}
	}
	r := c.joint.run.Reach(state)
	switch {
	case r.Next != nil:
		c.report(c.at(), fmt.Sprintf("the answers do not settle every decision: the question %q is open", r.Next.ID),
			fmt.Sprintf("add under answers: %s: …, which is one of: %s", r.Next.ID, strings.Join(keys(r.Next.Words.Answers), ", ")))
		return
	case r.Capped:
		return // the run is longer than anybody is asked, which is reported as stack-long
	}
	for _, q := range r.Unused {
		c.report(c.s.Answers.Key(string(q.ID)), fmt.Sprintf("the question %q is not asked after the other answers", q.ID), "remove the answer; every decision is settled without it")
	}
	for _, st := range r.Parts {
		switch {
		case !st.Known:
			c.report(c.at(), fmt.Sprintf("after a tie, %s may end in %s", st.Part.Decision.ID, outcomes(st.Flow.Possible)), "write under made which option of the tie it is, or let the answers lead past the tie; a scenario shows one stack")
		case accepts:
			c.ends(st)
		}
	}
	for _, f := range r.Pairs {
		if f.Verdict() == model.Clashes {
			c.report(c.at(), fmt.Sprintf("the scenario ends in a clash of %s and %s, judged at %s", f.A.Option, f.B.Option, f.Judged.At), "mend the answers, or the flows; a scenario shows a stack that fits together")
		}
	}
}

// ends holds that a decision ends in what the scenario accepts.
func (c *stackCase) ends(st stack.Standing) {
	d := st.Part.Decision
	accept, _ := c.s.Accept.Get(string(d.ID))
	isAccepted := func(id model.ID) bool {
		return slices.ContainsFunc(accept, func(a model.IDAt) bool { return a.V == id })
	}
	i := slices.IndexFunc(st.Chosen, func(id model.ID) bool { return !isAccepted(id) })
	if i < 0 && (len(st.Chosen) > 0) == (len(accept) > 0) {
		return
	}
	chosen, wants := "nothing", "nothing"
	if len(st.Chosen) > 0 {
		chosen = series(st.Chosen)
	}
	if len(accept) > 0 {
		wants = list(accept)
	}
	if st.Is == stack.Made {
		c.report(c.s.Accept.Key(string(d.ID)), fmt.Sprintf("%s is decided before, for %s; the scenario accepts %s", d.ID, chosen, wants), "mend made, or accept what is made")
		return
	}
	hint := "mend the answers or the flow; or, if a good guide may choose nothing here, write []"
	if i >= 0 {
		hint = fmt.Sprintf("mend the answers or the flow; or, if a good guide may choose %q here, add it to accept", st.Chosen[i])
	}
	c.report(c.s.Accept.Key(string(d.ID)), fmt.Sprintf("the answers lead %s to the outcome %q, which chooses %s; the scenario accepts %s", d.ID, st.Flow.Possible[0].ID, chosen, wants), hint)
}
