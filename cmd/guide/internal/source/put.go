package source

import (
	"path"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Put gives the snapshot as it would be if a file had other bytes, or were there
// at all. Nothing is written.
func (t *Tree) Put(p string, data []byte) *Tree {
	e := entryFor(p, data)
	if fault := nameFault(path.Base(p)); fault != "" {
		e = refusedName(p, fault)
	}
	e.upper = hasCapitals(p)
	others := slices.DeleteFunc(slices.Clone(t.entries), func(e *entry) bool { return e.path == p })
	return newTree(t.folders, sorted(append(others, e)))
}

// entryFor is what a file with these bytes is read as.
func entryFor(p string, data []byte) *entry {
	found := &entry{path: p}
	if textual(p) {
		diags := &diag.List{}
		clean, ok := clean(p, data, diags)
		data, found.diags = clean, diags.Raw()
		if !ok {
			found.excerpt = data
			return found
		}
	}
	found.file = newFile(p, data)
	return found
}
