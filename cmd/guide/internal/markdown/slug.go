package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ReservedPrefix starts the ids of layouts and of footnotes. No heading gets
// an id that starts with it.
const ReservedPrefix = "site-"

// Reserved are ids without the prefix that layouts may use all the same. No
// heading gets one of them, whatever its text.
var Reserved = []string{"content", "footnotes", "main", "menu", "search", "toc", "top"}

// slugs gives the headings of one page their ids.
type slugs struct{ used map[string]int }

func newSlugs() *slugs { return &slugs{used: map[string]int{}} }

// next gives the id for a heading: its slug, with a number when the page has
// that one already.
func (s *slugs) next(text string) string {
	base := slug(text)
	id := base
	for {
		if _, taken := s.used[id]; !taken {
			break
		}
		s.used[base]++
		id = base + "-" + strconv.Itoa(s.used[base])
	}
	s.used[id] = 0
	return id
}

// slug follows GitHub, so that a link to a heading works on both: lower case,
// letters, marks and digits of any script, hyphens for blanks, and nothing
// else. It differs where GitHub's id would be without a letter, or belongs to
// the layout.
func slug(text string) string {
	var b strings.Builder
	solid := false
	for _, r := range strings.TrimSpace(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			solid = true
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) && !isVariation(r) || unicode.Is(unicode.Mc, r) || r == '-' || r == '_':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	id := b.String()
	switch {
	case !solid:
		return "section"
	case strings.HasPrefix(id, ReservedPrefix) || slices.Contains(Reserved, id):
		return "section-" + id
	}
	return id
}

// isVariation tells the marks that only choose between two pictures of an
// emoji.
func isVariation(r rune) bool { return 0xfe00 <= r && r <= 0xfe0f }
