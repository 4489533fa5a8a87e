package diag

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Pos is a place in a source file. Line and Col count from 1; columns count
// runes, as editors do. A zero Line means the file as a whole.
type Pos struct {
	File      string
	Line, Col int
}

// String gives path:line:col, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity tells whether a diagnostic stops publication.
type Severity int

const (
	Error   Severity = iota // nothing is published
	Warning                 // published all the same, unless the run is strict
)

// String gives the word that is printed.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diagnostic is one thing that is wrong.
type Diagnostic struct {
	Pos
	Severity Severity
	Rule     string // kebab-case name of the rule, such as unknown-key
	Message  string // one line of plain words
	Hint     string // optional: what to do; may have several lines
}

// List collects the diagnostics of a run. The zero value is ready to use, and
// several goroutines may add to it.
type List struct {
	mu  sync.Mutex
	all []Diagnostic
}

// Add appends a diagnostic.
func (l *List) Add(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, d)
}

// AddAll appends diagnostics. A nil list takes none: they are wanted elsewhere.
func (l *List) AddAll(all []Diagnostic) {
	if l == nil || len(all) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, all...)
}

// Raw returns the diagnostics as they were added, to be added to another list.
func (l *List) Raw() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.all)
}

// Errorf adds an error without a hint.
func (l *List) Errorf(at Pos, rule, format string, args ...any) {
	l.Add(Diagnostic{Pos: at, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning without a hint.
func (l *List) Warnf(at Pos, rule, format string, args ...any) {
	l.Add(Diagnostic{Pos: at, Severity: Warning, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

// maxAlike is how often one rule is reported on one file. A file with more of
// the same is mended from its beginning.
const maxAlike = 100

// All returns the diagnostics in the order of their places. The same fault
// found twice, as when a shared file is read for two pages, is given once, and
// of very many alike only the first.
func (l *List) All() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	sorted := slices.Clone(l.all)
	slices.SortFunc(sorted, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Hint, b.Hint))
	})
	return curtail(slices.Compact(sorted))
}

// curtail keeps the first faults of each rule on each file and says how many
// more there are.
func curtail(sorted []Diagnostic) []Diagnostic {
	type kind struct{ file, rule string }
	total, seen := map[kind]int{}, map[kind]int{}
	for _, d := range sorted {
		total[kind{d.File, d.Rule}]++
	}
	var kept []Diagnostic
	for _, d := range sorted {
		k := kind{d.File, d.Rule}
		if seen[k]++; seen[k] == maxAlike+1 {
			d.Message = fmt.Sprintf("%d more faults of the rule %s are not shown", total[k]-maxAlike, d.Rule)
			d.Rule, d.Hint = "too-many", "mend the first ones, and look again"
		}
		if seen[k] <= maxAlike+1 {
			kept = append(kept, d)
		}
	}
	return kept
}

// Count gives the number of distinct errors and warnings.
func (l *List) Count() (errors, warnings int) {
	for _, d := range l.All() {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Failed reports whether there is an error.
func (l *List) Failed() bool {
	errors, _ := l.Count()
	return errors > 0
}

// Strict turns every warning into an error.
func (l *List) Strict() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.all {
		l.all[i].Severity = Error
	}
}
