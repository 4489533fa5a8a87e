package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/flow"
)

// TestDecideHistory goes back and forth as readers do and loses nothing.
func TestDecideHistory(t *testing.T) {
	b := openBrowser(t)
	f := realStates(b)[0]
	start := f.Start
	one := flow.State{start.Question.ID: start.Answers[len(start.Answers)-1].ID}
	second := f.Evaluate(one).Next
	two := one.With(second.Question, second.Answers[0].ID)
	other := one.With(second.Question, second.Answers[1].ID)

	b.show(t, decideFile(f, nil), 1280, "light")
	b.sees(t, f, nil, "the first page", "", "body")
	b.follow(t, ".choices li:nth-last-child(2) a")
	b.sees(t, f, one, "an answer", "Question 2 of at most ", "h2")
	b.follow(t, ".choices a")
	b.sees(t, f, two, "another answer", "Question 3 of at most ", "h2")
	b.travel(t, -1)
	b.sees(t, f, one, "going back", "Question 2 of at most ", "h2")
	b.travel(t, 1)
	b.sees(t, f, two, "going forward", "Question 3 of at most ", "h2")
	b.reload(t)
	b.sees(t, f, two, "loading again", "", "body")
	b.follow(t, ".back")
	b.sees(t, f, one, "the link back", "Question 2 of at most ", "h2")
	b.travel(t, -1)
	b.sees(t, f, two, "undoing that", "Question 3 of at most ", "h2")

	// A change shows the question with its answer, and keeps the others.
	b.follow(t, ".given li:nth-child(2) a")
	if got := evaluate[decideShown](t, b, whatIsShown); got.Heading != second.Question.Words.Ask.V || got.Query != f.Encode(two) {
		t.Errorf("a change shows %+v", got)
	}
	if got := evaluate[string](t, b, `document.querySelector("#site-run .choice[aria-current]").firstChild.textContent`); got != second.Answers[0].Words.Label.V {
		t.Errorf("a change marks %q", got)
	}
	b.reload(t)
	b.clickNode(t)
	if got := evaluate[decideShown](t, b, whatIsShown); got.Heading != second.Question.Words.Ask.V || got.Query != f.Encode(two) {
		t.Errorf("a change that is loaded again and meets a link in the chart shows %+v", got)
	}
	b.follow(t, ".choices li:nth-child(2) a")
	b.sees(t, f, other, "a changed answer", "Question 3 of at most ", "h2")

	// Links to parts of the page leave the answers alone.
	b.clickNode(t)
	got := evaluate[decideShown](t, b, whatIsShown)
	if got.Query != f.Encode(other) || got.Heading != f.Evaluate(other).Next.Question.Words.Ask.V || got.Hash == "" {
		t.Errorf("a link in the chart leads to %+v", got)
	}
	b.travel(t, -1)
	b.sees(t, f, other, "back from the chart", "", "")

	complete := statesTo(f)[f.Outcomes[0].ID]
	b.show(t, decideFile(f, complete), 1280, "light")
	b.follow(t, ".actions a")
	b.sees(t, f, nil, "starting again", "Question 1 of at most ", "h2")
	b.travel(t, -1)
	b.sees(t, f, complete, "regretting that", "Your result: ", "h2")
	for _, said := range b.said() {
		t.Error(said)
	}
}

// TestDecideLinks opens addresses that others have written down.
func TestDecideLinks(t *testing.T) {
	b := openBrowser(t)
	f := realStates(b)[0]
	first := f.Start.Answers[len(f.Start.Answers)-1]
	state := flow.State{f.Start.Question.ID: first.ID}
	next := first.Next.Place
	last := f.Questions[len(f.Questions)-1]

	// The fragment is for readers without scripts: nobody else is moved.
	b.show(t, decideFile(f, state)+"#"+string(next.ID), 1280, "light")
	b.sees(t, f, state, "a link with a fragment", "", "body")
	if got := evaluate[[]float64](t, b, `[scrollY, document.querySelectorAll(":target").length]`); !reflect.DeepEqual(got, []float64{0, 0}) {
		t.Errorf("a link with a fragment scrolls to, and marks, %v", got)
	}
	// Without answers a fragment is a part of the page.
	b.show(t, decideFile(f, nil)+"#"+string(next.ID), 1280, "light")
	if got := evaluate[float64](t, b, `document.querySelector(":target").getBoundingClientRect().top`); got < 0 || got > 400 {
		t.Errorf("a link to a question leaves it at %v px", got)
	}
	for _, c := range []struct {
		query   string
		notices []string
	}{
		{f.Encode(state), nil},
		{string(f.Start.Question.ID) + "=" + string(first.ID), nil},
		{strings.Replace(f.Encode(state), "v=1", "v=7", 1), []string{"The address was made with version 7 of these questions; this is version 1. All answers that still exist are kept."}},
		{"a=b&" + f.Encode(state) + "&%3Cb%3E", []string{"These parts of the address mean nothing to this page and are left out: a=b, %3Cb%3E."}},
		{
			f.Encode(state) + strings.Repeat("&x", 3010),
			[]string{"These parts of the address mean nothing to this page and are left out: x, x, x, x, x, x, x, x, x, x, and 3000 more."},
		},
		{f.Encode(state) + "&" + strings.Repeat("y", 100), []string{"These parts of the address mean nothing to this page and are left out: " + strings.Repeat("y", 60) + "…."}},
		{f.Encode(state.With(last, "unsure")), []string{"Kept, but without effect on this way: " + last.Words.Short.V + ": Not sure."}},
	} {
		b.show(t, decideFile(f, nil)+"?"+c.query, 1280, "light")
		for _, when := range []string{"opened", "loaded again"} {
			got := evaluate[decideShown](t, b, whatIsShown)
			if len(got.Notices)+len(c.notices) > 0 && !reflect.DeepEqual(got.Notices, c.notices) {
				t.Errorf("%.80s, %s: the page notes %q", c.query, when, got.Notices)
			}
			if want := f.Encode(f.ParseQuery(c.query).State); got.Query != want {
				t.Errorf("%.80s, %s: the address becomes %s", c.query, when, got.Query)
			}
			b.reload(t)
		}
	}
}

// sees compares what the page shows with what follows from a state; said and
// focus only where they are given.
func (b *browser) sees(t *testing.T, f *flow.Flow, s flow.State, when, said, focus string) {
	t.Helper()
	query := ""
	if len(s) > 0 {
		query = f.Encode(s)
	}
	got := evaluate[decideShown](t, b, whatIsShown)
	if got.Heading != heading(b, f, f.Evaluate(s)) || got.Query != query || got.Hash != "" {
		t.Errorf("after %s the page shows %+v", when, got)
	}
	if !strings.HasPrefix(got.Said, said) || focus != "" && got.Focus != focus {
		t.Errorf("after %s it says %q, and the focus is on %s", when, got.Said, got.Focus)
	}
}

// follow clicks on a link of the run.
func (b *browser) follow(t *testing.T, selector string) {
	t.Helper()
	evaluate[int](t, b, `(document.querySelector("#site-run `+selector+`").click(), 0)`)
}

// clickNode follows the link of an outcome in the chart to its section.
func (b *browser) clickNode(t *testing.T) {
	t.Helper()
	evaluate[int](t, b, `new Promise(done => {
		addEventListener("hashchange", () => setTimeout(() => done(0)), {once: true})
		document.querySelector(".way a.node.outcome").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))
	})`)
}

// travel goes through the history of the browser.
func (b *browser) travel(t *testing.T, steps int) {
	t.Helper()
	evaluate[int](t, b, `new Promise(done => {
		addEventListener("popstate", () => setTimeout(() => done(0)), {once: true})
		history.go(`+map[bool]string{true: "1", false: "-1"}[steps > 0]+`)
	})`)
}

func (b *browser) reload(t *testing.T) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
}
