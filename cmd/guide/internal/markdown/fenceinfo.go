package markdown

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
)

// fenceOptions are the words that may stand behind the language of a fence:
//
//	js title="server.js" mark="2,4-6" lines
var fenceOptions = []string{"lines", "mark", "title"}

// splitInfo cuts the language off. A fence may start with an option when it
// has no language.
func splitInfo(info string) (language, rest string, restAt int) {
	language, rest, _ = strings.Cut(info, " ")
	if strings.Contains(language, "=") {
		return "", info, 0
	}
	trimmed := strings.TrimLeft(rest, " \t")
	return language, trimmed, len(info) - len(trimmed)
}

// parseOptions reads the options strictly: what is not understood is
// reported, at its place, since it would otherwise be lost without a word.
func (r *renderer) parseOptions(rest string, at int) fenceInfo {
	var info fenceInfo
	seen := map[string]bool{}
	for i := 0; i < len(rest); {
		if rest[i] == ' ' || rest[i] == '\t' {
			i++
			continue
		}
		o, size := nextOption(rest[i:])
		if seen[o.key] {
			r.report(at+i, "fence-option", "delete one of the two", "%s is given twice", printable(o.key))
		}
		seen[o.key] = true
		r.applyOption(&info, o, at+i)
		i += size
	}
	return info
}

// option is one word, with a value where there was an equals sign.
type option struct {
	key, value string
	hasValue   bool
	quoted     bool // and the quotes are closed
	valueAt    int
}

func nextOption(s string) (o option, size int) {
	end := strings.IndexAny(s, " \t=")
	if end < 0 {
		return option{key: s}, len(s)
	}
	o.key = s[:end]
	if s[end] != '=' {
		return o, end
	}
	o.hasValue, o.valueAt = true, end+1
	value := s[end+1:]
	if strings.HasPrefix(value, `"`) {
		if stop := strings.IndexByte(value[1:], '"'); stop >= 0 {
			o.value, o.quoted, o.valueAt = value[1:1+stop], true, end+2
			return o, end + 1 + stop + 2
		}
		return o, len(s)
	}
	stop := strings.IndexAny(value, " \t")
	if stop < 0 {
		stop = len(value)
	}
	o.value = value[:stop]
	return o, end + 1 + stop
}

func (r *renderer) applyOption(info *fenceInfo, o option, at int) {
	const rule = "fence-option"
	switch {
	case o.key != "title" && o.key != "mark" && o.key != "lines":
		r.report(at, rule, diag.DidYouMean(o.key, fenceOptions), "a code block has no option %q", printable(o.key))
	case o.key == "lines" && o.hasValue:
		r.report(at+o.valueAt, rule, "write lines alone", "lines takes no value")
	case o.key == "lines":
		info.lines = true
	case !o.quoted || strings.TrimSpace(o.value) == "":
		r.report(at, rule, "write "+o.key+`="…"`, "%s needs a value in double quotes", o.key)
	case o.key == "title":
		info.title = o.value
	default:
		ranges, err := highlight.ParseRanges(o.value)
		if err != nil {
			r.report(at+o.valueAt, rule, `write mark="2,4-6"`, "mark is not a list of lines: %v", err)
		}
		info.mark, info.markAt = ranges, at+o.valueAt
	}
}
