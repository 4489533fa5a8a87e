package memo

import (
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/crew"
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
type row[I, K comparable, V any] struct {
	items   []I
	keys    []K
	entries []*entry
	values  []V
	telling []int // indexes of entries with diagnostics
}

func newRow[I, K comparable, V any](items []I) *row[I, K, V] {
	n := len(items)
	return &row[I, K, V]{items: items, keys: make([]K, n), entries: make([]*entry, n), values: make([]V, n)}
}

// take copies the results of n items that stand at another index in the last row.
func (r *row[I, K, V]) take(at int, last *row[I, K, V], from, n int) {
	copy(r.keys[at:], last.keys[from:from+n])
	copy(r.entries[at:], last.entries[from:from+n])
	copy(r.values[at:], last.values[from:from+n])
	first, _ := slices.BinarySearch(last.telling, from)
	for _, i := range last.telling[first:] {
		if i >= from+n {
			break
		}
		r.telling = append(r.telling, at+i-from)
	}
}

func (r *row[I, K, V]) put(at int, key K, e *entry) {
	r.keys[at], r.entries[at], r.values[at] = key, e, e.value.(V)
	if len(e.diags) > 0 {
		r.telling = append(r.telling, at)
	}
}

// all does the step for every item, side by side.
func (r *row[I, K, V]) all(m *Memo, s Step[K, V], key func(I) K, run func(I, *diag.List) V) {
	crew.Each(len(r.items), func(i int) {
		r.keys[i] = key(r.items[i])
		r.entries[i] = s.do(m, r.keys[i], func(diags *diag.List) V { return run(r.items[i], diags) })
	})
	for i, e := range r.entries {
		r.put(i, r.keys[i], e)
	}
}

// since does the step for the items that the last row does not have in the same order.
func (r *row[I, K, V]) since(last *row[I, K, V], m *Memo, s Step[K, V], key func(I) K, run func(I, *diag.List) V) {
	at := 0 // in last
	for i := 0; i < len(r.items); {
		same := common(r.items[i:], last.items[at:])
		r.take(i, last, at, same)
		if i, at = i+same, at+same; i == len(r.items) {
			break
		}
		if gone := slices.Index(last.items[at:min(at+maxGone, len(last.items))], r.items[i]); gone >= 0 {
			at += gone
			continue
		}
		k := key(r.items[i])
		if at < len(last.keys) && last.keys[at] == k { // it took the place of another one
			r.put(i, k, last.entries[at])
		} else {
			r.put(i, k, s.do(m, k, func(diags *diag.List) V { return run(r.items[i], diags) }))
		}
		i++
	}
}

// maxGone is how many items in a row may be gone from a list before it is
// cheaper to look the rest up by their keys.
const maxGone = 64

// Each is [Step.Do] for every item of a list, which has a name. Items that the
// list had last time in the same order are found without a look at their keys,
// so whatever else a key holds must follow from the item: of ten thousand
// files one is new. When all are new, run is called by several goroutines. The
// results must not be changed.
func Each[I, K comparable, V any](m *Memo, s Step[K, V], name string, items []I, diags *diag.List, key func(I) K, run func(I, *diag.List) V) []V {
	last, _ := Last[*row[I, K, V]](m, name)
	if last == nil || m.blind != nil || m.audit != nil {
		last = newRow[I, K, V](nil)
	}
	next := newRow[I, K, V](items)
	if len(last.items) == 0 {
		next.all(m, s, key, run)
	} else {
		next.since(last, m, s, key, run)
	}
	for _, i := range next.telling {
		diags.AddAll(next.entries[i].diags)
	}
	SetLast(m, name, next)
	return next.values
}

// common counts the items that two lists begin with.
func common[I comparable](a, b []I) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
