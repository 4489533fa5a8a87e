package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestDecideFlips clicks on everything that would change a result, from every
// outcome, and sees it change as the engine says.
func TestDecideFlips(t *testing.T) {
	b := openBrowser(t)
	clicked := 0
	for _, f := range realStates(b) {
		b.show(t, decideFile(f, nil), 1280, "light")
		for outcome, state := range statesTo(f) {
			b.enter(t, f, state)
			r := f.Evaluate(state)
			flips := evaluate[[]flipShown](t, b, clickFlips)
			if len(flips) != len(r.Flips) {
				t.Errorf("%s, %s: the page lists %d of %d flips", f.Decision.ID, outcome, len(flips), len(r.Flips))
				continue
			}
			for i, flip := range r.Flips {
				clicked++
				changed := state.With(flip.Question, flip.To.ID)
				want := flipShown{flipText(b, f, r, flip), heading(b, f, f.Evaluate(changed)), f.Encode(changed)}
				if flips[i] != want {
					t.Errorf("%s, %s: the page shows\n%+v, not\n%+v", f.Decision.ID, outcome, flips[i], want)
				}
			}
		}
	}
	t.Logf("%d flips clicked", clicked)
	for _, said := range b.said() {
		t.Error(said)
	}
}

// flipShown is a line of "What would change it", and what its link leads to.
type flipShown struct{ Text, Heading, Query string }

const clickFlips = `(async () => {
	const home = location.search, shown = []
	for (let i = 0; ; i++) {
		const item = document.querySelectorAll(".flips li")[i]
		if (!item) return shown
		const Text = item.textContent
		item.querySelector("a").click()
		shown.push({Text, Heading: document.querySelector("#site-run h2").textContent, Query: location.search.slice(1)})
		const back = new Promise(done => addEventListener("popstate", () => setTimeout(done), {once: true}))
		history.back()
		await back
		if (location.search !== home) throw new Error("going back leads to " + location.search)
	}
})()`

func flipText(b *browser, f *flow.Flow, r flow.Result, flip flow.Flip) string {
	words := flip.Question.Words.Short.V + ": " + flip.To.Words.Short.V + " → "
	if flip.Next != nil {
		words += "asks “" + flip.Next.Question.Words.Short.V + "” first, then "
	}
	names := map[string]bool{}
	for _, o := range flip.Outcomes {
		names[outcomeTitle(b, f, o)] = true
	}
	switch then := strings.Join(slices.Sorted(maps.Keys(names)), " or "); {
	case len(flip.Outcomes) > 2:
		return words + strconv.Itoa(len(flip.Outcomes)) + " outcomes possible"
	case then == outcomeTitle(b, f, r.Outcome):
		return words + then + ", for other reasons"
	default:
		return words + then
	}
}

// TestDecideReasons holds that the page says of each option exactly what the
// answers say: the effects that were met, and the reasons of the outcome.
func TestDecideReasons(t *testing.T) {
	b := openBrowser(t)
	words := map[model.Bearing]string{model.For: "For. ", model.Against: "Against. ", model.RulesOut: "Ruled out. "}
	for _, f := range realStates(b) {
		b.show(t, decideFile(f, nil), 1280, "light")
		for outcome, state := range statesTo(f) {
			b.enter(t, f, state)
			r := f.Evaluate(state)
			want := map[string]bool{}
			for _, m := range r.Reasons {
				want[words[m.Effect.Is.V]+m.Effect.Because.V] = true
			}
			for _, w := range r.Outcome.WhyNot {
				want["Against. "+w.Value.Because.V] = true
			}
			got := map[string]bool{}
			for _, said := range evaluate[[]string](t, b, `[...document.querySelectorAll("#site-run .effects li")].map(li => li.querySelector("b").textContent + " " + li.querySelector("span").textContent)`) {
				got[said] = true
			}
			for said := range want {
				if !got[said] {
					t.Errorf("%s, %s: the page does not say %q", f.Decision.ID, outcome, said)
				}
				delete(got, said)
			}
			for said := range got {
				t.Errorf("%s, %s: the page says %q", f.Decision.ID, outcome, said)
			}
		}
	}
}
