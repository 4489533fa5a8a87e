package layout

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// shown is all that a set of layouts shows: its faults and a page of each kind.
func shown(set *Set, diags *diag.List) string {
	all := []string{report(diags)}
	for _, k := range kinds {
		page, err := set.Page(filled(k.view))
		all = append(all, fmt.Sprintf("%s: %v %s", k.file, err, page))
	}
	return strings.Join(all, "\n")
}

// TestMemory edits the layouts again and again. What a memo gives that has seen
// all of it is what a new one gives.
func TestMemory(t *testing.T) {
	real, r := realLayouts(t), rand.New(rand.NewPCG(1, 1))
	layouts, m, o := maps.Clone(real), memo.New(), squeezing
	paths, faults := slices.Sorted(maps.Keys(real)), 0
	for i := range 40 {
		path := paths[r.IntN(len(paths))]
		lines := strings.SplitAfter(real[path], "\n")
		at := r.IntN(len(lines))
		switch r.IntN(5) {
		case 0:
			delete(layouts, path)
		case 1: // break it, perhaps
			layouts[path] = strings.Join(slices.Delete(lines, at, at+1), "")
		case 2:
			layouts[path] = strings.Replace(real[path], "<h", "<p>one more<h", 1)
		case 3:
			o.BasePath = []string{"", "/repo"}[r.IntN(2)]
		case 4:
			layouts = maps.Clone(real)
		}
		set, diags := layouts.build(m, o)
		m.Sweep()
		faults += len(diags.All())
		if got, want := shown(set, diags), shown(layouts.build(memo.New(), o)); got != want {
			t.Fatalf("edit %d, of %s:\ngot  %s\nwant %s", i, path, got, want)
		}
	}
	if faults < 10 {
		t.Errorf("the edits made only %d faults", faults)
	}
}

// TestSameSet: the same layouts give the same set, also after a fault that was
// mended, and the edit of one kind leaves the others compiled.
func TestSameSet(t *testing.T) {
	layouts, m := plain(), memo.New()
	build := func(verdict string) *Set {
		layouts[verdictFile] = `{{define "embed"}}` + verdict + `{{end}}`
		layouts["layouts/base.html"], layouts["layouts/partials/p.html"] = `{{define "a"}}{{end}}`, `{{define "b"}}{{end}}`
		set, diags := layouts.build(m, squeezing)
		if !diags.Failed() {
			m.Sweep()
		}
		return set
	}
	first, same, broken, mended, edited := build("a"), build("a"), build("{{"), build("a"), build("b")
	if first != same || first == broken || first != mended || first == edited {
		t.Errorf("the sets are %p %p %p %p %p", first, same, broken, mended, edited)
	}
	for view, k := range first.kinds {
		if other, same := view == reflect.TypeFor[Cell](), edited.kinds[view] == k; same == other {
			t.Errorf("%s: edited %v, the same %v", k.name, other, same)
		}
	}
}

// TestKeys takes each field out of the keys in turn: an audit finds it out. It
// finds nothing when all are there.
func TestKeys(t *testing.T) {
	audit := func(m *memo.Memo) (wrong []string) {
		m.Audit(func(step string) { wrong = append(wrong, step) })
		layouts, o := plain(), Options{}
		layouts["layouts/partials/a.html"] = `{{define "a"}}a{{end}}`
		layouts["layouts/partials/p.html"] = `{{define "p"}}p{{end}}`
		layouts.build(m, o)
		layouts["layouts/partials/a.html"] = `{{define "a"}}b{{end}}`
		layouts.build(m, o)
		layouts[verdictFile] = `{{define "embed"}}{{template "a"}}{{end}}`
		layouts.build(m, o)
		o.BasePath = "/repo"
		layouts.build(m, o)
		return wrong
	}
	m := memo.New()
	if wrong := audit(m); len(wrong) > 0 || len(m.Keys()) != 4 {
		t.Errorf("the audit of %v found %v", m.Keys(), wrong)
	}
	for step, fields := range m.Keys() {
		for _, field := range fields {
			m := memo.New()
			m.Blind(step, field)
			if !slices.Contains(audit(m), step) {
				t.Errorf("the step %q gives the same without %s", step, field)
			}
		}
	}
}

// TestConcurrent asks for pages while the same memo parses edited layouts.
func TestConcurrent(t *testing.T) {
	layouts, m := realLayouts(t), memo.New()
	want := shown(layouts.build(memo.New(), squeezing))
	set := Parse(layouts.files(), m, squeezing, &diag.List{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := shown(set, &diag.List{}); got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
	for i := range 4 {
		layouts["layouts/base.html"] += fmt.Sprintf("{{/* %d */}}", i)
		edited := Parse(layouts.files(), m, squeezing, &diag.List{})
		wg.Go(func() { edited.Check(&diag.List{}) })
		if got := shown(edited, &diag.List{}); got != want {
			t.Errorf("edited: got %s\nwant %s", got, want)
		}
	}
	wg.Wait()
}
