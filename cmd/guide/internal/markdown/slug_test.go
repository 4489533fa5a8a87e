package markdown

import (
	"slices"
	"testing"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Where the time goes":        "where-the-time-goes",
		"What's new in 6.1?":         "whats-new-in-61",
		"A & B":                      "a--b", // as on GitHub
		"snake_case-kebab":           "snake_case-kebab",
		"  Tabs\tand blanks  ":       "tabs-and-blanks",
		"Déjà Vu":                    "déjà-vu",
		"De\u0301ja\u0300":           "de\u0301ja\u0300",
		"日本語の見出し":                    "日本語の見出し",
		"ÜBER STRASSE":               "über-strasse",
		"Привет, мир":                "привет-мир",
		"हिन्दी":                     "हिन्दी",
		"٣ أسباب":                    "٣-أسباب",
		"🚀 Launch":                   "-launch",
		"":                           "section",
		"🚀":                          "section",
		"❤️":                         "section",
		"---":                        "section",
		"_":                          "section",
		"Top":                        "section-top",
		"Main":                       "section-main",
		"Site navigation":            "section-site-navigation",
		"site-fn-1":                  "section-site-fn-1",
		"Sites":                      "sites",
		`{#id onclick=x}`:            "id-onclickx",
		`"><script>alert(1)`:         "scriptalert1",
		"a\u200b\u202eb\u0000\u007f": "ab",
	} {
		if got := slug(text); got != want {
			t.Errorf("slug(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSlugsAreUnique(t *testing.T) {
	s := newSlugs()
	var got []string
	for _, text := range []string{"A", "A", "A-1", "A", "A 1", "", "🚀", "Section", "Section 1"} {
		got = append(got, s.next(text))
	}
	want := []string{"a", "a-1", "a-1-1", "a-2", "a-1-2", "section", "section-1", "section-2", "section-1-1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
