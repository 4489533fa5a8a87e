package model

import (
	"errors"
	"strings"
	"testing"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// TestDateHint gives what people write in place of a date, and what they are told.
func TestDateHint(t *testing.T) {
	const general = "write year, month and day: 2026-11-21; or 2026-11 or 2026 where no more is known"
	for text, want := range map[string]string{
		"21 November 2026":        "write: 2026-11-21",
		"21st Nov. 2026":          "write: 2026-11-21",
		"November 21, 2026":       "write: 2026-11-21",
		"Nov 2026":                "write: 2026-11",
		"11/21/2026":              "write: 2026-11-21",
		"21.11.2026":              "write: 2026-11-21",
		"5/5/2026":                "write: 2026-05-05",
		"02/03/2026":              "write 2026-03-02 for 2 March 2026, or 2026-02-03 for 3 February 2026",
		"2026/1/2":                "write: 2026-01-02",
		"2026-1":                  "write: 2026-01",
		"2026–11–21":              "write: 2026-11-21",
		"2026-11-21T10:00:00Z":    "write: 2026-11-21",
		"2026-02-29":              "February 2026 has 28 days",
		"2026-13-01":              "there is no month 13; write year, month and day, as in 2026-11-21",
		"yesterday":               "write the day itself, so that it stays true: year, month and day, as in 2026-11-21",
		"32.13.2026":              general,
		"Q3 2026":                 general,
		"":                        general,
		strings.Repeat("9", 5000): general,
	} {
		if got := mendedDate(text); got != want {
			t.Errorf("mendedDate(%.40q) is %q, want %q", text, got, want)
		}
	}
}

// TestDatesAreRead takes every way of writing every day of a year: the hint
// leads to that day, or shows it beside the other reading.
func TestDatesAreRead(t *testing.T) {
	for day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2024; day = day.AddDate(0, 0, 1) {
		want := day.Format(time.DateOnly)
		for _, layout := range []string{"2 January 2006", "January 2, 2006", "Jan 2 2006", "2.1.2006", "1/2/2006", "2006/01/02", "2006-1-2"} {
			text := day.Format(layout)
			var d Date
			if text == want || d.ParseYAML(text) == nil {
				continue
			}
			if hint := mendedDate(text); !strings.Contains(hint, want) {
				t.Errorf("%q: %s", text, hint)
			}
		}
	}
}

// TestWordHint gives levels and ids as people write them.
func TestWordHint(t *testing.T) {
	for _, test := range []struct {
		into       strict.Scalar
		text, want string
	}{
		{new(Level), "Strong", "write: strong"},
		{new(Level), "excellent", `write one of: strong, good, fair, weak, unknown; "excellent" is probably strong, which criteria.yaml defines for each criterion`},
		{new(Level), "n/a", `write one of: strong, good, fair, weak, unknown; "n/a" is probably unknown, which criteria.yaml defines for each criterion`},
		{new(Level), "storng", `did you mean "strong"?`},
		{new(Level), "blue", "one of: strong, good, fair, weak, unknown"},
		{new(ID), "Node.js", "write the id in lower-case letters, digits and hyphens, such as node-js"},
		{new(ID), "leaf-study tea-manual", "for several ids put commas between them: leaf-study, tea-manual; a single one has no spaces: leaf-study-tea-manual"},
		{new(ID), "https://leaf.example/", "write the id of the entry in data/sources.yaml that has this address; if there is none, add one there first"},
		{new(ID), "!", "use lower-case letters, digits and single hyphens, at most 64 characters, such as live-broadcast"},
	} {
		var invalid strict.Invalid
		if err := test.into.ParseYAML(test.text); !errors.As(err, &invalid) || invalid.Hint != test.want {
			t.Errorf("%q: %q, want %q", test.text, invalid.Hint, test.want)
		}
	}
}

// TestWanted gives the names of files, and those that they should have.
func TestWanted(t *testing.T) {
	for p, want := range map[string]string{
		"data/tea/options/black.yaml":      "data/tea/options/black.yaml",
		"data/tea/options/black.yml":       "data/tea/options/black.yaml",
		"data/tea/options/black.YAML":      "data/tea/options/black.yaml",
		"data/tea/options/black.yaml.txt":  "data/tea/options/black.yaml",
		"data/tea/options/black.json":      "data/tea/options/black.yaml",
		"data/tea/options/black.png":       "",
		"content/articles/black.markdown":  "content/articles/black.md",
		"content/articles/black.md.txt":    "content/articles/black.md",
		"content/articles/black.docx":      "content/articles/black.md",
		"content/articles/black.png":       "",
		"content/samples/steep/green/a.py": "",
	} {
		if got := wanted(p); got != want {
			t.Errorf("wanted(%q) is %q, want %q", p, got, want)
		}
	}
}
