package interview

import (
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// result tells what follows when nothing more is asked.
func (i *Interview) result(f *flow.Flow, r flow.Result) *text {
	t := &telling{citations: citations{guide: i.Guide}, f: f, r: r}
	if o := r.Outcome; o != nil {
		t.outcome(o)
		t.flips()
		t.bullets("Check before you commit", strict.Values(o.Cautions))
		t.bullets("Look at it again when", strict.Values(o.RevisitWhen))
	} else {
		t.several()
		t.flips()
	}
	t.sources()
	i.goOn(&t.text, f, r, "The same again")
	return &t.text
}

// telling is a result being told.
type telling struct {
	text
	citations
	f *flow.Flow
	r flow.Result
}

// outcome tells what to choose, why, and why nothing else.
func (t *telling) outcome(o *flow.Outcome) {
	t.wrap("Result: ", t.f.Name(o))
	t.summary(o)
	t.answers()
	t.why(o)
	for _, option := range t.f.Decision.Options {
		if !o.Chooses(option.ID.V) {
			t.whyNot(o, option)
		}
	}
	t.runnerUp(o)
}

// summary tells how firm an outcome is, and what it comes to.
func (t *telling) summary(o *flow.Outcome) {
	t.wrapf("", "%s. %s%s", o.Strength.V.Words(), o.Summary.V, t.cite(o.Sources))
	if o.Instead.Set() {
		t.heading("Look at this instead")
		t.wrap("  ", o.Instead.V)
	}
}

// why tells what speaks for all that is chosen, and what against it.
func (t *telling) why(o *flow.Outcome) {
	for _, c := range o.Choose {
		t.heading("Why " + t.f.Decision.OptionName(c.V))
		t.reasons(c.V, "", model.For)
		t.reasons(c.V, "But: ", model.Against, model.RulesOut)
		if t.r.Met(c.V, model.For, model.Against, model.RulesOut) == nil {
			t.wrap("  ", "No answer speaks for it in particular.")
		}
	}
}

func (t *telling) runnerUp(o *flow.Outcome) {
	if up := o.RunnerUp; up != nil {
		t.heading("Runner-up: " + t.f.Decision.OptionName(up.Option.V))
		t.wrap("  It wins when: ", up.When.V)
	}
}

// whyNot tells what keeps an option from being chosen, and what spoke for it.
func (t *telling) whyNot(o *flow.Outcome, option *model.Option) {
	t.heading("Why not " + option.Name.V)
	t.reasons(option.ID.V, "Ruled out: ", model.RulesOut)
	t.reasons(option.ID.V, "", model.Against)
	if why, there := o.WhyNot.Get(string(option.ID.V)); there {
		t.wrap("  - ", why.Because.V+t.cite(why.Sources))
	}
	t.reasons(option.ID.V, "Yet for it: ", model.For)
}

// reasons lists the effects on an option that were met, each with the answer
// that it follows from.
func (t *telling) reasons(option model.ID, mark string, bearings ...model.Bearing) {
	t.effects(mark, t.r.Met(option, bearings...))
}

func (t *telling) effects(mark string, met []flow.Reason) {
	for _, m := range met {
		t.wrapf("  - ", "%s%s: %s. %s%s", mark, m.Place.Question.Words.Short.V, m.Answer.Words.Short.V, m.Effect.Because.V, t.cite(m.Effect.Sources))
	}
}

// several tells what is left when the answers do not settle it.
func (t *telling) several() {
	t.wrapf("", "The answers leave %d outcomes.", len(t.r.Possible))
	if t.r.Capped {
		t.wrapf("", "More than %d questions are never asked.", flow.MaxAsked)
	}
	t.outcomes()
	if q := t.r.SeparatedBy; q != nil {
		t.separates(q.Words, q.ID)
	}
	t.answers()
}

// outcomes tells of every outcome that is left.
func (t *telling) outcomes() {
	for _, o := range t.r.Possible {
		t.heading(label(t.f, o))
		t.wrap("  ", o.Summary.V+t.cite(o.Sources))
		if o.Instead.Set() {
			t.wrap("  Look at this instead: ", o.Instead.V)
		}
	}
}

// separates tells which question separates the outcomes, with its answers.
func (t *text) separates(q *model.Question, id model.ID) {
	t.heading("What separates them best: " + q.Ask.V)
	for _, a := range q.Answers {
		t.wrapf("  - ", "%s [%s=%s]", a.Value.Label.V, id, a.Key.V)
	}
}

// answers repeats what was answered, and which of it counts for nothing.
func (t *telling) answers() {
	t.heading("Your answers")
	t.given(t.r)
}

func (t *text) given(r flow.Result) {
	told := map[*flow.Question]bool{}
	for _, step := range r.Steps {
		q := step.Place.Question
		if told[q] {
			continue // asked at two places that unsure answers lead to
		}
		told[q] = true
		label := iAmUnsure
		if step.Answer != nil {
			label = step.Answer.Words.Label.V
		}
		t.wrapf("  - ", "%s %s [%s=%s]", q.Words.Ask.V, label, q.ID, r.State[q.ID])
	}
	for _, q := range r.Unused {
		t.wrapf("  - ", "Not needed on this way, so it counts for nothing: %s [%s=%s]", q.Words.Ask.V, q.ID, r.State[q.ID])
	}
}

// flips tells what would change the result.
func (t *telling) flips() {
	if t.r.Flips == nil {
		return
	}
	t.heading("What would change it")
	for _, flip := range t.r.Flips {
		ends := labels(t.f, flip.Outcomes)
		if flip.Next != nil {
			ends = "asks first: " + flip.Next.Question.Words.Ask.V + " Then " + ends
		}
		t.wrapf("  - ", "%s: %s -> %s", flip.Question.Words.Short.V, flip.To.Words.Short.V, ends)
	}
}

// bullets lists sentences.
func (t *text) bullets(heading string, list []string) {
	if len(list) == 0 {
		return
	}
	t.heading(heading)
	for _, s := range list {
		t.wrap("  - ", s)
	}
}

// sources lists what the result rests on, with addresses.
func (t *telling) sources() {
	if t.all == nil {
		return
	}
	t.heading("What this rests on")
	for _, s := range t.all {
		t.wrapf("  - ", "%s (%s)", s.Title.V, s.Publisher.V)
		if s.URL.Set() {
			t.line("    ", string(s.URL.V))
		} else {
			t.wrap("    ", s.Note.V) // says why there is no address
		}
	}
}
