package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// maxWarned bounds the report on a file that is nothing but faults.
const maxWarned = 20

var bom = []byte("\xef\xbb\xbf")

// clean makes text the same however it was saved, and refuses what is not
// text. The first fault of each kind is enough: they come in crowds. What is
// refused comes back too, for an excerpt.
func clean(p string, data []byte, diags *diag.List) ([]byte, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || len(data) > 8 && bytes.Count(data, []byte{0}) > len(data)/4 {
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p, Line: 1, Col: 1}, Rule: "not-utf8", Message: "the file is saved as UTF-16", Hint: "save it as UTF-8; in Notepad: Save as, Encoding: UTF-8"})
		return nil, false
	}
	data = bytes.TrimPrefix(data, bom)
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	if !plain(data) && !legible(p, data, diags) {
		return data, false
	}
	return data, !conflicted(p, data, diags)
}

// plain reports whether text holds nothing that could be wrong with a character, as
// nearly all does.
func plain(data []byte) bool {
	if !utf8.Valid(data) {
		return false
	}
	for i, c := range data {
		switch {
		case ' ' <= c && c < 0x7f, c == '\n', c == '\t':
		case c < utf8.RuneSelf: // a control character
			return false
		case c == 0xc2, c == 0xe2, c == 0xef: // hidden ones begin so, and dashes and quotes
			if r, _ := utf8.DecodeRune(data[i:]); hidden(r) {
				return false
			}
		}
	}
	return true
}

// legible looks at every character, and says where one is wrong.
func legible(p string, data []byte, diags *diag.List) bool {
	line, col, warned := 1, 1, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		at := diag.Pos{File: p, Line: line, Col: col}
		if fault, hint := badRune(r, size); fault != "" {
			diags.Add(diag.Diagnostic{Pos: at, Rule: "not-text", Message: fault, Hint: hint})
			return false
		}
		if hidden(r) && warned < maxWarned {
			warned++
			diags.Add(diag.Diagnostic{
				Pos: at, Severity: diag.Warning, Rule: "hidden-character",
				Message: unseen(r), Hint: unseenHint(r),
			})
		}
		if r == '\n' {
			line, col = line+1, 1
		} else {
			col++
		}
		i += size
	}
	return true
}

func badRune(r rune, size int) (fault, hint string) {
	switch {
	case r == utf8.RuneError && size == 1:
		return "this byte is not UTF-8", "save the file as UTF-8; in Notepad: Save as, Encoding: UTF-8"
	case r == '\r':
		return "a carriage return stands alone", "save the file with line ends LF or CRLF"
	case r == '\v', r == '\f':
		return fmt.Sprintf("a line break of a word processor (U+%04X) stands here", r), "write a space in place of it, or in an article an empty line"
	case r < ' ' && r != '\n' && r != '\t', r == 0x7f:
		return fmt.Sprintf("a control character (U+%04X) stands here", r), "remove it"
	}
	return "", ""
}

// Characters that come along when text is pasted from a word processor.
const (
	softHyphen  = '\u00ad' // a place where a word may be cut, else not shown
	noPicture   = '\ufffc' // a picture or another object that was not pasted
	noCharacter = '\ufffd' // a character that was lost
)

// unseen says what a hidden character does.
func unseen(r rune) string {
	switch r {
	case softHyphen:
		return "an invisible hyphen (U+00AD) stands in the word; search does not find it"
	case noPicture:
		return "a picture or another object was not pasted with the text: only its place is here (U+FFFC)"
	case noCharacter:
		return "a character was lost when the text was copied: only its place is here (U+FFFD)"
	}
	return fmt.Sprintf("an invisible character (U+%04X) can make text read differently from what it is", r)
}

func unseenHint(r rune) string {
	switch r {
	case noPicture:
		return "delete it; add a picture as a file, and write ![what it shows](picture.png)"
	case noCharacter:
		return "write the character that belongs here"
	}
	return "delete it: put the cursor behind it, press the backspace key once, and look whether a letter is gone"
}

// hidden reports bidirectional controls, zero-width characters, and what is
// left of things that could not be pasted.
func hidden(r rune) bool {
	return r == softHyphen || r == noPicture || r == noCharacter || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || 0x200b <= r && r <= 0x200f || r == 0x2060 || r == 0xfeff
}

// conflicted reports the marks that a half-finished merge leaves behind.
func conflicted(p string, data []byte, diags *diag.List) bool {
	if !bytes.Contains(data, []byte("<<<<<<< ")) && !bytes.Contains(data, []byte(">>>>>>> ")) {
		return false
	}
	found, n := 0, 0
	for text := range strings.Lines(string(data)) {
		n++
		if strings.HasPrefix(text, "<<<<<<< ") || strings.HasPrefix(text, ">>>>>>> ") {
			diags.Add(diag.Diagnostic{Pos: diag.Pos{File: p, Line: n, Col: 1}, Rule: "merge-conflict", Message: "an unfinished merge stands here", Hint: "choose one side and remove the marks"})
			if found++; found == maxWarned {
				break
			}
		}
	}
	return found > 0
}
