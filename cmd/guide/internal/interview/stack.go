package interview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// runStack makes all decisions in one run.
func (i *Interview) runStack(ctx context.Context, s *stack.Stack) error {
	g := ReadStack(s, i.given)
	if err := i.sayDropped(s.WhyDropped, g.Dropped); err != nil {
		return err
	}
	t := i.introStack(s, s.Evaluate(g.State))
	before := stack.Result{}
	for {
		r := s.Evaluate(g.State)
		if r.Next == nil {
			return i.say(t, i.sheet(s, r))
		}
		t.came(before, r)
		before = r
		answer, err := i.ask(ctx, t, nextOf(s, r))
		switch {
		case errors.Is(err, errQuit):
			return i.say(i.openStack(s, r))
		case err != nil:
			return err
		}
		t = &text{}
		if answer != back {
			g.State = answered(r.State, r.Next, answer)
			g.Order = append(g.Order, r.Next.ID)
		} else if undone := g.undo(s, r); undone != "" {
			t.wrapf("", "Taken back: %s.", undone)
		} else {
			t.wrap("", "There is no answer to take back.")
		}
	}
}

// nextOf is the question that is open, with its place in the run.
func nextOf(s *stack.Stack, r stack.Result) asking {
	most := s.AtMost(r.State)
	return asking{
		words: r.Next.Words, number: r.Asked + 1, atMost: most,
		more:    s.AtMost(answered(r.State, r.Next, model.Unsure)) > most,
		purpose: ", for " + and(partNames(r.Serves)),
	}
}

// answered is a state with one answer more.
func answered(state stack.State, q *stack.Question, a model.ID) stack.State {
	return stack.State{Answers: state.Answers.With(&flow.Question{ID: q.ID}, a), Made: state.Made}
}

// introStack says what is decided. Who has decided something already is told how
// to begin with it, so that the first question can stand alone.
func (i *Interview) introStack(s *stack.Stack, r stack.Result) *text {
	t := &text{}
	t.wrapf("", "%d decisions in one run: %s. A question that several of them need is asked once.", len(s.Parts), and(partNames(s.Parts)))
	if len(r.State.Made) == 0 && r.Next != nil {
		first := s.Parts[0]
		t.blank()
		t.wrap("", "What is decided already is told at the start, for example:")
		t.line("  ", i.command("", []string{fmt.Sprintf("%s=%s", first.Decision.ID, first.Choices()[0])}))
	}
	return t
}

// came tells what the last answer brought: decisions that are now settled, or
// stay open for good, and answers that follow.
func (t *text) came(before, now stack.Result) {
	news := &text{}
	for n, st := range now.Parts {
		if before.Parts != nil && before.Parts[n].Is == st.Is {
			continue
		}
		switch st.Is {
		case stack.Reached:
			news.wrap("Settled: ", partName(st.Part)+": "+label(st.Part.Flow, st.Outcome))
		case stack.Unsure:
			news.wrap("Not settled: ", partName(st.Part)+": "+labels(st.Part.Flow, st.Flow.Possible))
		}
	}
	for _, f := range now.Settled {
		if !slices.ContainsFunc(before.Settled, func(b stack.Settled) bool { return b.Question == f.Question && b.Answer == f.Answer }) {
			news.wrap("Follows: ", follows(f))
		}
	}
	if news.b.Len() > 0 {
		t.blank()
		t.b.WriteString(news.b.String())
	}
}

// follows tells an answer that follows, and why.
func follows(f stack.Settled) string {
	return said(f.Question, f.Answer) + ": " + f.Follow.Because.V
}

// said is a question with its answer.
func said(q *stack.Question, a model.ID) string {
	label := iAmUnsure
	if words, there := q.Words.Answers.Get(string(a)); there {
		label = words.Label.V
	}
	return fmt.Sprintf("%s %s [%s=%s]", q.Words.Ask.V, label, q.ID, a)
}

func partName(p *stack.Part) string { return p.Decision.About.Name.V }

func partNames(parts []*stack.Part) []string {
	var names []string
	for _, p := range parts {
		names = append(names, partName(p))
	}
	return names
}

// and joins names in a sentence.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
