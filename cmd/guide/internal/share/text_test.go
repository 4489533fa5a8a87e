package share

import (
	"slices"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for want, c := range map[string]Card{
		"Django": {Title: "Django", Site: "The site", Aside: "Its motto"},
		"Article – Real-time: when the socket is the product": {Over: "Article", Title: "Real-time", Under: "when the socket is the product"},
		"Front end – React or Angular":                        {Over: "Front end", Title: "React", Or: "Angular"},
		"Which Backend? Start from what the system needs.":    {Title: "Which Backend?", Under: "Start from what the system needs."},
		"Backend – Django: Full-stack web framework":          {Over: "Backend", Title: "Django", Under: "Full-stack web framework"},
		"": {},
	} {
		if got := c.Text(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestReadable(t *testing.T) {
	has := newFace(style{bold, 40}).has
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"  Two \n\twords\u00a0here ", "Two words here"},
		{"“Quotes” – dashes — and … → €", "“Quotes” – dashes — and … → €"},
		{"Ärger, naïve, Łódź, Ελλάδα, Привет", "Ärger, naïve, Łódź, Ελλάδα, Привет"},
		{"e\u0301te\u0301", "été"}, // marks that stand by themselves
		{"Việt Nam", "Viet Nam"},   // a letter without a mark that is missing
		{"ＷＩＤＥ 𝐛𝐨𝐥𝐝 ﬃ ²", "WIDE bold ffi ²"},
		{"Go 🚀 fast", "Go fast"},
		{"Family 👩\u200d👩\u200d👧\ufe0f", "Family"},
		{"REST と GraphQL", "REST … GraphQL"},
		{"日本語 日本語 Guide", "… … Guide"},
		{"日本語", ""},
		{"🚀", ""},
		{"a\x00b\xffc", "abc"},
		{"\u202eabc", "abc"}, // a change of direction
		{"?!", ""},
	} {
		got := readable(test.text, has)
		if got != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, got, test.want)
		}
		for _, r := range got {
			if !has(r) {
				t.Errorf("%q is read as %q, which has no %q", test.text, got, r)
			}
		}
	}
	if got := readable(strings.Repeat("x ", 5000), has); len(got) > maxText+len("…") {
		t.Errorf("a long text is read to %d bytes", len(got))
	}
}

// TestFonts: the fonts have the same characters, so that a text reads the same
// in each.
func TestFonts(t *testing.T) {
	a, b := newFace(style{bold, 40}), newFace(style{regular, 40})
	for r := rune(0); r <= 0x1ffff; r++ {
		if a.has(r) != b.has(r) {
			t.Errorf("one font has %q (%U), the other has not", r, r)
		}
	}
	if !a.has(elided) {
		t.Error("there is no ellipsis")
	}
}

// TestWrap: lines hold the words in order, whole, and are not too wide.
func TestWrap(t *testing.T) {
	for name, c := range cards {
		for _, size := range []int{sizes[0], readableSize, sizes[len(sizes)-1]} {
			f := newFace(style{bold, size})
			words := strings.Fields(readable(c.Title, f.has))
			for kind, lines := range map[string][]string{"plain": f.wrap(words, measure), "balanced": f.balanced(words, measure)} {
				var got []string
				for _, l := range lines {
					got = append(got, strings.Fields(l)...)
					if w := f.wide(l).Ceil(); w > measure {
						t.Errorf("%s, %d, %s: %q is %d wide", name, size, kind, l, w)
					}
				}
				if f.fits(words, measure) && !slices.Equal(got, words) {
					t.Errorf("%s, %d, %s: %q became %q", name, size, kind, words, got)
				}
			}
		}
	}
}

func TestBalanced(t *testing.T) {
	f := newFace(style{bold, 92})
	words := strings.Fields("There is no best backend framework")
	room := f.wide("There is no best backend").Ceil()
	if plain := f.wrap(words, room); len(plain) != 2 || plain[1] != "framework" {
		t.Fatalf("the last line is no single word: %q", plain)
	}
	if got, want := f.balanced(words, room), []string{"There is no best", "backend framework"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestCut(t *testing.T) {
	f := newFace(style{bold, 48})
	lines := []string{"one two", "three four,", "five"}
	for _, test := range []struct {
		most, measure int
		want          []string
	}{
		{3, measure, lines},
		{2, measure, []string{"one two", "three four…"}},
		{1, measure, []string{"one two…"}},
		{1, f.wide("one two").Ceil(), []string{"one…"}},
	} {
		if got := f.cut(lines, test.most, test.measure); !slices.Equal(got, test.want) {
			t.Errorf("%d lines: %q", test.most, got)
		}
	}
}
