package site

import (
	"context"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// Live is a guide that is being edited: it is built anew after each change,
// from what did not change and what did. After any edits its site is the one
// that [Build] would make of the files as they are.
//
// While a file is broken (it cannot be read, decoded, rendered or parsed), its
// last good form stands in for it, so that its pages stay as they were. A page
// that cannot be laid out is laid out with the last sound layouts, or shown as
// it was when every page could be made.
type Live struct {
	fsys    fs.FS
	options Options
	memo    *memo.Memo

	read   *source.Tree // the files as they are
	tree   *source.Tree // those of the last rebuild
	newest *builder     // of tree
	good   *source.Tree // what the site is made of, without what is broken and never was good
	quick  *diag.List   // what is wrong with the files that changed, each by itself

	sound *layout.Set // the last layouts in which nothing was wrong

	mu    sync.Mutex
	site  *Site
	whole *Site // the last one of which every file could be made
	sums  sums  // of its pages

	unswept, failed int // builds, and checks that found faults, since what nobody asked for was forgotten
}

// NewLive returns a guide that has not been read yet.
func NewLive(fsys fs.FS, o Options) *Live {
	return &Live{fsys: fsys, options: o, memo: memo.New()}
}

// Update reads again what may have changed, and gives the new site; it is the
// site of before when nothing changed. See [Live.Read].
func (l *Live) Update(paths []string, patience bool) (site *Site, unfinished []string) {
	changed, unfinished := l.Read(paths, patience)
	if changed {
		return l.Rebuild(), unfinished
	}
	return l.site, unfinished
}

// Read reads again what may have changed, at the given paths and below them, or
// everything when there are none. It reports whether the site has to be rebuilt.
// Patience and unfinished are those of [source.Tree.Update]. Calls of Read and
// Rebuild must not overlap.
func (l *Live) Read(paths []string, patience bool) (changed bool, unfinished []string) {
	switch {
	case l.read == nil:
		l.read = source.Read(l.fsys, &diag.List{})
	case len(paths) == 0:
		l.read, unfinished = l.read.Update(l.fsys, source.Folders, patience)
	default:
		l.read, unfinished = l.read.Update(l.fsys, paths, patience)
	}
	return l.read != l.tree, unfinished
}

// Faults are those that the last rebuild came upon: of files that cannot be read,
// decoded, rendered or parsed. The others are found by [Live.Check].
func (l *Live) Faults() Findings { return Findings{Faults: l.quick, Source: l.newest.tree.Bytes} }

// Rebuild makes the site of the files that were read last.
func (l *Live) Rebuild() *Site {
	newest := l.builder(l.read)
	quick := &diag.List{}
	quick.AddAll(newest.found.Raw())
	shown, diags := newest, quick
	for range maxRepairs {
		repaired := shown.tree.With(l.lastGood(), shown.broken(l.lastGood(), diags))
		if repaired == shown.tree {
			break
		}
		shown = l.builder(repaired)
		diags = nil // those of files that stand in for others do not count
	}
	site := shown.makeSite()
	good := shown.tree.Without(shown.broken(l.lastGood(), nil))
	l.mu.Lock()
	defer l.mu.Unlock()
	site.fall.Store(l.whole)
	if l.unswept++; l.unswept > maxUnswept {
		l.memo.Sweep()
		l.unswept = 0
	}
	l.tree, l.newest, l.good, l.quick, l.site = newest.tree, newest, good, quick, site
	return site
}

func (l *Live) builder(tree *source.Tree) *builder {
	b := newBuilder(tree, l.memo, l.options)
	l.mu.Lock()
	b.sound = l.sound
	l.mu.Unlock()
	b.prepare()
	return b
}

// maxRepairs is how often broken files are looked for: the last good form of
// one file may ask for another one that is gone.
const maxRepairs = 4

func (l *Live) lastGood() *source.Tree {
	if l.good == nil {
		return &source.Tree{}
	}
	return l.good
}

// broken lists the files and folders that cannot be used as they are. Layouts
// hang together, and so do the questions and the flows; when one of them is
// broken, all are listed. The files that also stand in the good tree are known
// to be fine. What is wrong with the text of others is added to diags.
func (b *builder) broken(good *source.Tree, diags *diag.List) []string {
	paths := slices.Concat(slices.Collect(maps.Keys(b.guide.Broken)), b.tree.AllRefused())
	for _, d := range b.found.Raw() {
		switch top, _, _ := strings.Cut(d.File, "/"); {
		case d.Severity != diag.Error:
		case top == "layouts":
			paths = append(paths, top)
		case top == "assets", d.File == siteFile:
			paths = append(paths, d.File)
		}
	}
	for _, d := range b.guide.Decisions {
		if b.views.Flows[d.ID] == nil {
			paths = append(paths, model.QuestionsFile, d.FlowFile())
		}
	}
	for _, f := range b.tree.Changed(good) {
		last := good.File(f.Path)
		if last == nil || !model.IsProse(f.Path) {
			continue // nothing could stand in for it
		}
		found, before := &diag.List{}, &diag.List{}
		b.lookAt(f, found)
		if b.lookAt(last, before); found.Failed() && !before.Failed() {
			paths = append(paths, f.Path)
		}
		diags.AddAll(found.Raw())
	}
	return paths
}

// siteFile says where the site stands; with a fault in that, no page would be
// found.
const siteFile = "data/site.yaml"

// lookAt adds what is wrong with the text and the embeds of a Markdown file.
func (b *builder) lookAt(f *source.File, diags *diag.List) {
	d, a := b.render(f, diags), b.guide.Article(f.Path)
	for _, p := range b.guide.Pages {
		if p.Path == f.Path {
			a = p
		}
	}
	if a != nil {
		b.fills(a, f, d, diags)
	}
}

// Findings are what [Live.Check] found.
type Findings struct {
	Faults  *diag.List
	Source  func(path string) []byte // the files that it looked at, for excerpts
	Pages   int                      // in the site; 0 when they could not all be made
	Changed int                      // pages that differ from those of the last whole site, or are new or gone
}

// Check looks for everything that is wrong with the newest files, as a build
// would, and makes every page. Pages may be asked for meanwhile, and edits may
// be made: then the context should end. It reports whether it came to an end.
// progress is told how many of all files are done; it may be nil.
func (l *Live) Check(ctx context.Context, progress crew.Progress) (Findings, bool) {
	l.mu.Lock()
	newest, site := l.newest, l.site
	l.mu.Unlock()
	workers := max(1, runtime.GOMAXPROCS(0)-1) // one is left for who asks for a page
	found := Findings{Faults: &diag.List{}, Source: newest.tree.Bytes}
	l.learnLayouts(newest.layouts)
	newest.faults(ctx, crew.Crew{Workers: workers, Progress: progress}, found.Faults)
	var sums sums
	if ctx.Err() == nil && !found.Faults.Failed() {
		sums = site.finish(ctx, crew.Crew{Workers: workers, Progress: progress}, found.Faults)
	}
	l.mu.Lock()
	before := l.sums
	l.mu.Unlock()
	if sums != nil {
		found.Pages, found.Changed = len(sums), sums.differences(before)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if ctx.Err() != nil || site != l.site {
		return found, false
	}
	if sums != nil {
		l.whole, l.sums = site, sums
		site.fall.Store(nil)
	}
	if l.failed++; sums != nil || l.failed == maxFailed {
		l.memo.Sweep()
		l.unswept, l.failed = 0, 0
	}
	return found, true
}

// maxFailed is for how many checks that found faults everything is remembered:
// with faults pages are not laid out, and they should not all have to be made
// again when those are soon mended.
const maxFailed = 3

// maxUnswept is for how many builds everything is remembered that was made,
// while no check comes to an end.
const maxUnswept = 50

// learnLayouts remembers layouts in which nothing is wrong.
func (l *Live) learnLayouts(set *layout.Set) {
	diags := &diag.List{}
	if set.Check(diags); !diags.Failed() && set.Complete() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.sound = set
	}
}

// differences counts the pages that are not the same in both.
func (s sums) differences(last sums) int {
	n := 0
	for p, sum := range s {
		if old, ok := last[p]; !ok || old != sum {
			n++
		}
	}
	for p := range last {
		if _, ok := s[p]; !ok {
			n++
		}
	}
	return n
}
