package highlight

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Range is a range of lines, counted from 1, both ends in it.
type Range struct{ From, To int }

// ParseRanges reads what an author writes: "2,4-6".
func ParseRanges(s string) ([]Range, error) {
	var ranges []Range
	for part := range strings.SplitSeq(s, ",") {
		first, last, isRange := strings.Cut(part, "-")
		if !isRange {
			last = first
		}
		from, err1 := lineNumber(first)
		to, err2 := lineNumber(last)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("%q is not a list of lines such as 2,4-6", s)
		}
		if from > to {
			return nil, fmt.Errorf("lines %d-%d: the first line comes after the last", from, to)
		}
		if len(ranges) == maxRanges {
			return nil, fmt.Errorf("more than %d ranges of lines", maxRanges)
		}
		ranges = append(ranges, Range{from, to})
	}
	return ranges, nil
}

// lineNumber reads digits and nothing else: Atoi would take "+2" as well.
func lineNumber(s string) (int, error) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, strconv.ErrSyntax
	}
	n, err := strconv.Atoi(s)
	if err == nil && n < 1 {
		err = strconv.ErrRange
	}
	return n, err
}

// markedLines expands ranges. They are compared with the code first, so that
// 1-99999999 is an error and not a hundred million entries.
func markedLines(code string, ranges []Range) (map[int]bool, error) {
	if len(ranges) > maxRanges {
		return nil, fmt.Errorf("more than %d ranges of lines", maxRanges)
	}
	lines := strings.Count(code, "\n")
	if code != "" && !strings.HasSuffix(code, "\n") {
		lines++
	}
	marked := map[int]bool{}
	for _, r := range ranges {
		if r.From < 1 || r.From > r.To || r.To > lines {
			return nil, fmt.Errorf("lines %d-%d are not in the code, which has %d", r.From, r.To, lines)
		}
		for line := r.From; line <= r.To; line++ {
			marked[line] = true
		}
	}
	return marked, nil
}
