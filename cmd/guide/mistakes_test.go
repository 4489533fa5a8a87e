package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var diagnosticLine = regexp.MustCompile(`^(\S.*?)(?::[0-9]+)?: (?:error|warning): (.*) \[[a-z0-9-]+\]$`)

// TestMistakes holds that the first thing a beginner reads about a mistake names
// the line where it is to be mended and says what to write there, and that one
// mistake is one message. That the program prints it is for the scripts to hold.
func TestMistakes(t *testing.T) {
	listed := map[string]bool{}
	for _, m := range mistakes {
		if listed[m.script] {
			t.Errorf("%s is listed twice", m.script)
		}
		listed[m.script] = true
		report := wanted(t, m.script)
		if len(report) == 0 {
			t.Errorf("%s: the script expects no message", m.script)
			continue
		}
		first := report[0]
		if first.place != m.place {
			t.Errorf("%s: the first message about %s names %s, want %s", m.script, m.what, first.place, m.place)
		}
		if len(first.hints) == 0 || first.hints[0] != m.correction {
			t.Errorf("%s: the first message about %s says %q, want %q", m.script, m.what, first.hints, m.correction)
		}
		if reason := follow[m.script]; (len(report) > 1) != (reason != "") {
			t.Errorf("%s: %d messages about %s; the reason is %q", m.script, len(report), m.what, reason)
		}
	}
	scripts, err := filepath.Glob("testdata/script/mistake_*.txtar")
	if err != nil || len(mistakes) < 20 {
		t.Fatalf("%d mistakes are listed, %v", len(mistakes), err)
	}
	for _, s := range scripts {
		if name := strings.TrimSuffix(filepath.Base(s), ".txtar"); !listed[name] {
			t.Errorf("%s is not in the list of mistakes", name)
		}
	}
}

// printed is a diagnostic as it is printed.
type printed struct {
	place string // without the column
	hints []string
}

// wanted gives the messages that a script expects.
func wanted(t *testing.T, script string) []printed {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "script", script+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	_, want, _ := strings.Cut(string(data), "\n-- want --\n")
	var report []printed
	for line := range strings.Lines(want) {
		line = strings.TrimRight(line, "\n")
		if m := diagnosticLine.FindStringSubmatch(line); m != nil {
			report = append(report, printed{place: m[1]})
		} else if hint, ok := strings.CutPrefix(line, "    hint: "); ok && len(report) > 0 {
			last := &report[len(report)-1]
			last.hints = append(last.hints, hint)
		}
	}
	return report
}
