package interview

import (
	"fmt"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// open tells where an interview stands that ends early.
func (i *Interview) open(f *flow.Flow, r flow.Result) *text {
	t := &text{}
	t.wrap("Open: ", r.Next.Question.Words.Ask.V+" ["+string(r.Next.Question.ID)+"]")
	if len(r.State) > 0 {
		t.heading("Your answers")
		t.given(r)
	}
	t.heading("Still possible")
	for _, o := range r.Possible {
		t.wrap("  - ", label(f, o))
	}
	i.goOn(t, f, r, "Go on from here")
	return t
}

// noDecision is the same when not even the decision is chosen.
func (i *Interview) noDecision() *text {
	t := &text{}
	t.wrap("", "Open: which decision it is about")
	t.heading("Begin with one of")
	for _, d := range i.Guide.Decisions {
		t.line("  ", i.command(string(d.ID), i.given))
	}
	return t
}

// goOn gives the page and the command that lead to a state.
func (i *Interview) goOn(t *text, f *flow.Flow, r flow.Result, heading string) {
	var given []string
	for _, q := range f.Questions {
		if a := r.State[q.ID]; a != "" {
			given = append(given, string(q.ID)+"="+string(a))
		}
	}
	t.heading(heading)
	t.line("  ", i.command(string(f.Decision.ID), given))
	t.line("  ", i.Page(route.Decide(f.Decision.ID)+"?"+f.Encode(r.State)))
}

// openStack tells where a run of all decisions stands that ends early.
func (i *Interview) openStack(s *stack.Stack, r stack.Result) *text {
	t := &text{}
	t.wrap("Open: ", r.Next.Words.Ask.V+" ["+string(r.Next.ID)+"]")
	t.givenStack(s, r)
	t.heading("Where the decisions stand")
	for _, st := range r.Parts {
		at := labels(st.Part.Flow, st.Flow.Possible)
		if st.Is == stack.Made {
			at = chosen(st) + ", decided before"
		}
		t.wrap("  - ", partName(st.Part)+": "+at)
	}
	i.goOnStack(t, s, r.State, "Go on from here")
	return t
}

// goOnStack gives the page and the command that lead to a state.
func (i *Interview) goOnStack(t *text, s *stack.Stack, state stack.State, heading string) {
	t.heading(heading)
	t.line("  ", i.commandStack(s, state))
	t.line("  ", i.Page(route.Stack+"?"+s.Encode(state)))
}

// commandStack is the command that leads to a state.
func (i *Interview) commandStack(s *stack.Stack, state stack.State) string {
	var given []string
	for _, p := range s.Parts {
		if made := state.Made[p.Decision.ID]; made != "" {
			given = append(given, fmt.Sprintf("%s=%s", p.Decision.ID, made))
		}
	}
	for _, q := range s.Questions {
		if a := state.Answers[q.ID]; a != "" {
			given = append(given, fmt.Sprintf("%s=%s", q.ID, a))
		}
	}
	return i.command("", given)
}

// command is what a shell has to be told; without a decision it is about all.
func (i *Interview) command(decision string, given []string) string {
	var b strings.Builder
	b.WriteString(i.Command)
	if decision != "" {
		b.WriteString(" " + decision)
	}
	for _, g := range given {
		b.WriteString(" -a " + Quote(g))
	}
	return b.String()
}

// Quote writes a word so that a shell takes it as one.
func Quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=:,+@%", r)
	}
	if word != "" && strings.TrimFunc(word, plain) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
