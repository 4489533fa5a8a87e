package asset

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// WriteManifest writes a manifest for a later build.
func WriteManifest(w *wire.Writer, m *Manifest) {
	w.Int(len(m.assets))
	for _, name := range slices.Sorted(maps.Keys(m.assets)) {
		a := m.assets[name]
		w.Strings([]string{name, a.Path, string(a.Bytes), a.Integrity, a.Type})
	}
}

// ReadManifest reads what [WriteManifest] wrote.
func ReadManifest(r *wire.Reader) *Manifest {
	m := &Manifest{map[string]Asset{}}
	for range r.Len() {
		if a := r.Strings(); len(a) == 5 {
			m.assets[a[0]] = Asset{a[1], []byte(a[2]), a[3], a[4]}
		}
	}
	return m
}
