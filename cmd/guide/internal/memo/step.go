package memo

import (
	"reflect"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Step is a pure function with a name. The key holds everything that the
// result depends on and that can differ between two builds of one memo.
type Step[K comparable, V any] struct {
	Name string
	// Same compares two results when a memo is audited. Without it results are
	// compared with reflect.DeepEqual, which cannot look into functions.
	Same func(a, b V) bool
	// Keep is how many results are kept at most, those that were asked for
	// last; with 0 all are kept that a sweep leaves. It is for results that
	// stand for the whole project, of which every edit makes another one.
	Keep int
}

// Do gives the step's result for a key. run is called when the memo does not
// hold it; the diagnostics that it adds to its list are added to diags every
// time, so that a result from before says what a fresh one would. Of two
// callers at once one waits for the other.
func (s Step[K, V]) Do(m *Memo, key K, diags *diag.List, run func(*diag.List) V) V {
	e := s.do(m, key, run)
	diags.AddAll(e.diags)
	return e.value.(V)
}

func (s Step[K, V]) do(m *Memo, key K, run func(*diag.List) V) *entry {
	e := m.entry(s.Name, s.Keep, key)
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case !e.done: // also after a panic in run
		found := &diag.List{}
		e.value = run(found)
		e.diags, e.done = found.Raw(), true
	case m.audit != nil:
		found := &diag.List{}
		if again := run(found); !s.same(e.value.(V), again) || !reflect.DeepEqual(e.diags, found.Raw()) {
			m.audit(s.Name)
		}
	}
	return e
}

func (s Step[K, V]) same(a, b V) bool {
	if s.Same != nil {
		return s.Same(a, b)
	}
	return reflect.DeepEqual(a, b)
}
