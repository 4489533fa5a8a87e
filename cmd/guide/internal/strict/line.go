package strict

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// line is a line of a document as an editor sees it: how far it stands to the
// right, and the key and the value that it seems to have.
type line struct {
	number int
	text   string
	indent int    // spaces before it
	item   bool   // begins with a hyphen and a space
	key    string // "" when it has none
	value  string // behind the key, or behind the hyphen
}

var lineForm = regexp.MustCompile(`^( *)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s:"'{}\[\],#&*!|>@%-][^:{}\[\]"']*?):(?: +|$))?(.*)$`)

// linesOf cuts a document into lines.
func linesOf(src []byte) []line {
	var all []line
	for i, text := range strings.Split(strings.TrimSuffix(string(src), "\n"), "\n") {
		m := lineForm.FindStringSubmatch(text)
		all = append(all, line{i + 1, text, len(m[1]), m[2] != "", m[3], strings.TrimRight(m[4], " ")})
	}
	return all
}

// lineAt gives a line by its number. The parser also counts line ends that are
// none in a file of the guide: then the last line stands in.
func lineAt(lines []line, number int) line { return lines[min(max(number, 1), len(lines))-1] }

// blank reports whether there is nothing to read on a line.
func (l line) blank() bool {
	text := strings.TrimSpace(l.text)
	return text == "" || strings.HasPrefix(text, "#")
}

// keyColumn is where the line's key stands, counted in spaces.
func (l line) keyColumn() int {
	rest := l.text[l.indent:]
	for strings.HasPrefix(rest, "-") {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	return len(l.text) - len(rest)
}

// col is the column of a byte of the line.
func (l line) col(offset int) int { return utf8.RuneCountInString(l.text[:offset]) + 1 }

// valueCol is the column of the value.
func (l line) valueCol() int {
	return l.col(len(strings.TrimRight(l.text, " ")) - len(l.value))
}

// with writes the line with another value, without what stands before it.
func (l line) with(value string) string {
	switch {
	case l.key != "" && l.item:
		return "- " + l.key + ": " + value
	case l.key != "":
		return l.key + ": " + value
	case l.item:
		return "- " + value
	}
	return value
}

// above gives the next line upwards that has something to read, if any.
func above(lines []line, number int) (line, bool) {
	for i := number - 2; i >= 0; i-- {
		if !lines[i].blank() {
			return lines[i], true
		}
	}
	return line{}, false
}

// quote puts text in quotes that it does not hold itself, if possible.
func quote(text string) string {
	switch {
	case !strings.ContainsAny(text, `"\`):
		return `"` + text + `"`
	case !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// maxShown is how long a corrected text may be to be written out in a hint.
const maxShown = 300

// write is the hint that shows a corrected line, or another one when the line
// is too long to be shown.
func write(corrected, otherwise string) string {
	if utf8.RuneCountInString(corrected) > maxShown {
		return otherwise
	}
	return "write: " + corrected
}

// asText writes a value so that YAML reads it as text: in quotes where it needs them.
func asText(value string) string {
	if value == "" || needsQuotes.MatchString(value) || looksBoolean(value) {
		return quote(value)
	}
	return value
}

var needsQuotes = regexp.MustCompile(`^[-?:,\[\]{}#&*!|>'"%@` + "`" + `0-9. ~]|: |:$| #|^null$|[,\[\]{}]`)
