package memo

import (
	"slices"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Memo holds results between builds. It is safe for concurrent use.
type Memo struct {
	mu     sync.Mutex
	tables map[string]*table // by name of the step
	lists  map[string]any    // by name: what had it lately

	blind map[string]string // for tests: the field that a step's keys lack
	audit func(step string) // called when a result is not what its step gives now
}

// table holds the results of one step, by key: those that were asked for since
// the last sweep, and those that were asked for before. So a sweep moves no
// entry and takes no time, however many there are.
type table struct {
	used, unused map[any]*entry
	keys         []any // of steps that keep few, those that were asked for last at the end
}

// New returns an empty memo.
func New() *Memo { return &Memo{tables: map[string]*table{}, lists: map[string]any{}} }

// entry is one result, or one that is being worked out.
type entry struct {
	mu    sync.Mutex // held while it is worked out
	done  bool
	value any
	diags []diag.Diagnostic
}

// Sweep drops the results that nothing asked for since the last Sweep. It is
// called when a build has asked for all that it needs.
func (m *Memo) Sweep() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for step, t := range m.tables {
		if t.keys == nil { // few are kept anyway
			m.tables[step] = &table{used: map[any]*entry{}, unused: t.used}
		}
	}
}

// Len counts the results that are held.
func (m *Memo) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, t := range m.tables {
		n += len(t.used) + len(t.unused)
	}
	return n
}

// entry finds or makes the entry of a key.
func (m *Memo) entry(step string, keep int, key any) *entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.blind != nil {
		key = m.blinded(step, key)
	}
	t := m.tables[step]
	if t == nil {
		t = &table{used: map[any]*entry{}}
		m.tables[step] = t
	}
	e := t.used[key]
	if e == nil {
		if e = t.unused[key]; e == nil {
			e = &entry{}
		} else {
			delete(t.unused, key)
		}
		t.used[key] = e
	}
	if keep > 0 {
		t.touch(key, keep)
	}
	return e
}

// touch makes a key the one that was asked for last, and drops the one that
// has not been asked for the longest when there are too many.
func (t *table) touch(key any, keep int) {
	if i := slices.Index(t.keys, key); i >= 0 {
		t.keys = slices.Delete(t.keys, i, i+1)
	}
	if t.keys = append(t.keys, key); len(t.keys) > keep {
		delete(t.used, t.keys[0])
		t.keys = slices.Delete(t.keys, 0, 1)
	}
}
