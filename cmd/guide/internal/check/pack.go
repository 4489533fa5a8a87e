package check

import (
	"iter"
	"strings"
)

// pack is a list of texts in one: of ten thousand pages, each has dozens of them. It
// begins with a NUL, which no text holds, and has one behind each text.
type pack string

func packed(texts []string) pack {
	if len(texts) == 0 {
		return ""
	}
	return pack("\x00" + strings.Join(texts, "\x00") + "\x00")
}

func (p pack) has(text string) bool { return strings.Contains(string(p), "\x00"+text+"\x00") }

func (p pack) all() iter.Seq[string] {
	if p == "" {
		return func(func(string) bool) {}
	}
	return strings.SplitSeq(string(p[1:len(p)-1]), "\x00")
}
