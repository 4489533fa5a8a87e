package main

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// TestStackHistory goes back and forth as readers do and loses nothing.
func TestStackHistory(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	first := s.Evaluate(stack.State{}).Next
	one := stack.State{Answers: flow.State{first.ID: first.Answers()[len(first.Answers())-1]}}
	second := s.Evaluate(one).Next
	two := stack.State{Answers: with(one.Answers, second.ID, second.Answers()[0])}
	other := stack.State{Answers: with(one.Answers, second.ID, second.Answers()[1])}
	last := s.Parts[len(s.Parts)-1]
	made := stack.State{Answers: two.Answers, Made: map[model.ID]model.ID{last.Decision.ID: last.Choices()[0]}}
	sees := func(state stack.State, when, said, focus string) {
		t.Helper()
		got := b.seesStack(t, s, state, when)
		if !strings.HasPrefix(got.Said, said) || focus != "" && got.Focus != focus {
			t.Errorf("after %s it says %q, and the focus is on %s", when, got.Said, got.Focus)
		}
	}

	b.show(t, "stack/", 1280, "light")
	sees(stack.State{}, "the first page", "", "body")
	b.follow(t, ".choices li:nth-last-child(2) a")
	sees(one, "an answer", "Question 2 of at most ", "h2")
	b.follow(t, ".choices a")
	sees(two, "another answer", "Question 3 of at most ", "h2")
	b.travel(t, -1)
	sees(one, "going back", "Question 2 of at most ", "h2")
	b.travel(t, 1)
	sees(two, "going forward", "Question 3 of at most ", "h2")
	b.reload(t)
	sees(two, "loading again", "", "body")
	b.follow(t, ".back")
	sees(one, "the link back", "Question 2 of at most ", "h2")
	b.travel(t, -1)
	sees(two, "undoing that", "Question 3 of at most ", "h2")

	// A decision that is made, and taken back.
	b.follow(t, ".standings > li:last-child details a")
	sees(made, "a decision that is made", "Question 3 of at most ", "h2")
	b.follow(t, ".standings > li:last-child > a")
	sees(two, "taking it back", "Question 3 of at most ", "h2")

	// A change shows the question with its answer, and keeps the others.
	b.follow(t, ".given li:nth-child(2) a")
	if got := evaluate[decideShown](t, b, whatIsShown); got.Heading != second.Words.Ask.V || got.Query != s.Encode(two) {
		t.Errorf("a change shows %+v", got)
	}
	if marked := evaluate[string](t, b, `document.querySelector("#site-run .choice[aria-current]").firstChild.textContent`); marked == "" {
		t.Error("a change marks no answer")
	}
	b.reload(t)
	if got := evaluate[decideShown](t, b, whatIsShown); got.Heading != second.Words.Ask.V {
		t.Errorf("a change that is loaded again shows %+v", got)
	}
	b.follow(t, ".choices li:nth-child(2) a")
	sees(other, "a changed answer", "Question 3 of at most ", "h2")

	complete := findStack(t, s, "one choice in each decision", settledAll)
	b.show(t, stackAt(s, complete), 1280, "light")
	sees(complete, "a shared link", "", "body")
	b.follow(t, ".actions a")
	sees(stack.State{}, "starting again", "Question 1 of at most ", "h2")
	b.travel(t, -1)
	sees(complete, "regretting that", "Your stack", "h2")
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestStackBack holds that the link back takes back the answer given last,
// whatever way the reader took.
func TestStackBack(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	b.show(t, "stack/", 1280, "light")
	r := rand.New(rand.NewPCG(engineSeed, 12))
	for range 15 {
		state := stack.State{Answers: flow.State{}}
		before := state
		for next := s.Evaluate(state).Next; next != nil; next = s.Evaluate(state).Next {
			before = state
			a := model.Unsure
			if r.IntN(4) > 0 {
				a = next.Answers()[r.IntN(len(next.Answers()))]
			}
			state = stack.State{Answers: with(state.Answers, next.ID, a)}
			if s.Evaluate(state).Next == nil || len(before.Answers) == 0 {
				continue
			}
			b.enterStack(t, s, state)
			if got, want := evaluate[string](t, b, `document.querySelector("#site-run .back").getAttribute("href")`), "?"+s.Encode(before); got != want {
				t.Errorf("from %s the way back leads to %s, not to %s", s.Encode(state), got, want)
			}
		}
	}
}

// TestStackLinks opens addresses that others have written down.
func TestStackLinks(t *testing.T) {
	b := openBrowser(t)
	s := realStack(t, b)
	first := s.Evaluate(stack.State{}).Next
	state := stack.State{Answers: flow.State{first.ID: first.Answers()[len(first.Answers())-1]}}
	query := s.Encode(state)
	b.show(t, "stack/?"+query+"#"+view.JoinedID(s.Parts[1], s.Parts[1].Start.ID), 1280, "light")
	b.seesStack(t, s, state, "a link with a fragment")
	if got := evaluate[[]float64](t, b, `[scrollY, document.querySelectorAll(":target").length]`); !reflect.DeepEqual(got, []float64{0, 0}) {
		t.Errorf("a link with a fragment scrolls to, and marks, %v", got)
	}
	for _, c := range []struct {
		query   string
		notices []string
	}{
		{query, nil},
		{strings.Replace(query, "v=1", "v=7", 1), []string{"The address was made with version 7 of these questions; this is version 1. All answers that still exist are kept."}},
		{"a=b&" + query + "&%3Cb%3E", []string{"These parts of the address mean nothing to this page and are left out: a=b, %3Cb%3E."}},
		{"backend=perl&" + query, []string{"These parts of the address mean nothing to this page and are left out: backend=perl."}},
		{"django-backend=django", nil}, // which says what the backend is
		{"backend=django&own-ml=none", []string{"Kept, but without effect on this way: Own data or model code: None or rented."}},
	} {
		b.openStack(t, c.query)
		for _, when := range []string{"opened", "loaded again"} {
			got := evaluate[decideShown](t, b, whatIsShown)
			if len(got.Notices)+len(c.notices) > 0 && !reflect.DeepEqual(got.Notices, c.notices) {
				t.Errorf("%.80s, %s: the page notes %q", c.query, when, got.Notices)
			}
			if want := s.Encode(s.ParseQuery(c.query).State); got.Query != want {
				t.Errorf("%.80s, %s: the address becomes %s, not %s", c.query, when, got.Query, want)
			}
			b.reload(t)
		}
	}
}
