package markdown

import "bytes"

// The limits. An article of the guide uses a tenth of any of them; a file made
// to keep the builder busy passes one before it costs a second. Those of size
// are checked before parsing, the others where goldmark would start the work
// that grows faster than its input (see guard.go).
const (
	maxBody = 256 << 10 // bytes of a body
	maxLine = 16 << 10  // bytes of a line
	maxOpen = 24        // containers and blocks open at once; a list and its item are two
	maxNest = 16        // inline markup inside inline markup

	maxTableColumns = 40
	maxDefinitions  = 500 // reference definitions in one paragraph
	maxHeadingRunes = 300 // a heading is printed again in its id, its link and the contents
)

// A limit that is counted. Goldmark matches every closing delimiter of a block
// against the openers before it, so delimiters and brackets are counted by
// block; the others by file.
type limit int

const (
	delimiters limit = iota // * _ ~ in a block
	brackets                // [ in a block
	links
	headings
	citations // of footnotes
	footnotes
	cells
	pipes // \| in tables
	fences
	limitCount
)

var limits = [limitCount]struct {
	most int
	what string
}{
	delimiters: {500, "emphasis marks (*, _ or ~) in one block"},
	brackets:   {500, "brackets in one block"},
	links:      {2000, "links"},
	headings:   {500, "headings"},
	citations:  {1000, "footnote marks"},
	footnotes:  {300, "footnotes"},
	cells:      {10_000, "table cells"},
	pipes:      {500, `escaped pipes (\|) in tables`},
	fences:     {500, "code blocks"},
}

// spend uses up n of a limit and tells whether that much was left. The first
// time that it was not is reported.
func (s *state) spend(l limit, n, off int) bool {
	s.used[l] += n
	if s.used[l] <= limits[l].most {
		return true
	}
	s.reportOnce(off, "too-large", "split the article", "more than %d "+limits[l].what, limits[l].most)
	return false
}

// scan fills the table of lines and refuses a body that is too large to be
// parsed.
func (s *state) scan() bool {
	s.lines = append(make([]int, 0, 1+bytes.Count(s.src, []byte("\n"))), 0)
	if len(s.src) > maxBody {
		s.report(0, "too-large", "split the article", "the text has %d KB; at most %d are allowed",
			(len(s.src)+1023)>>10, maxBody>>10)
		return false
	}
	ok := true
	for start := 0; start < len(s.src); {
		end := bytes.IndexByte(s.src[start:], '\n')
		if end < 0 {
			end = len(s.src) - start
		}
		if end > maxLine {
			ok = false
			s.report(start, "too-large", "break the line", "the line has %d KB; at most %d are allowed",
				(end+1023)>>10, maxLine>>10)
		}
		start += end + 1
		if start <= len(s.src) {
			s.lines = append(s.lines, start)
		}
	}
	return ok
}
