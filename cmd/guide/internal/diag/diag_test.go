package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestPrintText(t *testing.T) {
	const file = "a.md"
	long := strings.Repeat("x", 200)
	for _, test := range []struct {
		name, source string
		d            Diagnostic
		want         string
	}{
		{
			"whole file", "text\n",
			Diagnostic{Pos: Pos{File: file}, Rule: "r", Message: "m"},
			"a.md: error: m [r]\n",
		},
		{
			"line without column", "one\ntwo\n",
			Diagnostic{Pos: Pos{file, 2, 0}, Rule: "r", Message: "m"},
			"a.md:2: error: m [r]\n    two\n",
		},
		{
			"caret and hints", "one\ntwo\n",
			Diagnostic{Pos: Pos{file, 2, 3}, Severity: Warning, Rule: "r", Message: "m", Hint: "first\nsecond"},
			"a.md:2:3: warning: m [r]\n    two\n      ^\n    hint: first\n    hint: second\n",
		},
		{
			"a tab is one column", "\t\tkey\n",
			Diagnostic{Pos: Pos{file, 1, 3}, Rule: "r", Message: "m"},
			"a.md:1:3: error: m [r]\n      key\n      ^\n",
		},
		{
			"columns count runes", "äöü x\n",
			Diagnostic{Pos: Pos{file, 1, 5}, Rule: "r", Message: "m"},
			"a.md:1:5: error: m [r]\n    äöü x\n        ^\n",
		},
		{
			"behind the end of the line", "ab\n",
			Diagnostic{Pos: Pos{file, 1, 3}, Rule: "r", Message: "m"},
			"a.md:1:3: error: m [r]\n    ab\n      ^\n",
		},
		{
			"far behind the end of the line", "ab\n",
			Diagnostic{Pos: Pos{file, 1, 9}, Rule: "r", Message: "m"},
			"a.md:1:9: error: m [r]\n    ab\n",
		},
		{
			"blank line", "a\n   \n",
			Diagnostic{Pos: Pos{file, 2, 1}, Rule: "r", Message: "m"},
			"a.md:2:1: error: m [r]\n",
		},
		{
			"line that is not there", "a\n",
			Diagnostic{Pos: Pos{file, 7, 1}, Rule: "r", Message: "m"},
			"a.md:7:1: error: m [r]\n",
		},
		{
			"start of a long line", long,
			Diagnostic{Pos: Pos{file, 1, 2}, Rule: "r", Message: "m"},
			"a.md:1:2: error: m [r]\n    " + long[:100] + "…\n     ^\n",
		},
		{
			"middle of a long line", long[:99] + "Y" + long[:99],
			Diagnostic{Pos: Pos{file, 1, 100}, Rule: "r", Message: "m"},
			"a.md:1:100: error: m [r]\n    …" + long[:49] + "Y" + long[:50] + "…\n    " + strings.Repeat(" ", 50) + "^\n",
		},
		{
			"what could rewrite a terminal", "a\x1b[2J\u202eb\n",
			Diagnostic{Pos: Pos{"\x1b]0;x\a.md", 0, 0}, Rule: "r", Message: "m\x1b[31m", Hint: "h\u202e"},
			"\uFFFD]0;x\uFFFD.md: error: m\uFFFD[31m [r]\n    hint: h\uFFFD\n",
		},
		{
			"what could rewrite a terminal, in an excerpt", "a\x1b[2J\u202eb\n",
			Diagnostic{Pos: Pos{file, 1, 1}, Rule: "r", Message: "m"},
			"a.md:1:1: error: m [r]\n    a\uFFFD[2J\uFFFDb\n    ^\n",
		},
	} {
		got := printed(t, Printer{Format: Text, Source: func(string) []byte { return []byte(test.source) }}, test.d)
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestPrintGitHub(t *testing.T) {
	for _, test := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{Pos: Pos{"a.md", 2, 3}, Rule: "dead-link", Message: "m"}, "::error file=a.md,line=2,col=3,title=dead-link::m\n"},
		{Diagnostic{Pos: Pos{File: "a.md"}, Severity: Warning, Rule: "r", Message: "m", Hint: "h"}, "::warning file=a.md,title=r::m%0Ahint: h\n"},
		{Diagnostic{Pos: Pos{"a,b:c%.md", 1, 0}, Rule: "r", Message: "50%, a: b"}, "::error file=a%2Cb%3Ac%25.md,line=1,title=r::50%25, a: b\n"},
		// A message cannot start a command of its own.
		{Diagnostic{Pos: Pos{File: "a\n::error::b"}, Rule: "r", Message: "m\n::set-env name=x::y\r"}, "::error file=a\uFFFD%3A%3Aerror%3A%3Ab,title=r::m\uFFFD::set-env name=x::y\uFFFD\n"},
	} {
		if got := printed(t, Printer{Format: GitHub}, test.d); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}

func TestPrintJSON(t *testing.T) {
	got := printed(t, Printer{Format: JSON}, Diagnostic{Pos: Pos{"a<b>.md", 1, 2}, Rule: "r", Message: "\"m\"\x1b"})
	want := `{
  "diagnostics": [
    {
      "file": "a<b>.md",
      "line": 1,
      "col": 2,
      "severity": "error",
      "rule": "r",
      "message": "\"m\"\u001b"
    }
  ]
}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func printed(t *testing.T, p Printer, d Diagnostic) string {
	t.Helper()
	var l List
	l.Add(d)
	var b strings.Builder
	if err := p.Print(&b, &l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestList adds faults in any order, and some twice.
func TestList(t *testing.T) {
	var l List
	if l.Failed() {
		t.Error("an empty list has failed")
	}
	l.Warnf(Pos{"b", 1, 1}, "r", "w")
	if l.Failed() {
		t.Error("a warning is an error")
	}
	l.Errorf(Pos{"b", 10, 1}, "r", "m")
	l.Errorf(Pos{"b", 9, 2}, "r", "m")
	l.Errorf(Pos{"b", 9, 2}, "r", "m")
	l.Errorf(Pos{"b", 9, 1}, "r", "m")
	l.Errorf(Pos{File: "a"}, "r", "m")
	var got []string
	for _, d := range l.All() {
		got = append(got, d.Pos.String())
	}
	if want := []string{"a", "b:1:1", "b:9:1", "b:9:2", "b:10:1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if errors, warnings := l.Count(); errors != 4 || warnings != 1 || !l.Failed() {
		t.Errorf("got %d errors, %d warnings", errors, warnings)
	}
	if l.Strict(); !l.Failed() {
		t.Error("strict keeps warnings")
	}
	if errors, warnings := l.Count(); errors != 5 || warnings != 0 {
		t.Errorf("strict: got %d errors, %d warnings", errors, warnings)
	}
}
