package highlight

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// special does what chroma writes in Go around two definitions: the front
// matter of markdown is YAML, and the body of an HTTP message is in the language
// of its content type.
func (r *run) special(l *lexer, from, to int) (done bool, err error) {
	switch l.config.Name {
	case "markdown":
		n := frontMatter(r.code[from:to])
		if n == 0 {
			return false, nil
		}
		yaml, err := load("yaml")
		if err == nil {
			err = r.lex(yaml, from, from+n, "root", true)
		}
		if err == nil {
			err = r.loop(l, from+n, to, "root", true)
		}
		return true, err
	case "HTTP":
		mark := len(r.spans)
		if err := r.loop(l, from, to, "root", true); err != nil {
			return true, err
		}
		return true, r.body(mark)
	}
	return false, nil
}

// frontMatter gives the length of the block between two lines of three dashes.
func frontMatter(text []rune) int {
	const fence = "---"
	at := 0
	for line := range strings.Lines(string(text)) {
		if strings.TrimSuffix(line, "\n") == fence && at > 0 && strings.HasSuffix(line, "\n") {
			return at + len(line)
		}
		if at == 0 && line != fence+"\n" {
			return 0
		}
		at += len([]rune(line))
	}
	return 0
}

// body lexes the body of an HTTP message, whose spans begin at mark. The
// definition calls the body generic, so that it can be told from the head.
func (r *run) body(mark int) error {
	var contentType string
	named := false
	for i := mark; i < len(r.spans); i++ {
		s := r.spans[i]
		text := string(r.code[s.from:s.to])
		switch {
		case s.kind == chroma.Name && strings.EqualFold(text, "content-type"):
			named = true
		case s.kind == chroma.Literal && named:
			named = false
			contentType, _, _ = strings.Cut(text, ";")
		case s.kind == chroma.Generic && contentType != "":
			l := byMimeType(contentType)
			if l == nil {
				r.spans[i].kind = chroma.Text
				continue
			}
			r.spans, r.end = r.spans[:i], s.from
			return r.lex(l, s.from, s.to, "root", true)
		}
	}
	return nil
}

// byMimeType finds a lexer by content type; application/problem+json is json.
func byMimeType(contentType string) *lexer {
	contentType = strings.TrimSpace(contentType)
	kind, subtype, _ := strings.Cut(contentType, "/")
	_, suffix, _ := strings.Cut(subtype, "+")
	for _, wanted := range []string{contentType, kind + "/" + suffix} {
		for _, e := range index().entries {
			if slices.Contains(e.config.MimeTypes, wanted) {
				if l, err := e.lexer(); err == nil {
					return l
				}
			}
		}
	}
	return nil
}
