package diag

// Beyond gives the diagnostics of a list that an earlier one does not have. Where they
// stand may have moved, so they are known by what they say of which file.
func Beyond(before, now []Diagnostic) []Diagnostic {
	type said struct{ file, rule, message string }
	key := func(d Diagnostic) said { return said{d.File, d.Rule, d.Message} }
	known := map[said]int{}
	for _, d := range before {
		known[key(d)]++
	}
	var beyond []Diagnostic
	for _, d := range now {
		if known[key(d)]--; known[key(d)] < 0 {
			beyond = append(beyond, d)
		}
	}
	return beyond
}
