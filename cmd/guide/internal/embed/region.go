package embed

import (
	"regexp"
	"strings"
)

// marker matches the comment lines that editors fold by: "#region name" and
// "#endregion", behind the comment sign of any language.
var marker = regexp.MustCompile(`^\s*(?://|#|--|/\*|<!--|\{#)\s*#?(region|endregion)\b[ \t]*([\w-]*)`)

// Region cuts a named region out of a file: its lines exactly as they stand,
// without the markers of other regions inside. It reports whether the region
// is there and ends.
func Region(text, name string) (string, bool) {
	var out strings.Builder
	depth, inside := 0, 0
	for line := range strings.Lines(text) {
		m := marker.FindStringSubmatch(line)
		switch {
		case m == nil:
			if inside > 0 {
				out.WriteString(line)
			}
		case m[1] == "region":
			depth++
			if m[2] == name && inside == 0 {
				inside = depth
			}
		default:
			if inside == depth && inside > 0 {
				return out.String(), true
			}
			depth--
		}
	}
	return "", false
}

// Regions lists the names of a file's regions.
func Regions(text string) []string {
	var names []string
	for line := range strings.Lines(text) {
		if m := marker.FindStringSubmatch(line); m != nil && m[1] == "region" && m[2] != "" {
			names = append(names, m[2])
		}
	}
	return names
}
