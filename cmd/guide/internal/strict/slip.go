package strict

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// slip is a mistake in the form of a document, with the place where it is to
// be mended. The parser stumbles behind it, often a line later.
type slip struct {
	line, col     int
	message, hint string
}

// complaint is where and about what the parser complains.
type complaint struct {
	message   string
	line, col int // where it gave up
	opened    int // the line on which it began with what it could not finish, or 0
}

// findSlip looks for the mistake behind a complaint: in the line of the
// complaint, in the one above, and in the one where the parser began.
func findSlip(src []byte, c complaint) (slip, bool) {
	lines := linesOf(src)
	here := lineAt(lines, c.line)
	c.line = here.number
	if c.opened > len(lines) {
		c.opened = 0
	}
	suspects := []line{here}
	up, hasUp := above(lines, c.line)
	if hasUp {
		suspects = append(suspects, up)
	}
	if 0 < c.opened && c.opened < c.line && (!hasUp || c.opened != up.number) {
		suspects = append(suspects, lines[c.opened-1])
	}
	for _, l := range suspects {
		for _, look := range looks {
			if s, found := look(l); found {
				return s, true
			}
		}
	}
	for _, look := range []func([]line, line, complaint) (slip, bool){openBracket, textColon, keyless, indented, misaligned} {
		if s, found := look(lines, here, c); found {
			return s, true
		}
	}
	return slip{}, false
}

// looks are the mistakes that a single line shows.
var looks = []func(line) (slip, bool){oddIndent, mergeMark, codeFence, oddColon, tightHyphen, bullet, textBehind, oddStart, openQuote}

// oddBlanks look like spaces, and are none to YAML.
const oddBlanks = "\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"

var indentOdd = regexp.MustCompile(`^( *)([` + oddBlanks + `][ ` + oddBlanks + `]*)`)

// oddIndent finds indentation that was copied from a web page or a chat.
func oddIndent(l line) (slip, bool) {
	m := indentOdd.FindStringSubmatch(l.text)
	if m == nil {
		return slip{}, false
	}
	width := utf8.RuneCountInString(m[0])
	return slip{
		l.number, len(m[1]) + 1, "the line begins with something that looks like a space and is none (a non-breaking space)",
		fmt.Sprintf("delete what stands before the first word, and type %s", spaces(width)),
	}, true
}

func spaces(n int) string {
	switch n {
	case 0:
		return "no space"
	case 1:
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}

func mergeMark(l line) (slip, bool) {
	if l.text != "=======" {
		return slip{}, false
	}
	return slip{l.number, 1, "the mark of an unfinished merge stands here", "choose one of the two sides and delete this line"}, true
}

// codeFence finds what comes along when an answer is copied from a chat.
func codeFence(l line) (slip, bool) {
	if !strings.HasPrefix(strings.TrimSpace(l.text), "``") {
		return slip{}, false
	}
	return slip{l.number, l.indent + 1, "backticks belong around code in articles, not into data", "delete this line"}, true
}

var (
	noSpace    = regexp.MustCompile(`^( *(?:- +)*)([A-Za-z_][A-Za-z0-9_-]*)(:)([^\s:/].*)$`)
	otherColon = regexp.MustCompile(`^( *(?:- +)*)([A-Za-z_][A-Za-z0-9_-]*) *(：|=) *(.*)$`)
)

// oddColon finds a key that YAML does not take for one.
func oddColon(l line) (slip, bool) {
	if m := noSpace.FindStringSubmatchIndex(l.text); m != nil {
		value := strings.TrimLeft(l.text[m[8]:], "\u00a0\u200b ")
		what := "there is no space behind the colon"
		if value != l.text[m[8]:] {
			what = "the space behind the colon is none to YAML (a non-breaking space)"
		}
		return slip{l.number, l.col(m[7]), what, write(l.text[m[4]:m[5]]+": "+value, "type a space behind the colon")}, true
	}
	if m := otherColon.FindStringSubmatchIndex(l.text); m != nil {
		return slip{
			l.number, l.col(m[6]), fmt.Sprintf("a key ends with a colon, not with %q", l.text[m[6]:m[7]]),
			write(l.text[m[4]:m[5]]+": "+l.text[m[8]:], "write a colon and a space"),
		}, true
	}
	return slip{}, false
}

var tight = regexp.MustCompile(`^( *)-([^\s-].*)$`)

func tightHyphen(l line) (slip, bool) {
	m := tight.FindStringSubmatch(l.text)
	if m == nil {
		return slip{}, false
	}
	return slip{l.number, len(m[1]) + 1, "there is no space behind the hyphen", write("- "+m[2], "type a space behind the hyphen")}, true
}

// bullets are what other programs put before the items of a list.
const bullets = "•·‣▪◦●*–—"

var bulleted = regexp.MustCompile(`^( *)([` + bullets + `])[\s\x{00a0}]+(.*)$`)

func bullet(l line) (slip, bool) {
	m := bulleted.FindStringSubmatch(l.text)
	if m == nil {
		return slip{}, false
	}
	return slip{l.number, len(m[1]) + 1, fmt.Sprintf("a list item begins with a hyphen, not with %q", m[2]), write("- "+m[3], "write a hyphen and a space")}, true
}
