package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// mendedDate says how to write what somebody wrote in place of a date: the date
// itself, wherever it can be read without guessing.
func mendedDate(text string) string {
	text = strings.Join(strings.Fields(strings.Map(plainDash, text)), " ")
	if m := numericDate.FindStringSubmatch(text); m != nil {
		return numericHint(m)
	}
	if m := slashed.FindStringSubmatch(text); m != nil {
		return slashedHint(m)
	}
	worded := ordinal.ReplaceAllString(strings.NewReplacer(",", " ", ".", " ").Replace(text), "$1")
	worded = strings.Join(strings.Fields(worded), " ")
	for _, layout := range []string{"2 January 2006", "January 2 2006", "2 Jan 2006", "Jan 2 2006", "2006 January 2", "2006 Jan 2"} {
		if t, err := time.Parse(layout, worded); err == nil {
			return "write: " + t.Format(time.DateOnly)
		}
	}
	for _, layout := range []string{"January 2006", "Jan 2006"} {
		if t, err := time.Parse(layout, worded); err == nil {
			return "write: " + t.Format("2006-01")
		}
	}
	if relative[strings.ToLower(text)] {
		return "write the day itself, so that it stays true: year, month and day, as in 2026-11-21"
	}
	return dateHint
}

var (
	numericDate = regexp.MustCompile(`^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2})(?:[T ].*)?)?$`)
	slashed     = regexp.MustCompile(`^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$`)
	ordinal     = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	relative    = map[string]bool{"today": true, "yesterday": true, "now": true, "this week": true, "last week": true, "this month": true, "last month": true, "recently": true}
)

// plainDash makes hyphens of the dashes that word processors write.
func plainDash(r rune) rune {
	if 0x2010 <= r && r <= 0x2015 || r == 0x2212 {
		return '-'
	}
	return r
}

// numericHint mends a date that begins with its year.
func numericHint(m []string) string {
	year, month := number(m[1]), number(m[2])
	switch {
	case month < 1 || month > 12:
		return fmt.Sprintf("there is no month %d; write year, month and day, as in 2026-11-21", month)
	case m[3] == "":
		return fmt.Sprintf("write: %04d-%02d", year, month)
	}
	if date, ok := written(year, month, number(m[3])); ok {
		return "write: " + date
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return fmt.Sprintf("%s %d has %d days", time.Month(month), year, last)
}

// slashedHint mends a date that ends with its year. Where day and month could be
// either, both are shown.
func slashedHint(m []string) string {
	first, second, year := number(m[1]), number(m[2]), number(m[3])
	monthFirst, one := written(year, first, second)
	dayFirst, other := written(year, second, first)
	switch {
	case one && other && monthFirst != dayFirst:
		return fmt.Sprintf("write %s for %s, or %s for %s", dayFirst, long(dayFirst), monthFirst, long(monthFirst))
	case one:
		return "write: " + monthFirst
	case other:
		return "write: " + dayFirst
	}
	return dateHint
}

func written(year, month, day int) (string, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Year() == year && int(t.Month()) == month && t.Day() == day
}

func long(date string) string {
	var d Date
	_ = d.ParseYAML(date) // written gives dates of the calendar
	return d.Long()
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // at most four digits
	return n
}
