package check

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// TestPlainAddress holds that an address which is taken to be plain leads where
// reading it as a URL leads.
func TestPlainAddress(t *testing.T) {
	pieces := []string{"/", "/", "/", "a", "b/", "//", ".", "..", "/./", "#", "#x", "?q", "%2e", ":", "é", "index.html", "/repo", "@", " ", "\\", "A1-_"}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 200_000 {
		var address strings.Builder
		for range 1 + random.IntN(5) {
			address.WriteString(pieces[random.IntN(len(pieces))])
		}
		for _, base := range []string{"", "/repo"} {
			m := Mount{Origin: "https://x.example", Base: base}
			got, fault := m.resolve("a/index.html", address.String())
			want, wanted := m.resolveURL("a/index.html", address.String())
			if got != want || fault != wanted {
				t.Fatalf("%q below %q: %+v %q, as a URL %+v %q", &address, base, got, fault, want, wanted)
			}
		}
		if _, _, is := plainAddress(address.String()); is {
			plain++
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d addresses were plain", plain)
	}
}

// TestFillerOnce holds that going through a text once finds what looking for
// each phrase finds.
func TestFillerOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	between := []string{" ", " ", "-", "_", "x", "é", ".", ", ", "’s ", "\n", ""}
	found := 0
	for range 20_000 {
		var text strings.Builder
		for range 1 + random.IntN(6) {
			text.WriteString(fillers[random.IntN(len(fillers))].phrase)
			text.WriteString(between[random.IntN(len(between))])
		}
		p := passage{text.String(), []part{{at: diag.Pos{File: "a.md", Line: 1, Col: 1}}}}
		var diags diag.List
		fillerIn(p, &diags)
		var got, want []string
		for _, d := range diags.All() {
			got = append(got, d.Pos.String()+d.Message)
		}
		for _, f := range fillers {
			for _, i := range find(p.text, f.phrase) {
				want = append(want, p.at(i).String()+`"`+f.phrase+`" says nothing`)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q: %q, not %q", p.text, got, want)
		}
		found += len(got)
	}
	if found < 10_000 {
		t.Errorf("only %d fillers were found", found)
	}
}
