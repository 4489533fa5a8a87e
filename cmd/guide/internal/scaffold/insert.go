package scaffold

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// entry is an item of a list that a file has already.
type entry struct {
	key string // what the list is ordered by
	at  diag.Pos
}

// addition is an item that a list is to have.
type addition struct {
	key   string
	lines []string // without indentation, and without the hyphen
}

// Span is a range of lines, from 1.
type Span struct{ First, Last int }

// insert puts items into a list of a data file. Where the list is ordered, but for
// slips, they go to their places, else to its end. No other byte of the file
// changes, except that an empty list, [], becomes one with items, and that a last
// line without an end gets one.
func insert(path string, src []byte, list string, there []entry, add []addition) ([]byte, []Span, error) {
	f := listFile{path: path, lines: strings.SplitAfter(string(src), "\n"), end: "\n"}
	if bytes.Contains(src, []byte("\r\n")) {
		f.end = "\r\n"
	}
	if last := len(f.lines) - 1; f.lines[last] == "" {
		f.lines = f.lines[:last]
	}
	if err := f.open(list, there); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(add, func(a, b addition) int { return strings.Compare(a.key, b.key) })
	var spans []Span
	shift := 0
	for _, a := range add {
		line := f.last + shift
		if next := place(there, a.key); next < len(there) {
			line = there[next].at.Line - 1 + shift
		}
		at := f.above(line)
		made := f.item(a.lines, at)
		f.lines = slices.Insert(f.lines, at, made...)
		if n := len(spans); n > 0 && spans[n-1].Last == at {
			spans[n-1].Last += len(made)
		} else {
			spans = append(spans, Span{at + 1, at + len(made)})
		}
		shift += len(made)
	}
	return []byte(strings.Join(f.lines, "")), spans, nil
}

// place gives the index before which an item goes.
func place(there []entry, key string) int {
	slips, after := 0, 0
	for i, e := range there {
		if i > 0 && there[i-1].key > e.key {
			slips++
		}
		if e.key < key {
			after++
		}
	}
	if slips*10 >= len(there) {
		return len(there) // nobody keeps this list in order
	}
	// Where the fewest items stand on its wrong side: of a list in order, between
	// the two that it belongs between.
	best, fewest, wrong := 0, after, after
	for i, e := range there {
		if e.key < key {
			wrong--
		} else {
			wrong++
		}
		if wrong < fewest {
			best, fewest = i+1, wrong
		}
	}
	return best
}

// listFile is a data file that holds a list.
type listFile struct {
	path   string
	lines  []string // with their ends
	end    string   // of a line
	indent string   // of the hyphens
	apart  bool     // items have a blank line between them
	last   int      // of the lines: where the list ends, or the file
}

// open finds out how the list is written.
func (f *listFile) open(list string, there []entry) error {
	if len(there) == 0 {
		return f.openEmpty(list)
	}
	for _, e := range there {
		before := []rune(f.lines[e.at.Line-1])[:e.at.Col-1]
		indent, isItem := strings.CutSuffix(strings.TrimRight(string(before), " "), "-")
		if !isItem || strings.TrimSpace(indent) != "" {
			return refuse("%s cannot be added to: an item of the list %s does not begin on a line of its own; write each behind a hyphen", f.path, list)
		}
		f.indent = indent
		f.last = max(f.last, e.at.Line)
	}
	f.last = f.endOf(f.last)
	if len(there) > 1 {
		f.apart = strings.TrimSpace(f.lines[f.above(there[1].at.Line-1)-1]) != "" && f.blankAbove(there[1].at.Line-1)
	}
	return nil
}

// openEmpty turns [] into the beginning of a list.
func (f *listFile) openEmpty(list string) error {
	empty := regexp.MustCompile(`^(\x{feff}?` + list + `:)[ \t]*(?:\[[ \t]*\])?[ \t]*(#.*)?\r?\n?$`)
	for i, l := range f.lines {
		if m := empty.FindStringSubmatch(l); m != nil {
			if f.lines[i] = m[1]; m[2] != "" {
				f.lines[i] += " " + strings.TrimRight(m[2], "\r\n")
			}
			f.lines[i] += f.end
			f.indent, f.last = "  ", f.endOf(i+1)
			return nil
		}
	}
	return refuse("%s cannot be added to: it has no line %s: with a list below it", f.path, list)
}

// endOf gives the line at which a list ends that goes on until a line: that of the
// next key of the file.
func (f *listFile) endOf(line int) int {
	for line < len(f.lines) && strings.ContainsAny(f.lines[line][:1], " \t\r\n#-") {
		line++
	}
	return line
}

// above gives the line before which an item goes that is to stand above the one
// that begins at a line, or at the end: comments and blank lines right above an
// item stay with it.
func (f *listFile) above(line int) int {
	for line > 0 {
		text := strings.TrimRight(f.lines[line-1], " \t\r\n")
		comment := strings.HasPrefix(strings.TrimSpace(text), "#") && len(text)-len(strings.TrimLeft(text, " ")) <= len(f.indent)
		if text != "" && !comment {
			break
		}
		line--
	}
	return line
}

// blankAbove reports whether the item that begins at a line has a blank line
// above it.
func (f *listFile) blankAbove(line int) bool {
	for i := f.above(line); i < line; i++ {
		if strings.TrimSpace(f.lines[i]) == "" {
			return true
		}
	}
	return false
}

// item writes an item as lines that go in at a place.
func (f *listFile) item(lines []string, at int) []string {
	if at > 0 && !strings.HasSuffix(f.lines[at-1], "\n") {
		f.lines[at-1] += f.end
	}
	var made []string
	if f.apart {
		made = append(made, f.end)
	}
	for i, l := range lines {
		lead := f.indent + "  "
		if i == 0 {
			lead = f.indent + "- "
		}
		made = append(made, lead+l+f.end)
	}
	return made
}

// Refusal is a wish that cannot be granted, in words for who has it.
type Refusal struct{ why string }

func (r Refusal) Error() string { return r.why }

func refuse(format string, args ...any) error { return Refusal{fmt.Sprintf(format, args...)} }
