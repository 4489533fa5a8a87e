package strict

import (
	"strings"
)

// textBehind finds a value that goes on behind its closing quote or bracket:
// the text holds a quote itself, or begins with a word in quotes or brackets.
func textBehind(l line) (slip, bool) {
	end := closing(l.value)
	if end < 0 {
		return slip{}, false
	}
	rest := strings.TrimLeft(l.value[end+1:], " ")
	if rest == "" || strings.ContainsAny(rest[:1], "#,:]}") {
		return slip{}, false
	}
	what, text := "the text goes on behind its closing quote", l.value
	switch first := l.value[0]; {
	case first == '[' || first == '{':
		what = "the text goes on behind the closing bracket"
	case len(text) > 1 && text[len(text)-1] == first && strings.Count(l.value[end:], string(first)) > 1:
		text = text[1 : len(text)-1] // it is quoted as a whole, and holds the quote once more
	}
	return slip{
		l.number, l.valueCol() + len([]rune(l.value[:end])), what,
		write(l.with(quote(strings.ReplaceAll(text, "''", "'"))), "put the whole text in quotes that it does not hold itself"),
	}, true
}

// closing gives where the quote or bracket that a value begins with closes, or -1.
func closing(value string) int {
	if value == "" {
		return -1
	}
	switch value[0] {
	case '"':
		for i := 1; i < len(value); i++ {
			switch value[i] {
			case '\\':
				i++
			case '"':
				return i
			}
		}
	case '\'':
		for i := 1; i < len(value); i++ {
			if value[i] == '\'' {
				if i+1 == len(value) || value[i+1] != '\'' {
					return i
				}
				i++
			}
		}
	case '[':
		if !strings.ContainsAny(value, `"'`) && strings.Count(value, "[") == strings.Count(value, "]") {
			return strings.LastIndexByte(value, ']')
		}
	}
	return -1
}

// oddStart finds text that begins with a sign that means something to YAML.
func oddStart(l line) (slip, bool) {
	v := l.value
	if v == "" || !strings.ContainsAny(v[:1], "@`%*&!|>,?") || isBlockStart(v) {
		return slip{}, false
	}
	return slip{
		l.number, l.valueCol(), "text that begins with " + v[:1] + " needs quotes",
		write(l.with(quote(v)), "put the text in quotes"),
	}, true
}

// isBlockStart reports whether a value says that a block of text follows.
func isBlockStart(v string) bool {
	return strings.ContainsAny(v[:1], "|>") && strings.Trim(v[1:], "+-0123456789") == ""
}

// openQuote finds a quote that does not close on its line.
func openQuote(l line) (slip, bool) {
	if l.value == "" {
		return slip{}, false
	}
	switch first := l.value[0]; {
	case first == '"' && strings.Count(l.value, `"`) == 1 && !strings.Contains(l.value, `\`), first == '\'' && strings.Count(l.value, "'") == 1:
		return slip{l.number, l.valueCol(), "a quote is not closed", write(l.with(l.value+string(first)), "write the same quote at the end of the text")}, true
	case (first == '{' || first == '[') && strings.Count(l.value, `"`)%2 == 1:
		at := unclosed(l.value)
		return slip{l.number, l.valueCol() + len([]rune(l.value[:at])), "a quote is not closed", "write the same quote where this text ends, before the next comma or bracket"}, true
	}
	return slip{}, false
}

// unclosed gives the quote on a line of { } or [ ] that runs over the end of
// its text: what it would hold has the signs that separate texts.
func unclosed(value string) int {
	parts := strings.Split(value, `"`)
	at := len(parts[0])
	for i := 1; i < len(parts); i += 2 {
		if strings.ContainsAny(parts[i], "}]") || strings.Contains(parts[i], ": ") || i+1 == len(parts) {
			return at
		}
		at += len(parts[i]) + 2
		if i+1 < len(parts) {
			at += len(parts[i+1])
		}
	}
	return 0
}
