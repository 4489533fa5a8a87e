package highlight

import (
	"encoding/xml"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/dlclark/regexp2/v2"

	"whichbackend.example/guide/cmd/guide/internal/highlight/pattern"
)

// expressions gives every pattern of a definition, once.
func expressions(t testing.TB, path string) []string {
	t.Helper()
	var def definition
	if err := xml.Unmarshal(mustRead(t, path), &def); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, state := range def.States {
		for _, n := range state.Rules {
			if _, ok := n.child("include"); !ok {
				all = append(all, expression(n, def.Config.flags()))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func definitionFiles(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("lexers/*.xml")
	if err != nil || len(paths) < 40 {
		t.Fatalf("%d definitions: %v", len(paths), err)
	}
	return paths
}

// pair is a pattern in both engines.
type pair struct {
	ours  *pattern.Pattern
	quick *pattern.Pattern // without groups
	other *regexp2.Regexp
}

func newPair(t testing.TB, expr string) pair {
	t.Helper()
	ours, err := new(pattern.Compiler).Compile(expr, true)
	if err != nil {
		t.Fatalf("%q: %v", expr, err)
	}
	quick, err := new(pattern.Compiler).Compile(expr, false)
	if err != nil {
		t.Fatalf("%q: %v", expr, err)
	}
	other := mustCompile(t, expr)
	other.MatchTimeout = 100 * time.Millisecond
	return pair{ours, quick, other}
}

// compare matches at every place of a text: ends and groups have to be equal.
func (p pair) compare(t testing.TB, code string) {
	t.Helper()
	text := []rune(code)
	var m pattern.Machine
	var want, got []int
	for pos := range text {
		want = want[:0]
		err := p.other.FindRunesMatches(text, pos, func(v regexp2.MatchView) bool {
			if index, length, _ := v.GroupRange(0); index == pos {
				want = append(want, index+length)
				for _, number := range p.other.GetGroupNumbers()[1:] {
					index, length, _ := v.GroupRange(number)
					want = append(want, index, length)
				}
			}
			return false
		})
		if err != nil {
			return // regexp2 gives up, so that there is nothing to compare with
		}
		m.Steps = maxSteps
		got = got[:0]
		if end := p.ours.Match(&m, text, pos); end >= 0 {
			got = append(got, end)
			for number := 1; number <= p.ours.Groups(); number++ {
				index, length, _ := m.Group(number)
				got = append(got, index, length)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q at %d of %q: %v, regexp2 has %v", p.other, pos, text, got, want)
		}
		if end := p.quick.Match(&m, text, pos); end >= 0 != (len(got) > 0) || end >= 0 && end != got[0] {
			t.Fatalf("%q at %d of %q: %d without groups, %v with them", p.other, pos, text, end, got)
		}
		if len(got) > 0 && !p.quick.MayStart(text[pos]) {
			t.Fatalf("%q matches at %d of %q, and says that it cannot start there", p.other, pos, text)
		}
	}
}

// TestPatterns compares every pattern of every definition with regexp2 at every
// place of many texts. All of them are within our subset, so that no block of
// the guide depends on a clock.
func TestPatterns(t *testing.T) {
	common := slices.AppendSeq(slices.Collect(maps.Values(snippets)), maps.Values(hostile(64, 32)))
	samples := map[string][]string{}
	for _, s := range chromaSamples(t) {
		if e := index().names[s.language]; e != nil {
			samples[e.config.Name] = append(samples[e.config.Name], s.code[:runeStart(s.code, min(len(s.code), 4_000))])
		}
	}
	for _, path := range definitionFiles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			e := newEntry(mustRead(t, path))
			texts := slices.Concat(common, samples[e.config.Name])
			for _, expr := range expressions(t, path) {
				p := newPair(t, expr)
				for _, text := range texts {
					p.compare(t, text)
				}
			}
		})
	}
}

// FuzzPatterns gives any text to one of them.
func FuzzPatterns(f *testing.F) {
	var all []string
	for _, path := range definitionFiles(f) {
		all = append(all, expressions(f, path)...)
	}
	for i, code := range slices.Sorted(maps.Values(snippets)) {
		f.Add(uint16(i*37), code)
	}
	f.Fuzz(func(t *testing.T, number uint16, code string) {
		newPair(t, all[int(number)%len(all)]).compare(t, code[:min(len(code), 2_000)])
	})
}
