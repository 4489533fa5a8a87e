package memo

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// maxInterned is how many lists of one name are remembered. While files are
// broken, every build has two: the files as they are, and as they were good.
const maxInterned = 4

// Intern gives equal lists one pointer, so that a list can be part of a key.
// It compares with the lists that had the name lately. The list must not be
// changed afterwards.
func Intern[T comparable](m *Memo, name string, list []T) *[]T {
	m.mu.Lock()
	defer m.mu.Unlock()
	lately, _ := m.lists[name].([]*[]T)
	for i, known := range lately {
		if slices.Equal(*known, list) {
			copy(lately[1:], lately[:i])
			lately[0] = known
			return known
		}
	}
	m.lists[name] = slices.Insert(lately[:min(len(lately), maxInterned-1)], 0, &list)
	return &list
}

// Last gives the value that was set by a name last. It may only be used to
// get to the same result sooner.
func Last[T any](m *Memo, name string) (value T, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok = m.lists[name].(T)
	return value, ok
}

// SetLast sets the value for the next [Last].
func SetLast[T any](m *Memo, name string, value T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lists[name] = value
}

// row is a list of items and the results for them.
type row[I comparable] struct {
	items   []I
	entries []*entry
}

// maxGone is how many items in a row may be gone from a list before it is
// cheaper to look the rest up by their keys.
const maxGone = 64

// aligned gives the entries of the items that the list with the name had last
// time in the same order; nil stands for the others.
func aligned[I comparable](m *Memo, name string, items []I) []*entry {
	entries := make([]*entry, len(items))
	m.mu.Lock()
	defer m.mu.Unlock()
	last, ok := m.lists[name].(*row[I])
	if !ok || m.blind != nil || m.audit != nil {
		return entries
	}
	at := 0 // in last
	for i, item := range items {
		for j := at; j < min(at+maxGone, len(last.items)); j++ {
			if last.items[j] == item {
				entries[i], at = last.entries[j], j+1
				entries[i].build = m.build
				break
			}
		}
	}
	return entries
}

// Each is [Step.Do] for every item of a list, which has a name. Items that the
// list had last time are found without a look at their keys: of ten thousand
// files one is new.
func Each[I, K comparable, V any](m *Memo, s Step[K, V], name string, items []I, diags *diag.List, key func(I) K, run func(I, *diag.List) V) []V {
	entries := aligned(m, name, items)
	values := make([]V, len(items))
	for i, e := range entries {
		if e == nil {
			e = s.do(m, key(items[i]), func(diags *diag.List) V { return run(items[i], diags) })
			entries[i] = e
		}
		values[i] = e.value.(V)
		diags.AddAll(e.diags)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lists[name] = &row[I]{items, entries}
	return values
}
