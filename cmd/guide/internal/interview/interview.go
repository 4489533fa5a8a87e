package interview

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// Interview is one run of questions.
type Interview struct {
	Guide   *model.Guide
	Page    func(address string) string // an address of the site in full
	Command string                      // what begins an interview: guide decide

	In       io.Reader
	Out, Err io.Writer

	lines lines
	given []string // question=answer
}

// errBack asks for the decision again; errQuit ends a run early.
var (
	errBack = errors.New("back")
	errQuit = errors.New("quit")
)

// Run asks what is open of a decision, or of all decisions in one run where d is
// nil, and prints the result. given are answers that need not be asked for,
// written question=answer. Where the decisions cannot be joined, it asks which
// one it is. It returns an error when the machine or the context ends it; the end
// of the input is none.
func (i *Interview) Run(ctx context.Context, d *model.Decision, given []string) error {
	i.lines.from, i.given = i.In, given
	choose := d == nil
	if choose {
		if s := stack.New(i.Guide, flow.All(i.Guide)); s != nil {
			return i.runStack(ctx, s)
		}
	}
	for {
		if choose {
			var err error
			if d, err = i.decision(ctx); errors.Is(err, errQuit) {
				return i.say(i.noDecision())
			} else if err != nil {
				return err
			}
		}
		if err := i.run(ctx, flow.New(i.Guide, d), choose); !errors.Is(err, errBack) {
			return err
		}
	}
}

// run asks the questions of one decision.
func (i *Interview) run(ctx context.Context, f *flow.Flow, chosen bool) error {
	g := Read(f, i.given)
	if err := i.sayDropped(f.WhyDropped, g.Dropped); err != nil {
		return err
	}
	intro := i.intro(f)
	for {
		r := f.Evaluate(g.State)
		if r.Next == nil {
			return i.say(intro, i.result(f, r))
		}
		answer, err := i.ask(ctx, intro, asking{
			words: r.Next.Question.Words, number: asked(r) + 1, atMost: atMost(r),
			more: atMost(f.Reach(r.State.With(r.Next.Question, model.Unsure))) > atMost(r),
		})
		switch {
		case errors.Is(err, errQuit):
			return i.say(i.open(f, r))
		case err != nil:
			return err
		}
		intro = &text{}
		if answer != back {
			g.State = g.State.With(r.Next.Question, answer)
			g.Order = append(g.Order, r.Next.Question.ID)
			continue
		}
		undone := g.undo(r)
		switch {
		case undone == nil && chosen:
			return errBack
		case undone == nil:
			intro.wrap("", "There is no answer to take back.")
		default:
			intro.wrapf("", "Taken back: %s.", undone.Words.Short.V)
		}
	}
}

// undo takes back the answer that was given last among those that led here.
func (g *Given) undo(r flow.Result) *flow.Question {
	for at, id := range slices.Backward(g.Order) {
		for _, step := range r.Steps {
			if step.Place.Question.ID == id {
				g.Order = slices.Delete(g.Order, at, at+1)
				delete(g.State, id)
				return step.Place.Question
			}
		}
	}
	return nil
}

// say prints parts, with an empty line between them.
func (i *Interview) say(parts ...*text) error {
	all := &text{}
	for _, part := range parts {
		if part.b.Len() > 0 {
			all.blank()
			all.b.WriteString(part.b.String())
		}
	}
	_, err := io.WriteString(i.Out, all.b.String())
	return err
}

// sayDropped says of each part that counts for nothing why that is, and what was
// perhaps meant.
func (i *Interview) sayDropped(why func(key, value string) (why, hint string), dropped []string) error {
	t := &text{}
	for _, part := range dropped {
		key, value, _ := strings.Cut(part, "=")
		because, hint := why(key, value)
		if hint != "" {
			because += "; " + hint
		}
		t.wrapf("guide: ", "%q is left out: %s", part, because)
	}
	_, err := io.WriteString(i.Err, t.b.String())
	return err
}
