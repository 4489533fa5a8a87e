package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

// unescape gives the text that Markdown means: backslashes before punctuation
// are gone, entities are characters. Both are done in one pass, since
// \&amp; means &amp; and not &.
func unescape(raw []byte) string {
	if !hasEscapes(raw) {
		return string(raw)
	}
	return string(appendUnescaped(nil, raw))
}

func hasEscapes(raw []byte) bool {
	return bytes.IndexByte(raw, '\\') >= 0 || bytes.IndexByte(raw, '&') >= 0
}

func appendUnescaped(text, raw []byte) []byte {
	if !hasEscapes(raw) {
		return append(text, raw...)
	}
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw) && isPunct(raw[i+1]):
			i++
			text = append(text, raw[i])
		case c == '&':
			decoded, size := entity(raw[i:])
			text = append(text, decoded...)
			i += size - 1
		default:
			text = append(text, c)
		}
	}
	return text
}

// maxEntity is the length of the longest entity that the pattern takes.
const maxEntity = 34

// entities are what CommonMark takes for one. HTML's own rules are wider.
var entities = regexp.MustCompile(`^&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)

// entity reads the entity at the start of raw. An ampersand that starts none
// stands for itself.
func entity(raw []byte) (text string, size int) {
	written := entities.Find(raw[:min(len(raw), maxEntity)])
	decoded := html.UnescapeString(string(written))
	// A name that nobody knows comes back as it was, or with the start that
	// somebody does know replaced.
	if written != nil && (!strings.HasSuffix(decoded, ";") || decoded == ";") {
		return decoded, len(written)
	}
	return "&", 1
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func isPunct(c byte) bool {
	return ' ' < c && c < utf8.RuneSelf-1 && !isAlphanumeric(c)
}

// appendText appends text as HTML. Runs of blanks become one, as in a browser,
// also where goldmark cut the text between them: then blank says that one stands
// before the text. Control characters, which HTML does not allow, become the
// replacement character.
func appendText[T string | []byte](out []byte, text T, blank bool) []byte {
	from := 0 // of what is not written yet
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c > ' ' && escapes[c] == "" {
			blank = false
			continue
		}
		switch written := escapes[c]; {
		case c == ' ' && !blank:
			blank = true
		case c == ' ' || c == '\t':
			out = append(out, text[from:i]...)
			if !blank {
				out = append(out, ' ')
			}
			from, blank = i+1, true
		case written != "":
			out = append(append(out, text[from:i]...), written...)
			from, blank = i+1, false
		default:
			blank = false
		}
	}
	return append(out, text[from:]...)
}

// appendCode appends code as HTML and keeps its blanks.
func appendCode[T string | []byte](out []byte, code T) []byte {
	from := 0
	for i := 0; i < len(code); i++ {
		if written := escapes[code[i]]; written != "" {
			out = append(append(out, code[from:i]...), written...)
			from = i + 1
		}
	}
	return append(out, code[from:]...)
}

// escapes has what is written for the bytes that do not stand for themselves.
var escapes = func() (all [256]string) {
	for c := range ' ' {
		all[c] = "\uFFFD"
	}
	all['\n'], all['\t'], all[0x7f] = "", "", "\uFFFD"
	all['<'], all['>'], all['&'] = "&lt;", "&gt;", "&amp;"
	return all
}()

// needsQuotes tells what may not stand in a value without quotes, or has to
// be escaped in any.
func needsQuotes(c byte) bool {
	switch c {
	case '"', '\'', '=', '<', '>', '`', '&', 0x7f:
		return true
	}
	return c <= ' '
}

// attribute gives the value of an attribute with the quotes that it needs, if
// any.
func attribute(value string) string {
	quotes := value == ""
	for i := range len(value) {
		quotes = quotes || needsQuotes(value[i])
	}
	if !quotes {
		return value
	}
	out := append(make([]byte, 0, len(value)+16), '"')
	for i, piece := range strings.Split(value, `"`) {
		if i > 0 {
			out = append(out, "&quot;"...)
		}
		out = appendCode(out, piece)
	}
	return string(append(out, '"'))
}
