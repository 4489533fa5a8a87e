package serve

import (
	"fmt"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func TestReport(t *testing.T) {
	at := func(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }
	got := NewReport([]diag.Diagnostic{
		{Pos: at("a.md", 1, 1), Severity: diag.Warning, Rule: "w", Message: "doubtful"},
		{Pos: at("b.md", 2, 5), Rule: "r", Message: "bad\x1b[2J", Hint: "first\nsecond\u202e"},
		{Pos: at("c\n.md", 9, 1), Rule: "r", Message: strings.Repeat("é", 2000)},
	}, func(file string) []byte { return []byte("one\n\ttwo <b>\n") })
	if got.Errors != 2 || got.Warnings != 1 || len(got.Faults) != 3 {
		t.Fatalf("%+v", got)
	}
	want := fault{"error", "b.md:2:5", "r", "bad\uFFFD[2J", "first\nsecond\uFFFD", " two <b>\n    ^"}
	if got.Faults[0] != want {
		t.Errorf("got  %+v\nwant %+v", got.Faults[0], want)
	}
	long := got.Faults[1]
	if long.At != "c\uFFFD.md:9:1" || long.Excerpt != "" || long.Message != strings.Repeat("é", maxText/2)+"…" {
		t.Errorf("a long message: %+v", long)
	}
	if got.Faults[2].Severity != "warning" {
		t.Errorf("errors do not come first: %+v", got.Faults)
	}
}

// TestReportSize holds that a flood of faults is cut, the errors last.
func TestReportSize(t *testing.T) {
	var all []diag.Diagnostic
	for i := range 10_000 {
		all = append(all, diag.Diagnostic{
			Pos: diag.Pos{File: strings.Repeat("f", 10_000), Line: 1, Col: i}, Severity: diag.Severity(1 - i/9990),
			Rule: "r", Message: strings.Repeat("<", 10_000), Hint: strings.Repeat("\x00\n", 10_000),
		})
	}
	asked := 0
	r := NewReport(all, func(string) []byte {
		asked++
		return []byte(strings.Repeat("\x00", 100_000))
	})
	if r.Errors != 10 || r.Warnings != 9990 || len(r.Faults) != maxFaults || r.Left() != 9900 || r.Faults[9].Severity != "error" || r.Faults[10].Severity != "warning" {
		t.Errorf("%d errors, %d warnings, %d shown", r.Errors, r.Warnings, len(r.Faults))
	}
	if asked != 1 {
		t.Errorf("the source was asked for %d times", asked)
	}
	if size := len(encode(r)); size > 2<<20 {
		t.Errorf("a report of %d bytes", size)
	}
	s := New(nil)
	s.Report(r)
	if got := ask(s, "GET", "/"); got.Code != 503 || !strings.Contains(got.Body.String(), "9900 more are not shown") {
		t.Errorf("%d %.100s", got.Code, got.Body)
	}
	if s.Report(Report{}); strings.Contains(ask(s, "GET", "/").Body.String(), "<ol") {
		t.Error("a report that is over is still shown")
	}
}

// TestMoments holds that each change is one moment with a number of its own.
func TestMoments(t *testing.T) {
	s := New(nil)
	var seen []string
	note := func() { e := s.event(s.now.Load()); seen = append(seen, fmt.Sprintf("%d.%d", e.Build, e.Report)) }
	note()
	s.Report(Report{Errors: 1})
	note()
	s.Show(fake{})
	note()
	s.Report(Report{})
	note()
	s.Report(Report{})
	note()
	if got := strings.Join(seen, " "); got != "0.0 0.1 1.1 1.2 1.2" {
		t.Errorf("got %s", got)
	}
	if s.id == New(nil).id {
		t.Error("two servers have the same name")
	}
}
