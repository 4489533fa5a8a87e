package check

import (
	"maps"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func pageID(s *Site, diags *diag.List) {
	for _, p := range s.parsed() {
		for _, name := range slices.Sorted(maps.Keys(p.ids)) {
			if p.ids[name] > 1 {
				diags.Errorf(s.at(p.file), "page-id", "the id %q stands %d times on the page %s", name, p.ids[name], p.file)
			}
		}
	}
}
