package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// clashOf finds a run that ends with one option in each decision, and gives the
// first two options.
func clashOf(t *testing.T, b *browser) (stack.State, [2]model.ID) {
	t.Helper()
	s := realStack(t, b)
	state := findStack(t, s, "one choice in each decision", settledAll)
	r := s.Evaluate(state)
	return state, [2]model.ID{r.Parts[0].Chosen[0], r.Parts[1].Chosen[0]}
}

// TestStackClash plants a clash between two options that answers lead to: it
// stands at the top with the nearest stack without it, which can be taken.
func TestStackClash(t *testing.T) {
	plain := openBrowser(t)
	state, pair := clashOf(t, plain)
	first, second := min(pair[0], pair[1]), max(pair[0], pair[1])
	planted := plantClash(t, pair[0], pair[1])
	b := openBrowserAt(t, planted)
	s := realStack(t, b)
	r := s.Evaluate(state)
	if r.Proposal == nil || len(r.Proposal.Swaps) == 0 {
		t.Fatalf("%s and %s clash, and nothing is proposed", first, second)
	}
	b.show(t, stackAt(s, state), 1280, "light")
	got := b.seesStack(t, s, state, "a clash")
	top := evaluate[string](t, b, `document.querySelector("#site-run .result > section").className`)
	if top != "clash" || !strings.Contains(got.Clash, s.Pair(pair[0], pair[1]).Reason.V) {
		t.Errorf("at the top stands %q, and of the clash is said %q", top, got.Clash)
	}
	if !strings.Contains(got.Pairs[0], "Clashes") {
		t.Errorf("the first pair is %q", got.Pairs[0])
	}
	for _, w := range r.Proposal.Swaps {
		if name := w.Part.Decision.Option(w.To).Name.V; !strings.Contains(got.Clash, name+" instead of ") {
			t.Errorf("the change to %s is not named: %q", name, got.Clash)
		}
		if up := r.Parts[0].Outcome.RunnerUp; w.RunnerUp && w.Part == r.Parts[0].Part && !strings.Contains(got.Clash, up.When.V) {
			t.Errorf("it is not said when %s wins: %q", w.To, got.Clash)
		}
		for _, m := range w.Against {
			if !strings.Contains(got.Clash, m.Effect.Because.V) {
				t.Errorf("what speaks against %s is not said: %q", w.To, m.Effect.Because.V)
			}
		}
	}
	b.follow(t, ".clash .button")
	if got := b.seesStack(t, s, s.TakeOver(state, r.Proposal), "the proposal is taken"); got.Clash != "" || got.Focus != "h2" {
		t.Errorf("the proposal shows the clash %q, with the focus on %s", got.Clash, got.Focus)
	}

	// Where nothing goes together, the page says so.
	b = openBrowserAt(t, plantClashes(t))
	b.show(t, stackAt(s, state), 1280, "light")
	if got := evaluate[stackShown](t, b, whatStackShows); !strings.Contains(got.Clash, "No combination of options that your answers allow is without a clash.") {
		t.Errorf("where nothing goes together the page says %q", got.Clash)
	}
}

// TestStackTie looks at a tie, and at what nobody is sure of.
func TestStackTie(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	state := findStack(t, s, "a tie", hasTie)
	b.show(t, stackAt(s, state), 1280, "light")
	b.seesStack(t, s, state, "a tie")
	for _, st := range s.Evaluate(state).Parts {
		if len(st.Chosen) < 2 {
			continue
		}
		got := evaluate[string](t, b, `document.querySelector("[data-decision=`+string(st.Part.Decision.ID)+`]").textContent`)
		if !strings.Contains(got, "Pairs that need care, the fewest first: ") {
			t.Errorf("the tie says %q", got)
		}
		for _, id := range st.Chosen {
			if name := st.Part.Decision.Option(id).Name.V; !strings.Contains(got, "Why "+name) {
				t.Errorf("the tie does not say what speaks for %s", name)
			}
		}
	}

	open := answerAll(s, stack.State{}, notSure)
	b.show(t, stackAt(s, open), 1280, "light")
	b.seesStack(t, s, open, "not sure of anything")
	for _, st := range s.Evaluate(open).Parts {
		if st.Is != stack.Unsure {
			continue
		}
		got := evaluate[string](t, b, `document.querySelector("[data-decision=`+string(st.Part.Decision.ID)+`]").textContent`)
		for _, o := range st.Flow.Possible {
			if !strings.Contains(got, strings.Join(strings.Fields(o.Summary.V), " ")) {
				t.Errorf("the outcome %s is not among those of %s", o.ID, st.Part.Decision.ID)
			}
		}
		if q := st.Flow.SeparatedBy; q != nil && s.Question(q.ID).Decider == nil && !strings.Contains(got, q.Words.Ask.V) {
			t.Errorf("it is not said that %q separates the outcomes of %s", q.Words.Ask.V, st.Part.Decision.ID)
		}
	}
}

// TestStackSingleResults follows the ways from the sheet to the single results: they
// choose the same.
func TestStackSingleResults(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	state := findStack(t, s, "one choice in each decision", settledAll)
	for i, st := range s.Evaluate(state).Parts {
		b.show(t, stackAt(s, state), 1280, "light")
		evaluate[int](t, b, `(document.querySelectorAll("#site-run [data-alone]")[`+string(rune('0'+i))+`].click(), 0)`)
		b.waitFor(t, `location.pathname.endsWith("/decide/") && document.querySelector("#site-run .result h2")`)
		got := evaluate[decideShown](t, b, whatIsShown)
		if want := outcomeTitle(b, st.Part.Flow, st.Outcome); got.Heading != want || len(got.Notices) > 0 {
			t.Errorf("the single result of %s is %q, not %q; it notes %q", st.Part.Decision.ID, got.Heading, want, got.Notices)
		}
	}
}

// TestStackPrint holds that a result is printed alone, with answers and sources.
func TestStackPrint(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	state := findStack(t, s, "one choice in each decision", settledAll)
	b.show(t, stackAt(s, state), 1280, "light")
	send(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for what, want := range map[string]bool{
		".sheet": true, ".beside .given": true, ".result .sources": true, ".result > .address": true, ".result .pairs": true,
		".board": false, ".actions": false, ".flow .question": false, ".top nav": false, ".beside .given a": false,
	} {
		if got := evaluate[bool](t, b, `document.querySelector("`+what+`").checkVisibility()`); got != want {
			t.Errorf("on paper %s is there: %t", what, got)
		}
	}
}
