package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// Format names a way to print diagnostics.
type Format string

const (
	Text   Format = "text"   // for people: place, message, source line, caret, hint
	JSON   Format = "json"   // one object with an array, for programs
	GitHub Format = "github" // workflow commands that annotate the lines of a pull request
)

// Printer writes diagnostics.
type Printer struct {
	Format Format                   // required
	Source func(file string) []byte // optional: the bytes of a source file, for the excerpt

	memo *memo
}

// memo keeps a report on a file of many faults from cutting the file, or one of
// its lines, again for each.
type memo struct {
	lines map[string][]string // of the files that were asked for
	last  Pos                 // the line that was asked for last
	runes []rune
}

// Print writes all diagnostics of the list to w.
func (p Printer) Print(w io.Writer, l *List) error {
	all := l.All()
	p.memo = &memo{lines: map[string][]string{}}
	if p.Format == JSON {
		return printJSON(w, all)
	}
	for _, d := range all {
		text := ""
		if p.Format == GitHub {
			text = annotation(d)
		} else {
			text = p.text(d)
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

func (p Printer) text(d Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", Printable(d.Pos.String()), d.Severity, Printable(d.Message), d.Rule)
	if e := p.excerpt(d.Pos); e.Line != "" {
		fmt.Fprintf(&b, "    %s\n", e.Line)
		if e.Caret >= 0 {
			fmt.Fprintf(&b, "    %s^\n", strings.Repeat(" ", e.Caret))
		}
	}
	for line := range strings.Lines(d.Hint) {
		fmt.Fprintf(&b, "    hint: %s\n", Printable(strings.TrimRight(line, "\n")))
	}
	return b.String()
}

// Excerpt is the part of a source line that is shown below a diagnostic.
type Excerpt struct {
	Line  string // empty when there is nothing to show
	Caret int    // how many characters to its right the caret stands, or -1
}

// Excerpts gives the excerpts of diagnostics, as [Printer.Print] shows them.
func (p Printer) Excerpts(all []Diagnostic) []Excerpt {
	p.memo = &memo{lines: map[string][]string{}}
	excerpts := make([]Excerpt, len(all))
	for i, d := range all {
		excerpts[i] = p.excerpt(d.Pos)
	}
	return excerpts
}

func (p Printer) excerpt(at Pos) Excerpt {
	line, ok := p.line(at)
	if !ok {
		return Excerpt{Caret: -1}
	}
	shown, caret := window(line, at.Col)
	return Excerpt{shown, caret}
}

func (p Printer) line(at Pos) ([]rune, bool) {
	if p.Source == nil || at.Line == 0 {
		return nil, false
	}
	m, line := p.memo, Pos{File: at.File, Line: at.Line}
	if m.last != line {
		lines, known := m.lines[at.File]
		if !known {
			lines = slices.Collect(strings.Lines(string(p.Source(at.File))))
			m.lines[at.File] = lines
		}
		m.last, m.runes = line, nil
		if at.Line <= len(lines) {
			m.runes = []rune(strings.TrimRight(lines[at.Line-1], "\r\n"))
		}
	}
	return m.runes, slices.ContainsFunc(m.runes, func(r rune) bool { return !unicode.IsSpace(r) })
}

// maxExcerpt bounds the part of a source line that is shown.
const maxExcerpt = 100

// window cuts the shown part of a line around the column and says how many
// cells to its right the caret stands, or -1 for none.
func window(line []rune, col int) (string, int) {
	start := 0
	if col > maxExcerpt*3/4 {
		start = min(col-maxExcerpt/2, len(line))
	}
	shown := line[start:min(len(line), start+maxExcerpt)]
	text := Printable(strings.ReplaceAll(string(shown), "\t", " "))
	if start > 0 {
		text = "…" + text
	}
	if start+len(shown) < len(line) {
		text += "…"
	}
	switch {
	case col == 0 || col > len(line)+1:
		return text, -1
	case start > 0:
		return text, col - start
	}
	return text, col - 1
}

// Printable replaces what could rewrite a terminal or hide in a log (control
// characters, escape sequences, bidirectional overrides) with the replacement
// character. File names and source lines come from strangers.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) && r != ' ' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// annotation is a workflow command; its escapes are those of the runner's
// documentation.
func annotation(d Diagnostic) string {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	where := "file=" + property.Replace(Printable(d.File))
	if d.Line > 0 {
		where += fmt.Sprintf(",line=%d", d.Line)
	}
	if d.Col > 0 {
		where += fmt.Sprintf(",col=%d", d.Col)
	}
	message := Printable(d.Message)
	if d.Hint != "" {
		for line := range strings.Lines(d.Hint) {
			message += "\nhint: " + Printable(strings.TrimRight(line, "\n"))
		}
	}
	return fmt.Sprintf("::%s %s,title=%s::%s\n", d.Severity, where, property.Replace(d.Rule), data.Replace(message))
}

func printJSON(w io.Writer, all []Diagnostic) error {
	type object struct {
		File     string `json:"file"`
		Line     int    `json:"line,omitempty"`
		Col      int    `json:"col,omitempty"`
		Severity string `json:"severity"`
		Rule     string `json:"rule"`
		Message  string `json:"message"`
		Hint     string `json:"hint,omitempty"`
	}
	out := make([]object, len(all))
	for i, d := range all {
		out[i] = object{d.File, d.Line, d.Col, d.Severity.String(), d.Rule, d.Message, d.Hint}
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Diagnostics []object `json:"diagnostics"`
	}{out})
}
