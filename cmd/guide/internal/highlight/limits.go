package highlight

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// A pattern that goes back over its text can need the square of what it is
// given, some need the cube of a run of blank lines, so what they are given is
// bounded, and so are the steps that they take over a block. The bounds are far
// above any sample that a page can show: one of 1 KB takes some 3,000 steps.
const (
	maxCode   = 32 << 10 // bytes of a block in a language with a lexer
	maxLine   = 1_000    // bytes of one of its lines
	maxBlank  = 20       // blank lines in a row
	maxDepth  = 32       // lexers inside lexers
	maxStack  = 10_000   // states that a lexer may have open
	maxIdle   = 1_000    // matches of nothing in a row
	maxSteps  = 1 << 28  // that the patterns may take over a block, a second or two
	maxRanges = 1_000    // ranges of marked lines
)

// patience is for patterns that are left to regexp2, which counts no steps. None
// of the copied definitions has one. It is the only clock here and can only turn
// a result into an error, never into another result. Chroma goes on with the
// next rule when its 250 ms are over, and so a busy machine gives other markup
// than an idle one.
const (
	matchPatience = 2 * time.Second // for one match
	blockPatience = 5 * time.Second // for a block
)

var (
	errSlow  = errors.New("takes too long to highlight; shorten it or mark it as text")
	errStuck = errors.New("cannot be highlighted: its lexer makes no progress; mark it as text")
)

// checkText refuses what cannot stand in a page as it is. A parser of HTML
// replaces both, and the reader would copy something else than the sample.
func checkText(code string) error {
	if !utf8.ValidString(code) {
		return errors.New("the code is not valid UTF-8")
	}
	if strings.ContainsRune(code, 0) {
		return errors.New("the code contains a NUL character")
	}
	return nil
}

// checkSize refuses what a lexer could choke on.
func checkSize(code string) error {
	const or = "can be highlighted; shorten it or mark it as text"
	if len(code) > maxCode {
		return fmt.Errorf("the code has %d bytes; at most %d "+or, len(code), maxCode)
	}
	line, blank := 0, 0
	for text := range strings.Lines(code) {
		if line++; len(text) > maxLine {
			return fmt.Errorf("line %d of the code has %d bytes; at most %d "+or, line, len(text), maxLine)
		}
		if blank++; strings.TrimSpace(text) != "" {
			blank = 0
		}
		if blank > maxBlank {
			return fmt.Errorf("line %d of the code is the end of %d blank lines; at most %d "+or, line, blank, maxBlank)
		}
	}
	return nil
}
