package model

import (
	"cmp"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// ID is a short name of a thing, in data and in addresses: lower-case letters,
// digits and single hyphens.
type ID string

// IDAt is an id where it is written.
type IDAt = strict.At[ID]

const maxID = 64

var idHint = fmt.Sprintf("use lower-case letters, digits and single hyphens, at most %d characters, such as live-broadcast", maxID)

// ParseYAML implements strict.Scalar.
func (id *ID) ParseYAML(text string) error {
	if !validID(text) {
		return strict.Invalid{Rule: "invalid-id", Message: fmt.Sprintf("%q cannot be an id", text), Hint: mendedID(text)}
	}
	*id = ID(text)
	return nil
}

// Form implements strict.Scalar. An id of digits alone needs no quotes.
func (*ID) Form() strict.Form {
	return strict.Form{Pattern: `^[a-z0-9]+(-[a-z0-9]+)*$`, Longest: maxID, Bare: true, Hint: idHint}
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

// The years in which a date can lie.
const firstYear, lastYear = 1900, 2200

const dateHint = "write year, month and day: 2026-11-21; or 2026-11 or 2026 where no more is known"

// ParseYAML implements strict.Scalar.
func (d *Date) ParseYAML(text string) error {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil || t.Year() < firstYear || t.Year() > lastYear {
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
	return strict.Invalid{Rule: "invalid-date", Message: fmt.Sprintf("%q is not a date", text), Hint: mendedDate(text)}
}

// Form implements strict.Scalar.
func (*Date) Form() strict.Form {
	return strict.Form{
		Pattern: `^(19[0-9]{2}|2[01][0-9]{2}|2200)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`,
		Bare:    true, Least: firstYear, Most: lastYear, Hint: dateHint, Examples: []string{"2026-11-21", "2026-11", "2026"},
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

const urlHint = "write it as the browser shows it, https://…"

// ParseYAML implements strict.Scalar.
func (u *URL) ParseYAML(text string) error {
	parsed, err := url.Parse(text)
	switch {
	case err != nil || strings.ContainsAny(text, " \t<>\"'`{}|\\^"):
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("%q is not an address", text), Hint: urlHint}
	case parsed.Scheme != "https":
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("the address %q does not start with https://", text), Hint: "only https addresses are linked"}
	case parsed.Host == "" || parsed.User != nil:
		return strict.Invalid{Rule: "invalid-url", Message: fmt.Sprintf("the address %q names no host, or a user", text), Hint: urlHint}
	}
	*u = URL(text)
	return nil
}

// Form implements strict.Scalar.
func (*URL) Form() strict.Form {
	return strict.Form{
		Pattern: "^[Hh][Tt][Tt][Pp][Ss]://[^\\x00-\\x20\\x7f<>\"'`{}|\\\\^@/?#]+([/?#][^\\x00-\\x20\\x7f<>\"'`{}|\\\\^]*)?$",
		Hint:    urlHint,
	}
}
