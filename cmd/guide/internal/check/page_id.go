package check

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func pageID(p *page, diags *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(p.ids)) {
		if p.ids[name] > 1 {
			diags.Errorf(p.at, "page-id", "the id %q stands %d times on the page %s", name, p.ids[name], p.file)
		}
	}
}
