package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/serve"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/watch"
)

// editing keeps what is served up with the files. A change is shown as soon as
// the new site is known; what is wrong with it is looked for afterwards.
type editing struct {
	flags  projectFlags
	ctx    context.Context
	live   *site.Live
	server *serve.Server
	out    *terminal

	mu        sync.Mutex
	site      *site.Site
	lost      bool               // the last change could not be taken in
	checking  context.CancelFunc // of the newest site's check while it runs
	lastCheck time.Duration      // about how long a check takes
	checks    sync.WaitGroup     // that have not ended yet
}

// halfWritten is how long a file that looks half written is left alone.
const halfWritten = 20 * time.Millisecond

// changed takes a batch of changes in.
func (e *editing) changed(c watch.Changes) { e.take(c.Paths, c.All, true) }

func (e *editing) take(paths []string, all, patient bool) {
	e.mu.Lock()
	start, first, failed := time.Now(), e.site == nil, e.lost
	if all || failed {
		paths = nil
	}
	next, unfinished, err := e.update(paths, patient && !first)
	if e.lost = err != nil; e.lost {
		faults := failure(err)
		e.show(site.Findings{Faults: faults})
		e.mu.Unlock()
		e.print(site.Findings{Faults: faults})
		return
	}
	defer e.mu.Unlock()
	if len(unfinished) > 0 {
		time.AfterFunc(halfWritten, func() {
			if e.ctx.Err() == nil {
				e.take(unfinished, false, false)
			}
		})
	}
	if next == nil {
		if failed { // else what was told of the failure would stay
			e.stop()
			e.check(nil)
		}
		return
	}
	if first {
		e.lastCheck = time.Duration(len(next.Paths())) * perFile
	}
	e.site = next
	e.server.Show(next)
	took := time.Since(start)
	if quick := e.live.Faults(); quick.Faults.Failed() {
		e.show(quick)
	}
	e.check(func(found site.Findings, done bool) string {
		if first {
			return ""
		}
		return rebuilt(paths, found, done, took)
	})
}

// update reads the changes and gives the new site, or nil when nothing changed:
// then a check that is running goes on. A panic is a fault of the program; it
// must not take the last good site away from who is editing.
func (e *editing) update(paths []string, patient bool) (next *site.Site, unfinished []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = diag.Recovered(p)
		}
	}()
	changed, unfinished := e.live.Read(paths, patient)
	if changed {
		e.stop()
		next = e.live.Rebuild()
	}
	return next, unfinished, nil
}

// stop ends the check that is running, if any. What it has found out so far
// stays in the memo.
func (e *editing) stop() {
	if e.checking != nil {
		e.checking()
		e.checking = nil
	}
}

// A check waits until nothing has happened for a moment: who saved a file asks
// for its page first, and may save again soon. A check that takes long waits
// longer, as it would keep the machine busy meanwhile.
const (
	minCalm = 30 * time.Millisecond
	maxCalm = time.Second

	perFile = time.Millisecond // of the first check, which makes everything; a guess
)

// check looks for what is wrong with the newest site, behind its back. line
// gives what the terminal is told about the rebuild at the end; it may be nil.
func (e *editing) check(line func(site.Findings, bool) string) {
	ctx, cancel := context.WithCancel(e.ctx)
	e.checking = cancel
	calm := min(max(minCalm, e.lastCheck/4), maxCalm)
	e.checks.Go(func() {
		defer cancel()
		select {
		case <-ctx.Done():
		case <-time.After(calm):
		}
		start, progress := time.Now(), e.out.progress("checked")
		found, done, err := e.find(ctx, progress.step)
		progress.end()
		if err != nil {
			found = site.Findings{Faults: failure(err)}
		}
		e.mu.Lock()
		newest := ctx.Err() == nil // else a later change has been taken in, and its check tells
		if newest {
			e.checking = nil
			e.lastCheck = max(time.Since(start), e.lastCheck/2)
			e.show(found)
		}
		ended := e.ctx.Err() != nil
		e.mu.Unlock()
		if ended {
			return
		}
		// A terminal that nobody reads must not hold up the next edit.
		if line != nil && err == nil {
			e.out.line(line(found, done && newest))
		}
		if newest {
			e.print(found)
		}
	})
}

func (e *editing) find(ctx context.Context, progress crew.Progress) (found site.Findings, done bool, err error) {
	defer func() {
		if p := recover(); p != nil && ctx.Err() == nil {
			err = diag.Recovered(p)
		}
	}()
	found, done = e.live.Check(ctx, progress)
	return found, done, nil
}

// failure is a panic as something that can be shown.
func failure(err error) *diag.List {
	diags := &diag.List{}
	diags.Add(diag.Diagnostic{
		Pos: diag.Pos{File: "guide"}, Rule: "program", Message: "the program failed while it built the site: " + err.Error(),
		Hint: "the last good site is still served; this is a fault of the program, so please report it with the edit that you made",
	})
	return diags
}

// show tells the pages what is wrong.
func (e *editing) show(found site.Findings) {
	if e.flags.Strict {
		found.Faults.Strict()
	}
	e.server.Report(serve.NewReport(found.Faults.All(), found.Source))
}

// print tells the terminal what is wrong.
func (e *editing) print(found site.Findings) {
	e.out.faults(found.Faults, diag.Printer{Format: e.flags.Format, Source: found.Source})
}

// base is the path that the site is mounted at.
func (e *editing) base() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.site == nil {
		return ""
	}
	return e.site.Base()
}

// files counts the files of the site.
func (e *editing) files() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.site == nil {
		return 0
	}
	return len(e.site.Paths())
}

// rebuilt is the line about a rebuild: what changed, what that changes, and how
// long it took until the new site was served.
func rebuilt(paths []string, found site.Findings, done bool, took time.Duration) string {
	what := "everything looked at again"
	switch {
	case len(paths) > 3:
		what = count(len(paths), "path", "paths") + " changed"
	case len(paths) > 0:
		what = diag.Printable(strings.Join(paths, ", ")) + " changed"
	}
	pages := "another change came"
	switch {
	case done && found.Pages > 0:
		pages = fmt.Sprintf("%d of %s differ", found.Changed, count(found.Pages, "page", "pages"))
	case done:
		pages = "there are faults"
	}
	return fmt.Sprintf("%s %s: %s, served after %.1f ms", time.Now().Format(time.TimeOnly), what, pages, float64(took.Microseconds())/1000)
}
