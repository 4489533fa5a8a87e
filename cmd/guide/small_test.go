package main

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/json"
)

// TestSmall holds that a minifier run over the finished pages would find next
// to nothing: pages are small because their markup is written small, which
// costs nothing at build time.
func TestSmall(t *testing.T) {
	m := minify.New()
	m.AddFunc("text/html", html.Minify)
	m.AddFunc("application/ld+json", json.Minify)
	s := realGuide(t, "/repo")
	before, after := 0, 0
	for _, file := range slices.Sorted(maps.Keys(s.docs)) {
		page := s.files[file]
		small, err := m.Bytes("text/html", bytes.Clone(page))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		before, after = before+len(page), after+len(small)
		if saved := len(page) - len(small); len(page) > 4<<10 && saved*100 > 2*len(page) {
			t.Errorf("%s could lose %d of %d bytes; the first: %s", file, saved, len(page), firstDifference(page, small))
		}
	}
	if saved := before - after; saved*100 > before {
		t.Errorf("all pages could lose %d of %d bytes", saved, before)
	}
}

// firstDifference quotes where two texts part.
func firstDifference(x, y []byte) string {
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	return string(x[max(0, i-40):min(len(x), i+40)]) + " -> " + string(y[max(0, i-40):min(len(y), i+40)])
}
