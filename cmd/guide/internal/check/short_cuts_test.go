package check

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
)

// TestPlainTarget holds that an address which is taken to be plain leads where
// reading it as a URL leads.
func TestPlainTarget(t *testing.T) {
	pieces := []string{"/", "/", "/", "a", "b/", "//", ".", "..", "/./", "#", "#x", "?q", "%2e", ":", "é", "index.html", "/repo", "@", " ", "\\", "A1-_", "https://", "https://x.example", "http://", "y.example/"}
	mounts := []Mount{{"https://x.example", ""}, {"https://x.example", "/repo"}, {"http://x.example", ""}, {"https://x.example:8080", "/a/b"}}
	froms := []string{"index.html", "a/index.html", "404.html", "a/b.c/index.html", "xindex.html", "é/index.html", "a//b.html"}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 200_000 {
		var text strings.Builder
		for range 1 + random.IntN(5) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		address, from, m := text.String(), froms[random.IntN(len(froms))], mounts[random.IntN(len(mounts))]
		if random.IntN(8) == 0 {
			address = m.Origin + address
		}
		got, is := m.plainTarget(from, address)
		if !is {
			continue
		}
		plain++
		if want, fault := m.resolveURL(from, address); got != want || fault != "" {
			t.Fatalf("%q on %s at %v: %+v, as a URL %+v %q", address, from, m, got, want, fault)
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d addresses were plain", plain)
	}
}

// TestPhrases holds that going through a text once finds what looking for each
// phrase finds.
func TestPhrases(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	between := []string{" ", " ", "-", "_", "x", "7", "é", "É", "\u0345", ".", ", ", "’s ", "\n", "", "\U0001F600"}
	for _, p := range []*phrases{fillerPhrases, newestPhrases, needPhrases, eitherPhrases} {
		found := 0
		for range 20_000 {
			var b strings.Builder
			for range 1 + random.IntN(6) {
				phrase := p.list[random.IntN(len(p.list))]
				switch random.IntN(4) {
				case 0:
					phrase = strings.ToUpper(phrase[:1]) + phrase[1:]
				case 1:
					phrase = phrase[:random.IntN(len(phrase))]
				}
				b.WriteString(phrase + between[random.IntN(len(between))])
			}
			found += samePhrases(t, p, strings.ToValidUTF8(b.String(), "?"))
		}
		if found < 10_000 {
			t.Errorf("only %d phrases were found", found)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	for _, each := range fillers {
		f.Add("x " + each.phrase + ", " + strings.ToUpper(each.phrase) + each.phrase)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range []*phrases{fillerPhrases, newestPhrases, needPhrases, eitherPhrases} {
			samePhrases(t, p, strings.ToValidUTF8(text, "?"))
		}
	})
}

func samePhrases(t *testing.T, p *phrases, text string) int {
	t.Helper()
	lower := strings.Map(func(r rune) rune {
		if r < 0x80 {
			return unicode.ToLower(r)
		}
		return r
	}, text)
	var got, want [][2]int
	for at, i := range p.in(text) {
		got = append(got, [2]int{at, i})
	}
	for i, phrase := range p.list {
		for _, at := range find(lower, phrase) {
			want = append(want, [2]int{at, i})
		}
	}
	slices.SortFunc(want, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	if !slices.Equal(got, want) || p.stand(text) != (len(want) > 0) {
		t.Fatalf("%q: %v, not %v", text, got, want)
	}
	return len(got)
}

// TestPassages holds what is put into one string to what stands alone.
func TestPassages(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		var runs []markdown.TextRun
		for line, block := 1, 0; len(runs) < random.IntN(12); {
			line, block = line+random.IntN(2), block+random.IntN(2)
			runs = append(runs, markdown.TextRun{Text: []string{"", "a", "é b"}[random.IntN(3)], At: diag.Pos{Line: line}, Block: block})
		}
		var want []passage
		for i, r := range runs {
			if i == 0 || runs[i-1].Block != r.Block {
				want = append(want, passage{})
			} else if runs[i-1].At.Line != r.At.Line {
				want[len(want)-1].text += " "
			}
			p := &want[len(want)-1]
			p.parts = append(p.parts, part{offset: len(p.text), at: r.At})
			p.text += r.Text
		}
		if got := passages(runs); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%v: %v, not %v", runs, got, want)
		}
	}
}
