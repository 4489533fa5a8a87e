package interview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// back stands for the wish to take an answer back. Ids are never empty, and no
// answer has this one.
const back model.ID = ""

// choice is what can be answered.
type choice struct {
	id    model.ID
	label string
}

// intro says what is decided.
func (i *Interview) intro(f *flow.Flow) *text {
	t := &text{}
	t.wrap("", f.Decision.About.Question.V)
	return t
}

// decision asks which decision it is about.
func (i *Interview) decision(ctx context.Context) (*model.Decision, error) {
	t := &text{}
	t.wrap("", "Which decision is it?")
	t.blank()
	var choices []choice
	for _, d := range i.Guide.Decisions {
		choices = append(choices, choice{d.ID, d.About.Name.V + ": " + d.About.Question.V})
	}
	t.choices(choices)
	t.blank()
	t.wrap("", "Answer with a number or an id; q ends.")
	id, err := i.reply(ctx, t, choices, false)
	if err != nil {
		return nil, err
	}
	return i.Guide.Decision(id), nil
}

// asking is a question with its place in the run.
type asking struct {
	words   *model.Question
	number  int
	atMost  int
	more    bool   // whether being unsure may add questions
	purpose string // ", for " the decisions that need it; empty where only one is made
}

// ask puts the question that is open. The answer may be [model.Unsure] or back.
func (i *Interview) ask(ctx context.Context, t *text, q asking) (model.ID, error) {
	t.blank()
	t.wrapf("", "Question %d of at most %d%s", q.number, q.atMost, q.purpose)
	t.wrap("", q.words.Ask.V)
	t.wrap("  Why: ", q.words.Why.V)
	if q.words.Help.Set() {
		t.wrap("  Help: ", q.words.Help.V)
	}
	t.blank()
	var choices []choice
	for _, a := range q.words.Answers {
		choices = append(choices, choice{model.ID(a.Key.V), a.Value.Label.V})
	}
	t.choices(choices)
	unsure := choice{model.Unsure, iAmUnsure}
	more := ""
	if q.more {
		more = "; that may add questions"
	}
	t.wrapf("  ?  ", "%s%s [%s]", unsure.label, more, unsure.id)
	t.blank()
	t.wrap("", "Answer with a number or an id; b goes back, q ends.")
	return i.reply(ctx, t, append(choices, unsure), true)
}

// iAmUnsure is how readers say that they are unsure.
const iAmUnsure = "I am not sure"

// choices lists what can be answered.
func (t *text) choices(choices []choice) {
	for n, c := range choices {
		t.wrapf(fmt.Sprintf("%3d  ", n+1), "%s [%s]", c.label, c.id)
	}
}

// reply prints a question and reads lines until one answers it. The last of the
// choices of a flow's question is to be unsure, which has no number.
func (i *Interview) reply(ctx context.Context, t *text, choices []choice, ofFlow bool) (model.ID, error) {
	for {
		if err := i.say(t); err != nil {
			return "", err
		}
		said, err := i.lines.read(ctx)
		if errors.Is(err, io.EOF) {
			return "", i.between(errQuit)
		} else if err != nil {
			return "", err
		}
		id, err := understand(said, choices, ofFlow)
		t = &text{}
		switch {
		case errors.Is(err, errQuit):
			return "", i.between(err)
		case errors.Is(err, errBack) && ofFlow:
			return back, i.between(nil)
		case err == nil:
			at := slices.IndexFunc(choices, func(c choice) bool { return c.id == id })
			t.wrapf("-> ", "%s [%s]", choices[at].label, id)
			t.b.WriteByte('\n')
			return id, i.say(t)
		}
		t.wrap("", misunderstood(said, choices, ofFlow))
	}
}

// between leaves an empty line between an answer and what follows it.
func (i *Interview) between(end error) error {
	if _, err := io.WriteString(i.Out, "\n"); err != nil {
		return err
	}
	return end
}

var errUnknown = errors.New("not an answer")

// understand finds what a line means. Whole words of the program come first,
// then ids, then letters, so that an answer called b can be given.
func understand(said string, choices []choice, ofFlow bool) (model.ID, error) {
	said = strings.ToLower(said)
	switch said {
	case "quit":
		return "", errQuit
	case "back":
		return "", errBack
	}
	for _, c := range choices {
		if string(c.id) == said {
			return c.id, nil
		}
	}
	numbered := len(choices)
	if ofFlow {
		numbered--
	}
	if n, err := strconv.Atoi(said); err == nil && n >= 1 && n <= numbered {
		return choices[n-1].id, nil
	}
	switch {
	case said == "q":
		return "", errQuit
	case said == "b":
		return "", errBack
	case said == "?" && ofFlow:
		return model.Unsure, nil
	}
	return "", errUnknown
}

// misunderstood says kindly what is possible.
func misunderstood(said string, choices []choice, ofFlow bool) string {
	var ids []string
	for _, c := range choices {
		ids = append(ids, string(c.id))
	}
	numbered, also := len(ids), "q to end"
	if ofFlow {
		numbered, also = len(ids)-1, "? when you are not sure, b to go back, q to end"
	}
	numbers := "1"
	if numbered > 1 {
		numbers = fmt.Sprintf("a number from 1 to %d", numbered)
	}
	possible := fmt.Sprintf("%s, an id (%s), %s.", numbers, strings.Join(ids, ", "), also)
	if said == "" {
		return "Please answer with " + possible
	}
	sorry := fmt.Sprintf("%q is none of the answers", shorten(said, 40))
	if near := diag.Nearest(said, ids); near != "" {
		sorry += fmt.Sprintf("; did you mean %s?", near)
	} else {
		sorry += "."
	}
	return sorry + " Possible are " + possible
}
