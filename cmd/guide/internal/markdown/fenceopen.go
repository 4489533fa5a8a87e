package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// closes reports whether a block of code closes, and says so where it does not.
// Markdown lets an open one swallow all that follows, without a word; what an
// editor forgot shows in the next fence, which has a name behind it and cannot
// close anything.
func (r *renderer) closes(n *ast.FencedCodeBlock, at int, isEmbed bool) bool {
	mark := fenceMark(r.src[at:])
	if len(mark) < 3 {
		return true // not reached: every block begins with its fence
	}
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		text := bytes.TrimLeft(line.Value(r.src), " >")
		inner := fenceMark(text)
		named := len(inner) >= len(mark) && len(bytes.TrimSpace(text[len(inner):])) > 0
		if named && inner[0] == mark[0] || isEmbed && bytes.HasPrefix(text, []byte("``")) {
			r.reportOpen(at, mark, line.Start, isEmbed)
			return false
		}
	}
	end := at
	if lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Start
	}
	_, rest, more := bytes.Cut(r.src[end:], []byte("\n"))
	last, _, _ := bytes.Cut(rest, []byte("\n"))
	last = bytes.TrimLeft(last, " >\t")
	closing := fenceMark(last)
	if more && len(closing) >= len(mark) && closing[0] == mark[0] && len(bytes.TrimSpace(last[len(closing):])) == 0 {
		return true
	}
	r.report(at, "fence-open", fmt.Sprintf("write %s on a line of its own behind the last line of the block", mark), "the block that opens here never closes")
	return false
}

func (r *renderer) reportOpen(at int, mark []byte, next int, isEmbed bool) {
	line := r.pos(next).Line
	hint := fmt.Sprintf("write %s on a line of its own where the block ends, above line %d", mark, line)
	if last := r.lastSetting(at, next); isEmbed && last > 0 {
		hint = fmt.Sprintf("write %s on a line of its own below line %d", mark, last)
	}
	if !isEmbed {
		hint += fmt.Sprintf("\na block that shows a fence opens and closes with more signs: %s", strings.Repeat(string(mark[:1]), len(mark)+1))
	}
	r.report(at, "fence-open", hint, "the block that opens here does not close before line %d", line)
}

// fenceMark gives the signs that a fence begins with.
func fenceMark(text []byte) []byte {
	text = bytes.TrimLeft(text, " ")
	n := 0
	for n < len(text) && (text[n] == '`' || text[n] == '~') && text[n] == text[0] {
		n++
	}
	return text[:n]
}

// lastSetting is the line on which the settings of an embed end, or 0: what
// follows them is text.
func (r *renderer) lastSetting(at, next int) int {
	last, offset := 0, at
	for text := range bytes.Lines(r.src[at:next]) {
		if offset > at {
			if !setting.Match(text) {
				break
			}
			last = r.pos(offset).Line
		}
		offset += len(text)
	}
	return last
}

// setting is a line that settings are made of.
var setting = regexp.MustCompile(`^[ >]*(?:[a-z_]+:(?: |$)|- |[ ]{2,}\S)`)
