package strict

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// textColon finds a colon in text that has no quotes.
func textColon(_ []line, l line, c complaint) (slip, bool) {
	if !strings.Contains(c.message, "mapping values are not allowed") || l.key == "" || l.value == "" || c.col < l.valueCol() || strings.ContainsAny(l.value[:1], `{["'`) {
		return slip{}, false
	}
	return slip{c.line, c.col, "a colon is not possible in text without quotes", write(l.with(quote(strings.Trim(l.value, "“”„‟‘’"))), "put the text in quotes")}, true
}

// keyless finds a line that goes on with the text above without standing
// further to the right, or that lacks its key.
func keyless(lines []line, l line, c complaint) (slip, bool) {
	if strings.Contains(c.message, "could not find expected ':'") && c.opened > 0 {
		l = lines[c.opened-1]
	} else if up, ok := above(lines, l.number); ok && strings.Contains(c.message, "mapping values are not allowed") {
		l = up
	}
	if l.key != "" || l.item || l.blank() || l.value == "" || strings.ContainsAny(l.value[:1], `"'[{`) {
		return slip{}, false
	}
	if up, ok := above(lines, l.number); ok && up.value != "" && isBlockStart(up.value) && l.indent <= up.keyColumn() {
		return atColumn(l, line{indent: up.keyColumn() + 2, text: strings.Repeat(" ", up.keyColumn()+2) + "x"}), true
	}
	hint := "write its key before it: key: " + asText(l.value)
	if up, ok := above(lines, l.number); ok && strings.Contains(up.value, " ") && !strings.ContainsAny(up.value[:1], `|>[{"'`) && (up.key != "" || up.item) {
		joined := up.with(asText(up.value + " " + strings.TrimSpace(l.text)))
		hint = "if it goes on with the text above, " + write(joined, "write the whole text on one line") + "\nif it is a value of its own, write its key before it"
	}
	return slip{l.number, l.indent + 1, "this line has no key", hint}, true
}

// openBracket finds a list in [ ], or keys in { }, that do not close on their line.
func openBracket(lines []line, _ line, c complaint) (slip, bool) {
	if !strings.Contains(c.message, "did not find expected ',' or") || c.opened == 0 {
		return slip{}, false
	}
	l := lines[c.opened-1]
	if l.value == "" || strings.HasSuffix(l.value, ",") {
		return slip{}, false
	}
	ends := map[byte]string{'[': "]", '{': "}"}[l.value[0]]
	if ends == "" || strings.Count(l.value, l.value[:1]) != strings.Count(l.value, ends)+1 {
		return slip{}, false
	}
	var mended yaml.Node
	if len(l.value) > maxShown || yaml.Unmarshal([]byte("key: "+l.value+ends), &mended) != nil {
		return slip{}, false // more than the bracket is wrong
	}
	what := map[string]string{"]": "the list in [ ] is not closed", "}": "the keys in { } are not closed"}[ends]
	return slip{l.number, l.valueCol(), what, write(l.with(l.value+ends), "close it with "+ends)}, true
}

// indented finds a line that stands below a finished value, further to the right.
func indented(lines []line, l line, c complaint) (slip, bool) {
	up, ok := above(lines, l.number)
	if !ok || !strings.Contains(c.message, "mapping values are not allowed") || up.key == "" || up.value == "" || l.keyColumn() <= up.keyColumn() {
		return slip{}, false
	}
	if up.item && up.indent%2 == 1 && l.indent == up.keyColumn()+1 {
		return atColumn(up, line{indent: up.indent + 1, text: strings.Repeat(" ", up.indent+1) + "-"}), true
	}
	if before, ok := above(lines, up.number); ok && before.keyColumn() == l.keyColumn() && before.value != "" && !up.item {
		return atColumn(up, before), true // the one in the middle is odd
	}
	return atColumn(l, up), true
}

// atColumn says that a line is to begin where another one does, or would if it
// has no number.
func atColumn(l, like line) slip {
	to, side := like.keyColumn(), "left"
	if l.item {
		to = like.indent
	}
	if l.indent > to {
		side = "right"
	}
	first := strings.TrimSpace(l.text)
	if r := []rune(first); len(r) > 40 {
		first = string(r[:40]) + "…"
	}
	as := ""
	if like.number > 0 {
		as = fmt.Sprintf(", as for line %d", like.number)
	}
	return slip{
		l.number, l.indent + 1, "this line stands too far to the " + side,
		fmt.Sprintf("put %s before it%s: %s", spaces(to), as, strings.Repeat(" ", to)+first),
	}
}

// misaligned finds a line that stands at no place where one above it stands.
func misaligned(lines []line, l line, c complaint) (slip, bool) {
	if !strings.Contains(c.message, "did not find expected") || l.key == "" && !l.item {
		return slip{}, false
	}
	var open []line // those that this one could stand below, nearest first
	left := 1 << 30
	for up, ok := above(lines, l.number); ok; up, ok = above(lines, up.number) {
		column := up.keyColumn()
		if l.item {
			column = up.indent
		}
		if up.indent < left && up.item == l.item || column < left && !l.item {
			open = append(open, up)
		}
		if left = min(left, up.indent); left == 0 {
			break
		}
	}
	if closed, like, ok := closedTooEarly(lines, l); ok {
		return atColumn(closed, like), true
	}
	at := func(up line) int {
		if l.item {
			return up.indent
		}
		return up.keyColumn()
	}
	if len(open) == 0 || slices.ContainsFunc(open, func(up line) bool { return at(up) == l.indent }) {
		return slip{}, false
	}
	distance := func(up line) int { return max(at(up)-l.indent, l.indent-at(up)) }
	best := open[0]
	for _, up := range open {
		if distance(up) < distance(best) {
			best = up
		}
	}
	return atColumn(l, best), true
}

// closedTooEarly finds a key that stands too far to the left and so ends the
// mapping that this line goes on with: the level was open above that key.
func closedTooEarly(lines []line, l line) (closed, like line, ok bool) {
	closed, ok = above(lines, l.number)
	for ok && closed.indent >= l.indent {
		closed, ok = above(lines, closed.number)
	}
	if !ok || closed.value != "" || closed.item || l.item {
		return line{}, line{}, false
	}
	if before, there := above(lines, closed.number); there && before.key != "" && before.value == "" && before.indent == closed.indent {
		return closed, l, true // nothing stands below the key above, which has nothing else
	}
	for like, ok = above(lines, closed.number); ok && like.indent > closed.indent; like, ok = above(lines, like.number) {
		if like.indent == l.indent && !like.item {
			return closed, like, true
		}
	}
	return line{}, line{}, false
}
