package serve

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Report is what is wrong, ready to be shown. The zero value says that nothing
// is.
type Report struct {
	Errors   int     `json:"errors"`
	Warnings int     `json:"warnings"`
	Faults   []fault `json:"faults"` // the first of them, errors before warnings
}

// fault is a diagnostic as pages show it.
type fault struct {
	Severity string `json:"severity"`
	At       string `json:"at"` // file:line:col
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Excerpt  string `json:"excerpt"` // the source line and, below it, a caret
}

const (
	maxFaults = 100  // who has more of them starts with the first
	maxText   = 1000 // bytes of a line
	maxLines  = 20   // of a hint
)

// NewReport makes a report of sorted diagnostics. source gives the bytes of a
// source file, for the excerpts.
func NewReport(all []diag.Diagnostic, source func(file string) []byte) Report {
	var r Report
	var shown, warnings []diag.Diagnostic
	for _, d := range all {
		if d.Severity == diag.Error {
			shown = append(shown, d)
		} else {
			warnings = append(warnings, d)
		}
	}
	r.Errors, r.Warnings = len(shown), len(warnings)
	shown = append(shown, warnings...)
	shown = shown[:min(len(shown), maxFaults)]
	for i, e := range (diag.Printer{Source: source}).Excerpts(shown) {
		d := shown[i]
		if e.Caret >= 0 {
			e.Line += "\n" + strings.Repeat(" ", e.Caret) + "^"
		}
		r.Faults = append(r.Faults, fault{
			d.Severity.String(), shownLine(d.Pos.String()), shownLine(d.Rule), shownLine(d.Message), shownLines(d.Hint), e.Line,
		})
	}
	return r
}

// shownLine is text that cannot hide what it says, and not too much of it. It
// is not escaped: pages show it as text.
func shownLine(s string) string {
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "") + "…"
	}
	return diag.Printable(s)
}

// shownLines is shownLine for text that may have several lines.
func shownLines(s string) string {
	lines := strings.SplitN(s, "\n", maxLines+1)
	lines = lines[:min(len(lines), maxLines)]
	for i, line := range lines {
		lines[i] = shownLine(line)
	}
	return strings.Join(lines, "\n")
}

// empty reports whether nothing is wrong.
func (r Report) empty() bool { return r.Errors+r.Warnings == 0 }

// Left is how many faults are not shown.
func (r Report) Left() int { return r.Errors + r.Warnings - len(r.Faults) }
