package check

import "whichbackend.example/guide/cmd/guide/internal/diag"

func pageID(p *page, diags *diag.List) {
	for i := 0; i < len(p.ids); {
		name, first := p.ids[i], i
		for i < len(p.ids) && p.ids[i] == name {
			i++
		}
		if times := i - first; times > 1 {
			diags.Errorf(p.at, "page-id", "the id %q stands %d times on the page %s", name, times, p.file)
		}
	}
}
