package model

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// ID names a thing in data and in addresses: lower-case letters, digits and
// single hyphens.
type ID string

// IDAt is an id where it is written.
type IDAt = strict.At[ID]

const maxID = 64

// ParseYAML implements strict.Scalar.
func (id *ID) ParseYAML(text string) error {
	if !validID(text) {
		return strict.Invalid{
			Rule: "invalid-id", Message: fmt.Sprintf("%q cannot be an id", text),
			Hint: fmt.Sprintf("use lower-case letters, digits and single hyphens, at most %d characters, such as live-broadcast", maxID),
		}
	}
	*id = ID(text)
	return nil
}

func validID(text string) bool {
	for _, r := range text {
		if r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return text != "" && len(text) <= maxID && text[0] != '-' && text[len(text)-1] != '-' && !strings.Contains(text, "--")
}

// Date is a calendar date that may lack its day, or its month and day, where
// a source gives no more.
type Date struct{ Year, Month, Day int }

// ParseYAML implements strict.Scalar.
func (d *Date) ParseYAML(text string) error {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() < 1900 || t.Year() > 2200 {
			continue
		}
		*d = Date{Year: t.Year()}
		if len(layout) > 4 {
			d.Month = int(t.Month())
		}
		if len(layout) > 7 {
			d.Day = t.Day()
		}
		return nil
	}
	return strict.Invalid{
		Rule: "invalid-date", Message: fmt.Sprintf("%q is not a date", text),
		Hint: "write 2026-11-21, or 2026-11 or 2026 where no more is known",
	}
}

// String gives the date as it is written in data: 2026-11-21, 2026-11 or 2026.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText implements encoding.TextMarshaler: JSON has dates as data do.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Long gives the date as it is written in prose: 21 November 2026.
func (d Date) Long() string {
	switch {
	case d.Month == 0:
		return d.String()
	case d.Day == 0:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
}

// IsZero reports that there is no date, or none that could be read.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates; a date without a day comes before its days.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// End gives the first instant after the date in UTC: after its day, month or
// year, whichever is known.
func (d Date) End() time.Time {
	switch {
	case d.Month == 0:
		return d.Time().AddDate(1, 0, 0)
	case d.Day == 0:
		return d.Time().AddDate(0, 1, 0)
	}
	return d.Time().AddDate(0, 0, 1)
}

// Time gives the first instant of the date in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// URL is an absolute https address.
type URL string

// ParseYAML implements strict.Scalar.
func (u *URL) ParseYAML(text string) error {
	parsed, err := url.Parse(text)
	switch {
	case err != nil || strings.ContainsAny(text, " \t<>\"'`{}|\\^"):
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("%q is not an address", text), Hint: "write it as the browser shows it, https://…"}
	case parsed.Scheme != "https":
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("the address %q does not start with https://", text), Hint: "only https addresses are linked"}
	case parsed.Host == "" || parsed.User != nil:
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("the address %q names no host, or a user", text), Hint: "write it as the browser shows it, https://…"}
	}
	*u = URL(text)
	return nil
}

// word parses one of a fixed set of words.
func word[T ~string](into *T, text, what string, words []T) error {
	all := make([]string, len(words))
	for i, w := range words {
		if all[i] = string(w); string(w) == text {
			*into = w
			return nil
		}
	}
	return strict.Invalid{Message: fmt.Sprintf("%q is not %s", text, what), Hint: diag.DidYouMean(text, all)}
}

// Level says how well an option does on a criterion; each criterion defines
// in words what its levels mean.
type Level string

// The levels, best first. Unknown is a value: nothing could be sourced.
const (
	Strong  Level = "strong"
	Good    Level = "good"
	Fair    Level = "fair"
	Weak    Level = "weak"
	Unknown Level = "unknown"
)

// Levels lists the levels, best first.
var Levels = []Level{Strong, Good, Fair, Weak, Unknown}

// ParseYAML implements strict.Scalar.
func (l *Level) ParseYAML(text string) error { return word(l, text, "a level", Levels) }

// SourceKind says what sort of source something is.
type SourceKind string

// SourceKinds lists the kinds of source.
var SourceKinds = []SourceKind{"docs", "policy", "survey", "benchmark", "opinion"}

// ParseYAML implements strict.Scalar.
func (k *SourceKind) ParseYAML(text string) error {
	return word(k, text, "a kind of source", SourceKinds)
}

// Reading says in what form a source was read.
type Reading string

// The forms of a source that can be read.
const (
	ReadPage    Reading = "page"    // at its address, as it stood that day
	ReadCopy    Reading = "copy"    // its whole text in another place, or in an earlier state
	ReadExcerpt Reading = "excerpt" // a part of its text, or what others quote of it
)

// Readings lists the forms, best first.
var Readings = []Reading{ReadPage, ReadCopy, ReadExcerpt}

// ParseYAML implements strict.Scalar.
func (r *Reading) ParseYAML(text string) error {
	return word(r, text, "a form in which a source is read", Readings)
}

// Fit says how two options of different decisions go together.
type Fit string

// Fits lists the verdicts on a pair of options.
var Fits = []Fit{"fits", "with-care", "clashes", "unknown"}

// ParseYAML implements strict.Scalar.
func (f *Fit) ParseYAML(text string) error { return word(f, text, "a verdict on a pair", Fits) }

// WindowKind says what a line of versions gets in a support window.
type WindowKind string

// The kinds of support windows.
const (
	AllFixes      WindowKind = "fixes"    // bug fixes and security fixes
	SecurityFixes WindowKind = "security" // security fixes, whatever else
)

// ParseYAML implements strict.Scalar.
func (k *WindowKind) ParseYAML(text string) error {
	return word(k, text, "a kind of support window", []WindowKind{AllFixes, SecurityFixes})
}

// Status says how far a sample has been tested.
type Status string

// The statuses of a sample.
const (
	Ran           Status = "ran"
	SyntaxChecked Status = "syntax-checked"
	NotApplicable Status = "not-applicable"
)

// ParseYAML implements strict.Scalar.
func (s *Status) ParseYAML(text string) error {
	return word(s, text, "a status of a sample", []Status{Ran, SyntaxChecked, NotApplicable})
}
