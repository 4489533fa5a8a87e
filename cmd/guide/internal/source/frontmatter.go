package source

import (
	"bytes"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// Parts is a Markdown file cut into front matter and body.
type Parts struct {
	Front     []byte // YAML between the fences
	FrontLine int    // line number of its first line
	Body      []byte
	BodyLine  int // line number of the body's first line
}

var fence = []byte("---")

// Split cuts a Markdown file into front matter and body. A file without front
// matter, or whose front matter never closes, is reported.
func Split(f *File, diags *diag.List) (Parts, bool) {
	first, rest, _ := bytes.Cut(f.Data, []byte("\n"))
	if !isFence(first) {
		diags.Add(missingFront(f))
		return Parts{}, false
	}
	offset, line := 0, 2
	for offset < len(rest) {
		text, _, more := bytes.Cut(rest[offset:], []byte("\n"))
		if isFence(text) {
			body := rest[min(offset+len(text)+1, len(rest)):]
			return Parts{Front: rest[:offset], FrontLine: 2, Body: body, BodyLine: line + 1}, true
		}
		offset += len(text) + 1
		line++
		if !more {
			break
		}
	}
	diags.Add(openFront(f))
	return Parts{}, false
}

func isFence(line []byte) bool { return bytes.Equal(bytes.TrimRight(line, " \t"), fence) }

// Blank reports whether a Markdown file has front matter and nothing else.
func Blank(f *File) bool {
	parts, ok := Split(f, &diag.List{})
	return ok && len(bytes.TrimSpace(parts.Body)) == 0
}
