package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// terminal prints what a long-running command tells, one line at a time, from
// several goroutines.
type terminal struct {
	mu             sync.Mutex
	stdout, stderr io.Writer
	person         bool // somebody looks at stdout
	open           bool // a progress line stands there
}

func newTerminal(c *command) *terminal {
	return &terminal{stdout: c.stdout, stderr: c.stderr, person: isTerminal(c.stdout)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// line prints a line, if there is one.
func (t *terminal) line(text string) {
	if text == "" {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.erase()
	fmt.Fprintln(t.stdout, text)
}

// faults prints what is wrong, and how much.
func (t *terminal) faults(diags *diag.List, p diag.Printer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.erase()
	w := t.stderr
	if p.Format != diag.Text {
		w = t.stdout
	}
	errors, warnings := diags.Count()
	if errors+warnings == 0 {
		return
	}
	p.Print(w, diags) // a terminal that is gone is noticed elsewhere
	if p.Format == diag.Text {
		fmt.Fprintf(w, "%s, %s\n", count(errors, "error", "errors"), count(warnings, "warning", "warnings"))
	}
}

// erase takes a progress line away.
func (t *terminal) erase() {
	if t.open {
		fmt.Fprint(t.stdout, "\r\x1b[K")
		t.open = false
	}
}

// progress is a line about work that takes longer than a moment. It is only
// shown to people.
type progress struct {
	terminal *terminal
	done     string // what has been done to files
	next     time.Time
}

// progressAfter is when work is long enough to tell about it.
const progressAfter = 500 * time.Millisecond

func (t *terminal) progress(done string) *progress {
	return &progress{terminal: t, done: done, next: time.Now().Add(progressAfter)}
}

func (p *progress) step(done, of int) {
	if !p.terminal.person {
		return
	}
	p.terminal.mu.Lock()
	defer p.terminal.mu.Unlock()
	if now := time.Now(); now.After(p.next) {
		p.next = now.Add(progressAfter / 5)
		fmt.Fprintf(p.terminal.stdout, "\r\x1b[K%d of %s %s", done, count(of, "file", "files"), p.done)
		p.terminal.open = true
	}
}

func (p *progress) end() {
	p.terminal.mu.Lock()
	defer p.terminal.mu.Unlock()
	p.terminal.erase()
}
