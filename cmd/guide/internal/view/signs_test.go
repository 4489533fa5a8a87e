package view

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

func TestSigns(t *testing.T) {
	var d model.Decision
	names := []string{"FastAPI", "Fastify", "Flask", "ASP.NET Core", "gin", "R", "Økapi", "4D", "  ", "Aa", "aa", "AA"}
	for _, name := range names {
		o := &model.Option{}
		o.Name.V = name
		d.Options = append(d.Options, o)
	}
	want := []layout.Sign{
		{Letters: "Fa", Hue: 0},
		{Letters: "Fs", Hue: 5}, // Fa is taken
		{Letters: "Fl", Hue: 10},
		{Letters: "As", Hue: 3},
		{Letters: "Gi", Hue: 8},
		{Letters: "R", Hue: 1},
		{Letters: "Øk", Hue: 6},
		{Letters: "4d", Hue: 11},
		{Letters: "", Hue: 4},
		{Letters: "Aa", Hue: 9},
		{Letters: "Aa", Hue: 2}, // nothing else is left
		{Letters: "Aa", Hue: 7},
	}
	got := signs(&d)
	hues := map[int]bool{}
	for i, o := range d.Options {
		if got[o] != want[i] {
			t.Errorf("%q: got %v, want %v", o.Name.V, got[o], want[i])
		}
		hues[got[o].Hue] = true
	}
	if len(hues) != len(names) {
		t.Errorf("twelve options have %d hues", len(hues))
	}
}
