package markdown

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// state is what parsing and rendering one body share: the bytes, the way from
// an offset to a place, what was reported, and how much of each limit is used.
type state struct {
	file      string
	src       []byte
	firstLine int
	opts      Options
	diags     *diag.List
	reported  int
	once      map[string]bool // limits that were reported

	lines             []int // offset of the first byte of each line
	memoLine, memoCol int   // the last place asked for: places are mostly asked in order
	memoOff           int

	used         [limitCount]int  // how much of each limit is used
	openers      []int            // offsets of the [ that wait for their ], in the block being parsed
	targets      map[ast.Node]int // offset of the target of an inline link
	defs         map[string]int   // offset of the target of a reference definition, by its label
	notes        []*xast.Footnote // definitions of footnotes
	footnoteSeen int              // offset of the last mark that was reported
	tags         map[string]int   // raw HTML tags that were opened and not closed
}

// stateKey finds the state in goldmark's context, which is all that goldmark
// hands to a parser.
var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

func newState(file string, src []byte, firstLine int, o Options, diags *diag.List) *state {
	return &state{
		file: file, src: src, firstLine: firstLine, opts: o, diags: diags,
		once:         map[string]bool{},
		targets:      map[ast.Node]int{},
		defs:         map[string]int{},
		tags:         map[string]int{},
		footnoteSeen: -1,
	}
}

// pos gives the place of an offset. Columns count runes; a tab is one.
func (s *state) pos(off int) diag.Pos {
	off = max(0, min(off, len(s.src)))
	line := sort.SearchInts(s.lines, off+1) - 1
	start, col := s.lines[line], 0
	if line == s.memoLine && off >= s.memoOff {
		start, col = s.memoOff, s.memoCol
	}
	col += utf8.RuneCount(s.src[start:off])
	s.memoLine, s.memoOff, s.memoCol = line, off, col
	return diag.Pos{File: s.file, Line: s.firstLine + line, Col: col + 1}
}

// maxReports bounds the report on a file that is nothing but faults.
const maxReports = 300

// report adds an error at an offset.
func (s *state) report(off int, rule, hint, format string, args ...any) {
	s.add(off, diag.Error, rule, hint, format, args...)
}

func (s *state) add(off int, severity diag.Severity, rule, hint, format string, args ...any) {
	s.reported++
	switch {
	case s.reported < maxReports:
		s.diags.Add(diag.Diagnostic{
			Pos: s.pos(off), Severity: severity, Rule: rule,
			Message: fmt.Sprintf(format, args...), Hint: hint,
		})
	case s.reported == maxReports:
		s.diags.Add(diag.Diagnostic{
			Pos: s.pos(off), Rule: "too-many",
			Message: fmt.Sprintf("this file has more than %d problems; the rest is not shown", maxReports-1),
		})
	}
}

// reportOnce reports a limit the first time that it is passed.
func (s *state) reportOnce(off int, rule, hint, format string, args ...any) {
	if !s.once[format] {
		s.once[format] = true
		s.report(off, rule, hint, format, args...)
	}
}

// offsetOf gives the place of a node in the source. Where goldmark has none,
// the nearest one stands in: the first child's, else the one before, else the
// parent's.
func offsetOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		if c := n.FirstChild(); c != nil && c.Pos() >= 0 {
			return c.Pos()
		}
		if p := n.PreviousSibling(); p != nil && p.Pos() >= 0 {
			return p.Pos()
		}
	}
	return 0
}

// find gives the offset of word in the source at or shortly after from, or
// from itself when it is not there.
func (s *state) find(from int, word []byte) int {
	const window = 4096
	from = max(0, min(from, len(s.src)))
	if i := bytes.Index(s.src[from:min(len(s.src), from+window+len(word))], word); i >= 0 {
		return from + i
	}
	return from
}
