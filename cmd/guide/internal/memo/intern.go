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
	lately, _ := Last[[]*[]T](m, name)
	known := &list
	for _, l := range lately {
		if slices.Equal(*l, list) {
			known = l
			break
		}
	}
	rest := slices.DeleteFunc(slices.Clone(lately), func(l *[]T) bool { return l == known })
	SetLast(m, name, append([]*[]T{known}, rest[:min(len(rest), maxInterned-1)]...))
	return known
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

// row is a list of items with their keys and results. It is never changed.
type row[I, K comparable] struct {
	items   []I
	keys    []K
	entries []*entry
}

// maxGone is how many items in a row may be gone from a list before it is
// cheaper to look the rest up by their keys.
const maxGone = 64

// Each is [Step.Do] for every item of a list, which has a name. Items that the
// list had last time in the same order are found without a look at their keys,
// so whatever else a key holds must follow from the item: of ten thousand
// files one is new.
func Each[I, K comparable, V any](m *Memo, s Step[K, V], name string, items []I, diags *diag.List, key func(I) K, run func(I, *diag.List) V) []V {
	last, _ := Last[*row[I, K]](m, name)
	if last == nil || m.blind != nil || m.audit != nil {
		last = &row[I, K]{}
	}
	next := &row[I, K]{items, make([]K, len(items)), make([]*entry, len(items))}
	values := make([]V, len(items))
	at := 0 // in last
	for i, item := range items {
		if j := slices.Index(last.items[at:min(at+maxGone, len(last.items))], item); j >= 0 {
			at += j
			next.keys[i], next.entries[i] = last.keys[at], last.entries[at]
			at++
		} else {
			next.keys[i] = key(item)
			if at < len(last.keys) && last.keys[at] == next.keys[i] { // it took the place of another one
				next.entries[i] = last.entries[at]
			} else {
				next.entries[i] = s.do(m, next.keys[i], func(diags *diag.List) V { return run(item, diags) })
			}
		}
		values[i] = next.entries[i].value.(V)
		diags.AddAll(next.entries[i].diags)
	}
	SetLast(m, name, next)
	return values
}
