package memo

import (
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Memo holds results between builds. It is safe for concurrent use, except
// that [Memo.Begin] and [Memo.Sweep] stand between builds.
type Memo struct {
	mu     sync.Mutex
	build  int
	tables map[string]map[any]*entry // by name of the step, by key
	lists  map[string]any            // by name: the list that had it last

	blind map[string]string // for tests: the field that a step's keys lack
	audit func(step string) // called when a result is not what its step gives now
}

// New returns an empty memo.
func New() *Memo { return &Memo{tables: map[string]map[any]*entry{}, lists: map[string]any{}} }

// entry is one result, or one that is being worked out.
type entry struct {
	mu    sync.Mutex // held while it is worked out
	done  bool
	build int // that asked for it last
	value any
	diags []diag.Diagnostic
}

// Begin starts a build: what it asks for is kept by the next [Memo.Sweep].
func (m *Memo) Begin() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.build++
}

// Sweep drops the results that nothing asked for since the last [Memo.Begin],
// or for some builds before it.
func (m *Memo) Sweep(before int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, table := range m.tables {
		for key, e := range table {
			if e.build < m.build-before {
				delete(table, key)
			}
		}
	}
}

// Len counts the results that are held.
func (m *Memo) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, table := range m.tables {
		n += len(table)
	}
	return n
}

// entry finds or makes the entry of a key.
func (m *Memo) entry(step string, key any) *entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.blind != nil {
		key = m.blinded(step, key)
	}
	table := m.tables[step]
	if table == nil {
		table = map[any]*entry{}
		m.tables[step] = table
	}
	e := table[key]
	if e == nil {
		e = &entry{}
		table[key] = e
	}
	e.build = m.build
	return e
}
