package stack

import "slices"

// Circle gives decisions of which each waits for the choice of the next, and the
// last for that of the first; nil is none. waits says what a decision waits for.
func Circle[D comparable](all []D, waits func(D) []D) []D {
	var way []D
	done := map[D]bool{}
	var visit func(d D) []D
	visit = func(d D) []D {
		if i := slices.Index(way, d); i >= 0 {
			return slices.Clone(way[i:])
		}
		if done[d] {
			return nil
		}
		done[d] = true
		way = append(way, d)
		for _, next := range waits(d) {
			if found := visit(next); found != nil {
				return found
			}
		}
		way = way[:len(way)-1]
		return nil
	}
	for _, d := range all {
		if found := visit(d); found != nil {
			return found
		}
	}
	return nil
}
