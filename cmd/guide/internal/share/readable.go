package share

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxText is how many characters of a text are looked at. No picture has room
// for more.
const maxText = 600

// elided stands for what cannot be shown.
const elided = '…'

// readable gives a text in characters that the fonts have. A letter with a mark
// that is missing is shown without the mark, a wide or styled form as the plain
// one. Of words in scripts that the fonts do not have an ellipsis is left;
// pictographs and what has no shape of its own are dropped. A text of which
// nothing can be read is empty.
func readable(text string, has func(rune) bool) string {
	var b strings.Builder
	last, read, n := ' ', false, 0
	put := func(r rune) {
		if r == ' ' && last == ' ' || r == elided && last == elided {
			return
		}
		b.WriteRune(r)
		last, read = r, read || unicode.In(r, unicode.L, unicode.N)
	}
	for _, r := range norm.NFC.String(beginning(text)) {
		if n++; n > maxText {
			put(elided)
			break
		}
		switch {
		case unicode.IsSpace(r):
			put(' ')
		case r == unicode.ReplacementChar || unicode.In(r, unicode.M, unicode.C):
			// It has no shape, or none without the letter that it belongs to.
		case has(r):
			put(r)
		default:
			plain, ok := plainForm(r, has)
			switch {
			case ok:
				for _, r := range plain {
					put(r)
				}
			case unicode.In(r, unicode.L, unicode.N):
				put(elided)
			}
		}
	}
	if !read {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// beginning bounds what has to be normalized: no character takes more bytes.
func beginning(text string) string {
	if most := (maxText + 1) * 32; len(text) > most {
		return strings.ToValidUTF8(text[:most], "")
	}
	return text
}

// plainForm gives a character without its marks and its style, where the fonts
// have that.
func plainForm(r rune, has func(rune) bool) ([]rune, bool) {
	var plain []rune
	for _, part := range norm.NFKD.String(string(r)) {
		switch {
		case unicode.Is(unicode.M, part):
		case has(part):
			plain = append(plain, part)
		default:
			return nil, false
		}
	}
	return plain, len(plain) > 0
}
