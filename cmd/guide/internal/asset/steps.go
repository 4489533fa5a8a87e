package asset

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// textKey is a text and the language that it is in.
type textKey struct{ Language, Text string }

type scanned struct {
	refs []ref
	err  error
}

type minified struct {
	text []byte
	err  error
}

// Parsing takes most of the time; what a file refers to only changes names in
// it. References hold functions, and follow from their places.
var (
	scanStep   = memo.Step[textKey, scanned]{Name: "scan", Keep: 200, Same: func(a, b scanned) bool { return len(a.refs) == len(b.refs) && (a.err == nil) == (b.err == nil) }}
	minifyStep = memo.Step[textKey, minified]{Name: "minify", Keep: 200}
)

// scan collects the references of a text.
func (b *builder) scan(language string, text []byte, scan func([]byte) ([]ref, error)) ([]ref, error) {
	s := scanStep.Do(b.memo, textKey{language, string(text)}, nil, func(*diag.List) scanned {
		refs, err := scan(text)
		return scanned{refs, err}
	})
	return s.refs, s.err
}

// minify makes a text small.
func (b *builder) minify(language string, text []byte, minify func([]byte) ([]byte, error)) ([]byte, error) {
	m := minifyStep.Do(b.memo, textKey{language, string(text)}, nil, func(*diag.List) minified {
		small, err := minify(text)
		return minified{small, err}
	})
	return m.text, m.err
}
