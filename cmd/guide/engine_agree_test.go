package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
)

// states are states of one flow.
type states struct {
	flow  *flow.Flow
	name  string
	graph flow.Object
	list  []flow.State
}

// finding is a state in which something is wrong.
type finding struct {
	states
	state flow.State
	says  string
}

// agree compares the browser's engine with ours.
func (e *engineTab) agree(t *testing.T, all []states) {
	t.Helper()
	e.each(t, all, func(part []states) (found []finding) {
		var ours []string
		for _, c := range part {
			for _, s := range c.list {
				ours = append(ours, string(mustJSON(t, expected(c.flow, s))))
			}
		}
		if e.gives(t, ours, "evaluate", workOf(part)...) {
			return nil
		}
		got := e.call(t, "evaluate", workOf(part)...)
		if len(got) != len(ours) {
			t.Fatalf("%d results for %d states", len(got), len(ours))
		}
		for _, c := range part {
			for _, s := range c.list {
				if ours[0] != got[0] {
					found = append(found, finding{c, s, differingFields(ours[0], got[0])})
				}
				ours, got = ours[1:], got[1:]
			}
		}
		return found
	})
}

// brute lets the browser hold its results against what it finds by trying.
func (e *engineTab) brute(t *testing.T, all []states) {
	t.Helper()
	e.each(t, all, func(part []states) (found []finding) {
		got := e.call(t, "brute", workOf(part)...)
		for _, c := range part {
			for _, s := range c.list {
				if got[0] != `""` {
					found = append(found, finding{c, s, got[0]})
				}
				got = got[1:]
			}
		}
		return found
	})
}

func workOf(part []states) []work {
	var list []work
	for _, c := range part {
		list = append(list, work{c.graph, c.list})
	}
	return list
}

// each looks at all states, some thousand at a time, and shows the smallest in
// which something is wrong: of all that were found, the one with the fewest
// answers in the smallest flow, without the answers that make no difference.
func (e *engineTab) each(t *testing.T, all []states, look func([]states) []finding) {
	t.Helper()
	const batch = 2000
	var found []finding
	var part []states
	size := 0
	for i, c := range all {
		for list := range slices.Chunk(c.list, batch) {
			c.list = list
			part = append(part, c)
			size += len(list)
			if size >= batch || i == len(all)-1 {
				found = append(found, look(part)...)
				part, size = nil, 0
			}
		}
	}
	if found == nil {
		return
	}
	least := slices.MinFunc(found, func(a, b finding) int {
		return cmp.Or(len(a.flow.Places)-len(b.flow.Places), len(a.state)-len(b.state))
	})
	s := maps.Clone(least.state)
	for _, q := range slices.Sorted(maps.Keys(s)) {
		a := s[q]
		delete(s, q)
		c := least.states
		c.list = []flow.State{s}
		if still := look([]states{c}); still != nil {
			least.says = still[0].says
		} else {
			s[q] = a
		}
	}
	t.Errorf("seed %d: %d states are wrong, such as, in %s, %v: %s", engineSeed, len(found), least.name, s, least.says)
}

// differingFields tells two results apart.
func differingFields(ours, theirs string) string {
	var a, b map[string]json.RawMessage
	if json.Unmarshal([]byte(ours), &a) != nil || json.Unmarshal([]byte(theirs), &b) != nil {
		return "the browser gives " + theirs
	}
	said := "" // the texts may differ in order alone
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if string(a[name]) != string(b[name]) {
			said += fmt.Sprintf("\n%s\n\tGo:      %s\n\tbrowser: %s", name, a[name], b[name])
		}
	}
	return cmp.Or(said, "the browser gives the same fields in another form: "+theirs)
}
