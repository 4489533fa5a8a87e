package interview

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// width is what every terminal has.
const width = 80

// text collects what is printed next. Everything that is added goes through
// [diag.Printable], as it comes from data or from who types.
type text struct{ b strings.Builder }

// blank separates parts with an empty line.
func (t *text) blank() {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
}

// heading begins a part.
func (t *text) heading(s string) {
	t.blank()
	t.wrap("", s)
}

// line adds a line as it is, for what is copied in one piece: an address, a
// command.
func (t *text) line(indent, s string) { t.b.WriteString(indent + diag.Printable(s) + "\n") }

// wrap adds a paragraph whose first line begins with a mark; the others are
// indented as far.
func (t *text) wrap(mark, s string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(mark))
	line, used := mark, 0
	for _, word := range strings.Fields(s) {
		word = diag.Printable(word)
		switch {
		case used == 0:
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			t.b.WriteString(line + "\n")
			line = indent
		default:
			line += " "
		}
		line += word
		used++
	}
	t.b.WriteString(strings.TrimRight(line, " ") + "\n")
}

func (t *text) wrapf(mark, format string, args ...any) { t.wrap(mark, fmt.Sprintf(format, args...)) }

// shorten cuts a text between words.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	short := ""
	for _, word := range strings.Fields(s) {
		if utf8.RuneCountInString(short)+1+utf8.RuneCountInString(word) > most {
			break
		}
		short = strings.TrimLeft(short+" "+word, " ")
	}
	if short == "" {
		short = string([]rune(s)[:most-1])
	}
	return strings.TrimRight(short, ",;:.") + "…"
}
