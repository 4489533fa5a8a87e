package chart

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"  \n ", nil},
		{"Live", []string{"Live"}},
		{"A product or service", []string{"A product or", "service"}},
		{" spaces \t and\nlines ", []string{"spaces and", "lines"}},
		{"Antidisestablishmentarianism now", []string{"Antidisestablish", "mentarianism", "now"}},
	} {
		if got := wrap(test.text, 100, LabelSize, &regular); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// FuzzWrap: every line fits, and nothing but white space is lost.
func FuzzWrap(f *testing.F) {
	f.Add("Own models or data code", uint8(120))
	f.Add("\xff😀 ŵŵŵ —“”", uint8(3))
	f.Fuzz(func(t *testing.T, text string, room uint8) {
		lines := wrap(text, int(room), TitleSize, &semibold)
		for _, line := range lines {
			if utf8.RuneCountInString(line) > 1 && extent(line, TitleSize, &semibold) > 100*int(room) {
				t.Errorf("%q is wider than %d", line, room)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squeeze(strings.Join(lines, " ")); got != squeeze(text) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}
