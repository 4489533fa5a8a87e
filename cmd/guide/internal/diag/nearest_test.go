package diag

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	words := []string{"license", "links", "summary", "id"}
	for _, test := range []struct{ word, want string }{
		{"licence", "license"},  // replaced
		{"lincense", "license"}, // inserted
		{"licnese", "license"},  // swapped
		{"LICENSE", "license"},  // case
		{"license", ""},         // itself is not meant
		{"link", "links"},
		{"sumary", "summary"},
		{"is", "id"},
		{"xy", ""}, // both letters differ
		{"", ""},
		{"price", ""},
		{strings.Repeat("x", 100_000), ""},
	} {
		if got := Nearest(test.word, words); got != test.want {
			t.Errorf("Nearest(%.20q) = %q, want %q", test.word, got, test.want)
		}
	}
	for _, test := range []struct{ word, want string }{
		{"licence", `did you mean "license"?`},
		{"price", "one of: license, links, summary, id"},
	} {
		if got := DidYouMean(test.word, words); got != test.want {
			t.Errorf("DidYouMean(%q) = %q, want %q", test.word, got, test.want)
		}
	}
	if got := DidYouMean("price", make([]string, 17)); got != "" {
		t.Errorf("a list that nobody reads: %q", got)
	}
	if got := DidYouMean("price", nil); got != "" {
		t.Errorf("nothing to choose from: %q", got)
	}
}
