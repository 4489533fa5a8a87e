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
	if !bytes.ContainsAny(raw, "\\&") {
		return string(raw)
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw) && isPunct(raw[i+1]):
			i++
			b.WriteByte(raw[i])
		case c == '&':
			text, size := entity(raw[i:])
			b.WriteString(text)
			i += size - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
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

// escape appends text as HTML. Runs of blanks become one, as in a browser,
// also where goldmark cut the text between them; control characters, which HTML does not allow, become the replacement
// character.
func escape(b *strings.Builder, text string) {
	blank := strings.HasSuffix(b.String(), " ")
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == ' ' || c == '\t' {
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		escapeByte(b, c)
	}
}

// escapeCode appends code as HTML and keeps its blanks.
func escapeCode(b *strings.Builder, code string) {
	for i := 0; i < len(code); i++ {
		escapeByte(b, code[i])
	}
}

func escapeByte(b *strings.Builder, c byte) {
	switch {
	case c == '<':
		b.WriteString("&lt;")
	case c == '>':
		b.WriteString("&gt;")
	case c == '&':
		b.WriteString("&amp;")
	case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
		b.WriteString("\uFFFD")
	default:
		b.WriteByte(c)
	}
}

// needsQuotes tells what may not stand in a value without quotes, or has to
// be escaped in any.
func needsQuotes(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("\"'=<>`&", r) }

// attribute gives the value of an attribute with the quotes that it needs, if
// any.
func attribute(value string) string {
	if value != "" && !strings.ContainsFunc(value, needsQuotes) {
		return value
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(value); i++ {
		if value[i] == '"' {
			b.WriteString("&quot;")
			continue
		}
		escapeByte(&b, value[i])
	}
	b.WriteByte('"')
	return b.String()
}
