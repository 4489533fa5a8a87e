package site

import (
	"context"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/diag"
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
// that cannot be laid out is shown as it was laid out last.
type Live struct {
	fsys    fs.FS
	options Options
	memo    *memo.Memo

	tree   *source.Tree // the files as they are
	newest *builder     // of tree
	good   *source.Tree // what the site is made of: tree, without what is broken in it

	mu    sync.Mutex
	site  *Site
	whole *Site // the last one of which every file could be made
	sums  sums  // of its pages
}

// NewLive returns a guide that has not been read yet.
func NewLive(fsys fs.FS, o Options) *Live {
	return &Live{fsys: fsys, options: o, memo: memo.New()}
}

// Update reads again what may have changed, at the given paths and below them,
// or everything when there are none, and gives the new site; it is the site of
// before when nothing changed. Patience and unfinished are those of
// [source.Tree.Update]. A call must not overlap another one.
func (l *Live) Update(paths []string, patience bool) (site *Site, unfinished []string) {
	tree := l.tree
	switch {
	case tree == nil:
		tree = source.Read(l.fsys, &diag.List{})
	case len(paths) == 0:
		tree, unfinished = tree.Update(l.fsys, source.Folders, patience)
	default:
		tree, unfinished = tree.Update(l.fsys, paths, patience)
	}
	if tree != l.tree {
		l.rebuild(tree)
	}
	return l.site, unfinished
}

func (l *Live) rebuild(tree *source.Tree) {
	l.memo.Begin()
	newest := newBuilder(tree, l.memo, l.options)
	newest.prepare()
	shown := newest
	for range maxRepairs {
		repaired := shown.tree.With(l.lastGood(), shown.broken(l.lastGood()))
		if repaired == shown.tree {
			break
		}
		shown = newBuilder(repaired, l.memo, l.options)
		shown.prepare()
	}
	site := shown.makeSite()
	l.mu.Lock()
	defer l.mu.Unlock()
	site.fall.Store(l.whole)
	l.tree, l.newest, l.good, l.site = tree, newest, shown.tree, site
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
// to be fine.
func (b *builder) broken(good *source.Tree) []string {
	paths := slices.Concat(slices.Collect(maps.Keys(b.guide.Broken)), b.tree.AllRefused())
	for _, d := range b.found.Raw() {
		switch top, _, _ := strings.Cut(d.File, "/"); {
		case d.Severity != diag.Error:
		case top == "layouts":
			paths = append(paths, top)
		case top == "assets":
			paths = append(paths, d.File)
		}
	}
	for _, d := range b.guide.Decisions {
		if b.views.Flows[d.ID] == nil {
			paths = append(paths, model.QuestionsFile, d.FlowFile())
		}
	}
	for _, f := range b.tree.Changed(good) {
		if model.IsProse(f.Path) && good.File(f.Path) != nil {
			diags := &diag.List{}
			if b.docOf(f.Path, diags); diags.Failed() {
				paths = append(paths, f.Path)
			}
		}
	}
	return paths
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
func (l *Live) Check(ctx context.Context, progress Progress) (Findings, bool) {
	l.mu.Lock()
	newest, site := l.newest, l.site
	l.mu.Unlock()
	workers := max(1, runtime.GOMAXPROCS(0)-1) // one is left for who asks for a page
	found := Findings{Faults: &diag.List{}, Source: newest.tree.Bytes}
	newest.faults(ctx, crew{workers, progress}, found.Faults)
	var sums sums
	if ctx.Err() == nil && !found.Faults.Failed() {
		sums = site.finish(ctx, crew{workers, progress}, found.Faults)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if ctx.Err() != nil || site != l.site {
		return found, false
	}
	if sums == nil {
		l.memo.Sweep(keepFailed)
		return found, true
	}
	found.Pages, found.Changed = len(sums), sums.differences(l.sums)
	l.whole, l.sums = site, sums
	site.fall.Store(nil)
	l.memo.Sweep(0)
	return found, true
}

// keepFailed is for how many builds results are kept that nobody asks for
// while the guide has faults: pages are not laid out then, and would all have
// to be made again when the fault is mended.
const keepFailed = 50

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
