package asset

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
)

// position counts lines and runes, both from 1.
func position(src []byte, offset int) (line, col int) {
	before := src[:max(0, min(offset, len(src)))]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// offsetOf is the reverse, for parsers that know only the line and column.
func offsetOf(src []byte, line, col int) int {
	offset := 0
	for ; line > 1; line-- {
		end := bytes.IndexByte(src[offset:], '\n')
		if end < 0 {
			return len(src)
		}
		offset += end + 1
	}
	for ; col > 1 && offset < len(src); col-- {
		_, size := utf8.DecodeRune(src[offset:])
		offset += size
	}
	return offset
}

// parserFault gives an error of tdewolff's parsers its place and drops the
// excerpt that they add: the diagnostics have one of their own.
func parserFault(src []byte, err error) error {
	var at *parse.Error
	if !errors.As(err, &at) {
		return err
	}
	return fault{offset: offsetOf(src, at.Line, at.Column), message: at.Message}
}

// checkText refuses what no text format allows.
func checkText(src []byte) error {
	if len(src) > maxText {
		return faultf(wholeFile, "the file has %d bytes; at most %d are allowed", len(src), maxText)
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return faultf(i, "a NUL character")
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return faultf(i, "not valid UTF-8")
		}
		i += size
	}
	return nil
}
