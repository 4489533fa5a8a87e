package main

import (
	"maps"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/stack"
)

// TestStackAxe looks at everything that the page of all decisions can show, as
// phones and desks show it, by day and by night.
func TestStackAxe(t *testing.T) {
	inThemes(t, func(t *testing.T, b *browser, theme string) {
		s := realStack(t, b)
		first := s.Evaluate(stack.State{}).Next
		one := stack.State{Answers: flow.State{first.ID: first.Answers()[0]}}
		last := s.Parts[len(s.Parts)-1]
		kinds := map[string]string{
			"start":   "stack/",
			"change":  stackAt(s, one) + "#site-ask-" + string(first.ID),
			"made":    stackAt(s, stack.State{Answers: one.Answers, Made: map[model.ID]model.ID{last.Decision.ID: last.Choices()[0]}}),
			"notices": stackAt(s, one) + "0&a=b&%3Cb%3E",
			"settled": stackAt(s, findStack(t, s, "one choice in each decision", settledAll)),
			"tie":     stackAt(s, findStack(t, s, "a tie", hasTie)),
			"unsure":  stackAt(s, answerAll(s, stack.State{}, notSure)),
		}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			for _, width := range []int64{320, 1280} {
				b.show(t, kinds[kind], width, theme)
				b.waitFor(t, `document.querySelector("#site-run h2")`)
				if kind != "start" { // the rest of the page is the same
					evaluate[int](t, b, `(document.querySelectorAll("#site-run ~ *").forEach(e => e.remove()), 0)`)
				}
				evaluate[int](t, b, `(document.querySelectorAll(".board details").forEach(d => d.open = true), 0)`)
				for _, fault := range b.faults(t, "document") {
					t.Errorf("%s (%s) at %d px: %s", kinds[kind], kind, width, fault)
				}
			}
		}
		if theme == "light" {
			state, pair := clashOf(t, b)
			axe := b.axe
			b = openBrowserAt(t, plantClash(t, pair[0], pair[1]))
			b.axe = axe
			for _, width := range []int64{320, 1280} {
				b.show(t, stackAt(s, state), width, theme)
				for _, fault := range b.faults(t, `"#site-run"`) {
					t.Errorf("a clash at %d px: %s", width, fault)
				}
			}
		}
	})
}
