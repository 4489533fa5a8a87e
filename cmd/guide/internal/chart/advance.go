package chart

// The advance widths of printable ASCII, from the space to the tilde, in
// hundredths of an em: for each character the largest of DejaVu Sans 2.37,
// Noto Sans 2.007, Roboto 2.138, Liberation Sans 2.1 (Arial's and Helvetica's
// widths), Open Sans 1.11 and Inter 4.0, read from Debian's files and rounded
// up. Segoe UI and San Francisco cannot be read here; by their average widths
// (0.44 and 0.42 em in npm's @capsizecss/metrics) they are narrower than Noto
// Sans (0.47), and DejaVu Sans, which most of these numbers come from, is as
// wide as Verdana (0.51).
var regular = [...]uint8{
	32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 56, 84, 32, 47, 32, 42, // space to /
	64, 64, 64, 64, 65, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56, // 0 to ?
	102, 69, 69, 73, 78, 67, 62, 78, 76, 34, 56, 67, 57, 91, 76, 79, // @ to O
	67, 79, 73, 67, 65, 75, 69, 99, 69, 67, 69, 40, 42, 40, 84, 56, // P to _
	58, 62, 64, 56, 64, 62, 37, 64, 64, 28, 28, 58, 28, 98, 64, 62, // ` to o
	64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 55, 64, 56, 64, 84, // p to ~
}

// The same for semibold type, for which many systems take their bold one: the
// largest of the bold faces of DejaVu Sans, Noto Sans, Roboto and Liberation
// Sans and the semibold ones of Open Sans and Inter.
var semibold = [...]uint8{
	35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 55, 84, 38, 47, 38, 42,
	70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 62,
	100, 78, 77, 75, 84, 69, 69, 83, 84, 39, 57, 78, 64, 100, 84, 86,
	74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 43, 46, 84, 56,
	60, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69,
	72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 56, 72, 84,
}

// Beyond ASCII, by the same fonts: accented Latin letters but the ligatures,
// the punctuation that typographers put for ASCII's, and all else, up to an emoji.
const (
	latinAdvance   = 111 // ŵ in semibold
	quoteAdvance   = 38  // ’
	quotesAdvance  = 66  // “
	unknownAdvance = 140
)

// advance is the width of a character in hundredths of an em.
func advance(r rune, face *[95]uint8) int {
	switch {
	case ' ' <= r && r <= '~':
		return int(face[r-' '])
	case r == '\u00a0':
		return int(face[0])
	case r == '‘', r == '’', r == '·':
		return quoteAdvance
	case r == '“', r == '”', r == '–', r == '‑':
		return quotesAdvance
	case 'À' <= r && r <= 'ſ' && r != 'Œ':
		return latinAdvance
	}
	return unknownAdvance
}

// extent is how wide a text may become at a size in pixels, in hundredths of
// a pixel.
func extent(text string, size int, face *[95]uint8) int {
	sum := 0
	for _, r := range text {
		sum += advance(r, face)
	}
	return sum * size
}
