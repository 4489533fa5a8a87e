package memo

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

type lengthKey struct{ Text string }

var lengthStep = Step[lengthKey, int]{Name: "length"}

// length is a step that says how often it ran.
func length(m *Memo, text string, diags *diag.List, runs *int) int {
	return lengthStep.Do(m, lengthKey{text}, diags, func(diags *diag.List) int {
		*runs++
		diags.Warnf(diag.Pos{File: text}, "length", "it has %d letters", len(text))
		return len(text)
	})
}

func TestDo(t *testing.T) {
	m, runs := New(), 0
	for range 3 {
		diags := &diag.List{}
		if got := length(m, "tea", diags, &runs); got != 3 || len(diags.All()) != 1 || diags.All()[0].Message != "it has 3 letters" {
			t.Errorf("got %d and %v", got, diags.All())
		}
	}
	length(m, "coffee", nil, &runs) // a nil list takes none
	if runs != 2 {
		t.Errorf("it ran %d times for two keys", runs)
	}
}

// TestSweep: what a build between two sweeps asked for stays, the rest goes.
func TestSweep(t *testing.T) {
	m, runs := New(), 0
	length(m, "stays", nil, &runs)
	length(m, "goes", nil, &runs)
	m.Sweep()
	length(m, "stays", nil, &runs)
	m.Sweep()
	if m.Len() != 1 {
		t.Errorf("%d results are held", m.Len())
	}
	length(m, "stays", nil, &runs)
	length(m, "goes", nil, &runs)
	if runs != 3 {
		t.Errorf("it ran %d times", runs)
	}
}

// TestKeep: of a step that keeps few, those that were asked for last stay.
func TestKeep(t *testing.T) {
	few, runs := Step[lengthKey, int]{Name: "few", Keep: 2}, ""
	m := New()
	for _, text := range []string{"a", "b", "a", "c", "a", "b"} {
		few.Do(m, lengthKey{text}, nil, func(*diag.List) int { runs += text; return 1 })
		m.Sweep()
	}
	if runs != "abcb" || m.Len() != 2 {
		t.Errorf("it ran for %s, and %d are kept", runs, m.Len())
	}
}

// TestPanic: a step that failed is tried again, and blocks nobody.
func TestPanic(t *testing.T) {
	m := New()
	try := func(fail bool) (got int, failed bool) {
		defer func() { failed = recover() != nil }()
		return lengthStep.Do(m, lengthKey{"x"}, nil, func(*diag.List) int {
			if fail {
				panic("no")
			}
			return 1
		}), false
	}
	if _, failed := try(true); !failed {
		t.Error("the panic is lost")
	}
	if got, failed := try(false); failed || got != 1 {
		t.Errorf("afterwards it gives %d", got)
	}
}

// TestTogether: of many who want a result at once, one works it out.
func TestTogether(t *testing.T) {
	m, runs := New(), 0 // not atomic: -race sees two at once
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() { length(m, "tea", &diag.List{}, &runs) })
	}
	wg.Wait()
	if runs != 1 {
		t.Errorf("it ran %d times", runs)
	}
}

func TestIntern(t *testing.T) {
	m := New()
	a := Intern(m, "x", []int{1, 2})
	b := Intern(m, "x", []int{3})
	if a == b || Intern(m, "x", []int{1, 2}) != a || Intern(m, "x", []int{3}) != b {
		t.Error("equal lists have different pointers, or different lists the same")
	}
	if Intern(m, "y", []int{1, 2}) == a {
		t.Error("lists of different names have the same pointer")
	}
	for i := range 10 {
		Intern(m, "x", []int{i, i})
	}
	if got := Intern(m, "x", []int{1, 2}); got == a || !slices.Equal(*got, *a) {
		t.Error("a list from long ago is still held")
	}
}

// TestEach: items that were there before are not looked at again, wherever
// others came or went.
func TestEach(t *testing.T) {
	m := New()
	each := func(items string) (values, looked, ran string, said int) {
		diags := &diag.List{}
		got := Each(m, Step[lengthKey, string]{Name: "upper"}, "list", strings.Split(items, ""), diags, func(item string) lengthKey {
			looked += item
			return lengthKey{strings.ToLower(item)} // of Front and front, the front is the same
		}, func(item string, diags *diag.List) string {
			ran += item
			diags.Warnf(diag.Pos{File: item}, "x", "said")
			return strings.ToUpper(item)
		})
		return strings.Join(got, ""), looked, ran, len(diags.All())
	}
	for _, step := range []struct{ items, looked, ran string }{
		{"abcdef", "abcdef", "abcdef"},
		{"abcdef", "", ""},
		{"abxcdef", "x", "x"}, // one came
		{"abcdf", "", ""},     // two went
		{"abCdf", "C", ""},    // one changed, but not its key
		{"zabCdf", "z", "z"},
		{"fdCba", "dCba", ""}, // another order is looked up
	} {
		values, looked, ran, said := each(step.items)
		if values != strings.ToUpper(step.items) || looked != step.looked || ran != step.ran || said != len(step.items) {
			t.Errorf("%s: got %s, looked at %q, ran for %q, said %d", step.items, values, looked, ran, said)
		}
	}
}

// TestAudit: a step that gives something else than it gave for the same key is
// named, and a key without a field shows it.
func TestAudit(t *testing.T) {
	type twoKey struct{ A, B string }
	step := Step[twoKey, string]{Name: "join"}
	for _, blind := range []string{"", "A", "B"} {
		m, named := New(), ""
		if blind != "" {
			m.Blind("join", blind)
		}
		m.Audit(func(step string) { named = step })
		for _, key := range []twoKey{{"a", "b"}, {"a", "c"}, {"d", "c"}, {"a", "b"}} {
			step.Do(m, key, nil, func(*diag.List) string { return key.A + key.B })
		}
		if (named == "join") != (blind != "") {
			t.Errorf("blind to %q, the audit names %q", blind, named)
		}
		if got := fmt.Sprint(m.Keys()); got != "map[join:[A B]]" {
			t.Errorf("the keys are %s", got)
		}
	}
}
