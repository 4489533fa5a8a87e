package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"whichbackend.example/guide/cmd/guide/internal/flow"
)

// TestDecideTampered opens the page of questions at addresses that people and
// programs have spoiled: whatever stands there, the page shows what the valid
// part says, raises no exception and leaves the objects of the language alone.
func TestDecideTampered(t *testing.T) {
	const each = 128 // of four flows
	for i, f := range realFlows(t) {
		t.Run(string(f.Decision.ID), func(t *testing.T) {
			t.Parallel()
			b := openBrowser(t)
			b.show(t, "404.html", 1280, "light")
			clean := evaluate[string](t, b, prototypes)
			r := rand.New(rand.NewPCG(engineSeed, uint64(i)))
			var queries []string
			for j, part := range strangeParts {
				if j%4 == i {
					queries = append(queries, part+"&"+f.Encode(anyPath(r, f)))
				}
			}
			for j, query := range longQueries(f) {
				if len(query) < 300_000 && j%8 == i { // servers take no longer ones
					queries = append(queries, query)
				}
			}
			for len(queries) < each {
				queries = append(queries, spoil(r, f))
			}
			for _, query := range queries {
				b.openTampered(t, f, query, clean)
			}
			t.Logf("%d addresses", len(queries))
		})
	}
}

func (b *browser) openTampered(t *testing.T, f *flow.Flow, query, clean string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(b.url+decideFile(f, nil)+"?"+strings.ReplaceAll(query, "#", "%23"))); err != nil {
		t.Fatalf("%s: %v", cut(query), err)
	}
	got := evaluate[struct {
		decideShown
		Sent, Prototypes string
		Violations       []string
	}](t, b, `({...`+whatIsShown+`, Sent: performance.getEntriesByType("navigation")[0].name, Prototypes: `+prototypes+`, Violations: window.violations})`)
	_, sent, _ := strings.Cut(got.Sent, "?")
	q := f.ParseQuery(sent)
	want := ""
	if len(q.State) > 0 {
		want = f.Encode(q.State)
	}
	if title := heading(b, f, f.Evaluate(q.State)); got.Heading != title || got.Query != want {
		t.Errorf("%s: the page shows %q at %q, not %q at %q", cut(query), got.Heading, cut(got.Query), title, want)
	}
	if named := strings.Contains(strings.Join(got.Notices, "\n"), "These parts of the address mean nothing"); named != (len(q.Dropped) > 0) {
		t.Errorf("%s: of %d parts that are dropped the page says %q", cut(query), len(q.Dropped), got.Notices)
	}
	if got.Prototypes != clean {
		t.Errorf("%s: the prototypes are now\n%s", cut(query), got.Prototypes)
	}
	for _, said := range append(b.said(), got.Violations...) {
		t.Errorf("%s: %s", cut(query), said)
	}
}

// prototypes tells what the objects that all others inherit from hold.
const prototypes = `[Object, Array, Function, String, Map, Set].map(o => o.name + ": " + Reflect.ownKeys(o.prototype).map(String).sort().join(" ")).join("\n")`

// anyPath answers what is asked until nothing is.
func anyPath(r *rand.Rand, f *flow.Flow) flow.State {
	s := flow.State{}
	for next := f.Start; next != nil; next = f.Evaluate(s).Next {
		s[next.Question.ID] = next.Answers[r.IntN(len(next.Answers))].ID
	}
	return s
}
