package impact

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Text writes the report for a terminal.
func (r *Report) Text(w io.Writer) error {
	p := printer{form: text{}, most: 50}
	return p.print(w, r)
}

// Markdown writes the report for a comment on a pull request. What comes from data
// and from names of files stands in code, where it can neither link nor call anybody,
// and the whole is bounded.
func (r *Report) Markdown(w io.Writer) error {
	p := printer{form: markdown{}, most: 30, bound: 60_000} // a comment holds 65,536 characters
	return p.print(w, r)
}

// form is how a report looks.
type form interface {
	title(s string) string
	heading(s string) string
	item(s string) string  // of a list
	under(s string) string // below an item
	code(s string) string  // what comes from the guide
	block(s string) string // lines that somebody else has set
}

// printer writes the sections of a report one after the other.
type printer struct {
	form
	most  int // items of a list that are shown
	bound int // bytes, or 0
	out   bytes.Buffer
	part  bytes.Buffer // the section that is being written
}

func (p *printer) print(w io.Writer, r *Report) error {
	p.report(r)
	_, err := w.Write(p.out.Bytes())
	return err
}

// maxQuoted bounds what is quoted of the guide's sentences.
const maxQuoted = 300

// quote shows a sentence of the guide.
func (p *printer) quote(s string) string {
	if utf8.RuneCountInString(s) > maxQuoted {
		s = string([]rune(s)[:maxQuoted]) + "…"
	}
	return p.code(s)
}

// line writes one line of its own.
func (p *printer) line(s string) { p.part.WriteString(s + "\n") }

// list writes the items of a section; of many, the first.
func list[T any](p *printer, items []T, show func(T) string) { listAs(p, p.item, items, show) }

func listAs[T any](p *printer, item func(string) string, items []T, show func(T) string) {
	for i, one := range items {
		if i == p.most {
			p.line(item(fmt.Sprintf("… and %d more; the report as JSON has all", len(items)-i)))
			return
		}
		p.line(item(show(one)))
	}
}

// section begins a part of the report.
func (p *printer) section(title string) {
	p.flush()
	p.line("")
	p.line(p.heading(title))
}

// flush ends a part of the report, and leaves it out where there is no room for it.
func (p *printer) flush() {
	const left = "(A part of the report is too long for this place; the report as JSON has it.)\n"
	if p.bound > 0 && p.out.Len()+p.part.Len() > p.bound-len(left) {
		p.part.Reset()
		if !bytes.HasSuffix(p.out.Bytes(), []byte(left)) {
			p.part.WriteString("\n" + left)
		}
	}
	p.out.Write(p.part.Bytes())
	p.part.Reset()
}

// text is the form for a terminal.
type text struct{}

func (text) title(s string) string   { return s }
func (text) heading(s string) string { return s }
func (text) item(s string) string    { return "  " + strings.ReplaceAll(s, "\n", "\n      ") }
func (text) under(s string) string   { return "    " + s }
func (text) code(s string) string    { return diag.Printable(s) }
func (text) block(s string) string   { return s }

// markdown is the form for comments.
type markdown struct{}

func (markdown) title(s string) string   { return "## " + s }
func (markdown) heading(s string) string { return "### " + s }
func (markdown) item(s string) string    { return "- " + strings.ReplaceAll(s, "\n", "  \n  ") }
func (markdown) under(s string) string   { return "  - " + s }

// code puts a text between more backticks than it holds side by side.
func (markdown) code(s string) string {
	if s = diag.Printable(strings.ReplaceAll(s, "\n", " ")); strings.TrimSpace(s) == "" {
		return "(nothing)"
	}
	fence := strings.Repeat("`", longestRun(s)+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

func (markdown) block(s string) string {
	fence := strings.Repeat("`", max(3, longestRun(s)+1))
	return fence + "text\n" + strings.TrimSuffix(s, "\n") + "\n" + fence
}

// longestRun counts the backticks that stand side by side.
func longestRun(s string) (longest int) {
	run := 0
	for _, r := range s {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
