package interview

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// sheet tells everything that follows when nothing more is asked, all decisions
// on one sheet.
func (i *Interview) sheet(s *stack.Stack, r stack.Result) *text {
	t := &sheet{telling: telling{citations: citations{guide: i.Guide}}, stack: s, all: r}
	t.result()
	t.clashes(func(p *stack.Proposal) string { return i.commandStack(s, s.TakeOver(r.State, p)) })
	t.givenStack(s, r)
	for _, st := range r.Parts {
		t.decision(st)
	}
	t.pairs()
	t.changes()
	t.perDecision("Check before you commit", func(o *flow.Outcome) []string { return strict.Values(o.Cautions) })
	t.perDecision("Look at it again when", func(o *flow.Outcome) []string { return strict.Values(o.RevisitWhen) })
	t.sources()
	i.goOnStack(&t.text, s, r.State, "The same again")
	return &t.text
}

// sheet is the result of all decisions being told; the telling in it is of the
// decision that is just at hand.
type sheet struct {
	telling
	stack *stack.Stack
	all   stack.Result
}

// result names what is chosen.
func (t *sheet) result() {
	t.wrap("", "Result:")
	for _, st := range t.all.Parts {
		t.wrap("  ", partName(st.Part)+": "+chosen(st))
	}
}

// chosen names what a decision comes to.
func chosen(st stack.Standing) string {
	switch {
	case st.Outcome != nil:
		return st.Part.Name(st.Outcome)
	case !st.Known:
		return "not settled"
	case len(st.Chosen) == 0:
		return "none of the options"
	}
	return or(st.Part.Decision, st.Chosen)
}

// decision tells what to choose in one decision, and why.
func (t *sheet) decision(st stack.Standing) {
	t.heading(partName(st.Part) + ": " + chosen(st))
	if st.Is == stack.Made {
		t.wrap("", "It was decided before.")
		return
	}
	t.f, t.r = st.Part.Flow, st.Part.Evaluate(st.Flow.State)
	if o := st.Outcome; o != nil {
		t.summary(o)
		t.tie(st)
		t.why(o)
		t.runnerUp(o)
		return
	}
	t.wrapf("", "The answers leave %d outcomes.", len(st.Flow.Possible))
	if t.all.Capped {
		t.wrapf("", "More than %d questions are never asked.", stack.MaxAsked)
	}
	t.tie(st)
	t.outcomes()
	t.separated(st)
}

// separated tells what would settle a decision: a question, or the choice in
// another decision that answers it.
func (t *sheet) separated(st stack.Standing) {
	asked := t.r.SeparatedBy
	if asked == nil && t.r.Next != nil {
		asked = t.r.Next.Question // where no more is asked, the one that came next
	}
	if asked == nil {
		return
	}
	q := t.stack.Question(asked.ID)
	if q.Decider == nil {
		t.separates(q.Words, q.ID)
		return
	}
	t.heading("What separates them best: what is chosen for " + partName(q.Decider))
	for _, id := range q.Decider.Choices() {
		t.wrapf("  - ", "%s [%s=%s]", optionName(q.Decider.Decision, id), q.Decider.Decision.ID, id)
	}
}

// changes tells what would change the result, across all decisions.
func (t *sheet) changes() {
	if t.all.Flips == nil {
		return
	}
	t.heading("What would change it")
	for _, flip := range t.all.Flips {
		what := ""
		if flip.Question != nil {
			to, _ := flip.Question.Words.Answers.Get(string(flip.To))
			what = flip.Question.Words.Short.V + ": " + to.Short.V
		} else {
			what = partName(flip.Part) + " decided before: " + optionName(flip.Part.Decision, flip.To)
		}
		if flip.Next != nil {
			what += " -> asks first: " + flip.Next.Words.Ask.V + " Then"
		} else {
			what += " ->"
		}
		if c := flip.Changes; len(c) == 1 {
			t.wrap("  - ", what+" "+change(c[0]))
			continue
		}
		t.wrap("  - ", what)
		for _, c := range flip.Changes {
			t.wrap("    - ", change(c))
		}
	}
}

func change(c stack.Change) string { return partName(c.Part) + ": " + labels(c.Part.Flow, c.Outcomes) }

// perDecision lists sentences of each outcome.
func (t *sheet) perDecision(heading string, sentences func(*flow.Outcome) []string) {
	var all []string
	for _, st := range t.all.Parts {
		if st.Outcome == nil {
			continue
		}
		for _, s := range sentences(st.Outcome) {
			all = append(all, partName(st.Part)+": "+s)
		}
	}
	t.bullets(heading, all)
}

// givenStack repeats what was said, what followed from it, and what of it counts
// for nothing.
func (t *text) givenStack(s *stack.Stack, r stack.Result) {
	var given, came []string
	for _, st := range r.Parts {
		if st.Is == stack.Made {
			d := st.Part.Decision
			given = append(given, partName(st.Part)+": "+optionName(d, st.Made)+", decided before ["+string(d.ID)+"="+string(st.Made)+"]")
		}
	}
	for _, q := range s.Questions {
		if a := r.State.Answers[q.ID]; a != "" {
			given = append(given, t.without(q, r)+said(q, a))
		}
	}
	presumed := false
	for _, f := range r.Settled {
		came = append(came, follows(f))
		presumed = presumed || f.Question.Decider == nil
	}
	t.bullets("Your answers", given)
	t.bullets("What followed from them", came)
	if presumed {
		t.wrap("  ", "Where one of these is not so, answer its question with -a.")
	}
}

// without says of an answer why it has no effect; of most it says nothing.
func (t *text) without(q *stack.Question, r stack.Result) string {
	for _, unused := range r.Unused {
		switch {
		case unused != q:
		case q.Decider != nil:
			return "What is chosen for " + partName(q.Decider) + " answers this, so it counts for nothing: "
		default:
			return "Not needed on this way, so it counts for nothing: "
		}
	}
	return ""
}

// optionName names something that can be chosen.
func optionName(d *model.Decision, id model.ID) string {
	if id == model.None {
		return "none of the options"
	}
	return d.OptionName(id)
}
