package asset

import (
	"bytes"
	"strings"
)

// url takes the token url(x), with or without quotes.
func (s *cssScanner) url(data []byte) error {
	if !bytes.HasSuffix(data, []byte(")")) {
		return faultf(s.at, "the url() is not closed")
	}
	inner := bytes.TrimSpace(data[len("url(") : len(data)-1])
	return s.refer(data, unquote(inner), func(path string) string { return `url("` + path + `")` })
}

// string takes a string where it names a file: in @import and in image-set().
func (s *cssScanner) string(data []byte) error {
	if len(data) < 2 || data[len(data)-1] != data[0] {
		return faultf(s.at, "the string is not closed")
	}
	function := ""
	if n := len(s.blocks); n > 0 {
		function = s.blocks[n-1].name
	}
	if s.stmt.isImport || function == "src" || strings.HasSuffix(function, "image-set") {
		return s.refer(data, unquote(data), func(path string) string { return `"` + path + `"` })
	}
	return nil
}

func (s *cssScanner) refer(token []byte, target string, write func(string) string) error {
	if strings.HasPrefix(target, "#") {
		return nil // a part of the page, or of the SVG
	}
	if lower := strings.ToLower(target); strings.HasPrefix(lower, "data:image/") || strings.HasPrefix(lower, "data:font/") {
		return nil
	}
	s.refs = append(s.refs, ref{s.at, s.at + len(token), target, write})
	return nil
}

func unquote(b []byte) string {
	if len(b) >= 2 && (b[0] == '"' || b[0] == '\'') && b[len(b)-1] == b[0] {
		b = b[1 : len(b)-1]
	}
	return string(b)
}
