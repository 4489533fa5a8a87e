package source

import (
	"bytes"
	"fmt"
	"regexp"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// dashes is a line that was meant to be ---: of another number of hyphens, or of
// the dashes that a word processor makes of them.
var dashes = regexp.MustCompile(`^[ \t]*(?:-{2,}|[\x{2010}-\x{2015}\x{2212}-]+)[ \t]*$`)

// frontKey is a line that looks like a key of front matter, or goes on with one.
var frontKey = regexp.MustCompile(`^(?:[a-z_]+:(?: |$)|[ \t]+\S|- |#|[\]}])`)

// missingFront says why a file does not begin with front matter.
func missingFront(f *File) diag.Diagnostic {
	fault := func(line int, message, hint string) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: f.Path, Line: line, Col: 1}, Rule: "front-matter", Message: message, Hint: hint}
	}
	const whole = "start the file with a line ---, then title: and summary:, then another line ---"
	line := 0
	for text := range bytes.Lines(f.Data) {
		line++
		text = bytes.TrimRight(text, "\n")
		switch {
		case len(bytes.TrimSpace(text)) == 0:
			continue
		case isFence(text):
			return fault(1, "the file begins with an empty line", fmt.Sprintf("delete what stands above the line --- (line %d), so that it is the first", line))
		case isFence(bytes.TrimSpace(text)):
			return fault(line, "the line --- does not begin at the left edge", "delete the spaces before ---")
		case dashes.Match(text):
			return fault(line, "this is not the line that front matter begins with", "write three hyphens: ---")
		case frontKey.Match(text):
			return fault(line, "the line --- above the front matter is missing", "write --- on a line of its own above this one")
		}
		return fault(1, "the front matter is missing", whole)
	}
	return fault(1, "the file is empty", whole+", and the text below it")
}

// openFront says where front matter that does not close probably ends.
func openFront(f *File) diag.Diagnostic {
	at := diag.Pos{File: f.Path, Line: 1, Col: 1}
	line, last := 0, 1
	for text := range bytes.Lines(f.Data) {
		line++
		text = bytes.TrimRight(text, "\n")
		if line == 1 {
			continue
		}
		if dashes.Match(text) || isFence(bytes.TrimSpace(text)) {
			at.Line = line
			return diag.Diagnostic{Pos: at, Rule: "front-matter", Message: "this line does not close the front matter", Hint: "write three hyphens at the left edge: ---"}
		}
		if !frontKey.Match(text) {
			break
		}
		last = line
	}
	at.Line = last
	return diag.Diagnostic{
		Pos: at, Rule: "front-matter", Message: "the front matter that opens on line 1 never closes",
		Hint: "write --- on a line of its own below this one",
	}
}
