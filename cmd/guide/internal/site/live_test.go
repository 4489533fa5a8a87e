package site

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// pair is a live guide and the project that it follows.
type pair struct {
	*project
	live *Live
}

func newPair(t testing.TB, seed uint64) *pair {
	p := newProject(t, seed)
	pair := &pair{p, NewLive(p.files, Options{})}
	pair.live.Update(nil, false)
	if _, done := pair.live.Check(context.Background()); !done {
		t.Fatal("the check did not end")
	}
	return pair
}

// settle brings the live guide up to date and compares it with a clean build.
// It says in what they differ, or "".
func (p *pair) settle() string {
	before := &Live{fsys: p.files, memo: memo.New(), good: p.live.good, whole: p.live.whole}
	paths := p.touched
	if len(paths) > 0 && p.random.IntN(8) == 0 {
		paths = nil // as after an overflow
	}
	if len(p.touched) > 0 {
		p.live.Update(paths, false)
	}
	p.touched = nil
	found, _ := p.live.Check(context.Background())

	clean := &diag.List{}
	site := Build(p.files, Options{}, clean)
	if !clean.Failed() {
		site.All(clean)
	}
	if diff := differentFaults(found.Faults.All(), clean.All()); diff != "" {
		return diff
	}
	if clean.Failed() { // what is broken is shown as it was, also when nothing is remembered
		before.rebuild(source.Read(p.files, &diag.List{}))
		site = before.site
	}
	return different(p.live.site, site)
}

func differentFaults(got, want []diag.Diagnostic) string {
	for _, d := range got {
		if !slices.Contains(want, d) {
			return "it says too much: " + d.Pos.String() + " " + d.Rule + " " + d.Message
		}
	}
	for _, d := range want {
		if !slices.Contains(got, d) {
			return "it does not say: " + d.Pos.String() + " " + d.Rule + " " + d.Message
		}
	}
	return ""
}

// different names the first file that differs between two sites.
func different(got, want *Site) string {
	if g, w := got.Paths(), want.Paths(); !slices.Equal(g, w) {
		return fmt.Sprintf("it has the files %v instead of %v", g, w)
	}
	for _, path := range want.Paths() {
		g, gotErr := got.Bytes(path)
		w, wantErr := want.Bytes(path)
		if (gotErr == nil) != (wantErr == nil) {
			return fmt.Sprintf("%s gives the error %v instead of %v", path, gotErr, wantErr)
		}
		if gotErr != nil && strings.Contains(gotErr.Error(), "program failed") {
			return fmt.Sprintf("%s: %v", path, gotErr)
		}
		if !bytes.Equal(g, w) {
			at := 0
			for at < min(len(g), len(w)) && g[at] == w[at] {
				at++
			}
			return fmt.Sprintf("%s differs at %d: %.80q instead of %.80q", path, at, g[at:], w[at:])
		}
	}
	return ""
}

// TestLiveEqualsClean (R5) edits a guide at random. After each burst of edits
// the live guide says and shows what a clean build does.
func TestLiveEqualsClean(t *testing.T) {
	const seeds = 20
	count := 500
	if testing.Short() {
		count = 50
	}
	var wg sync.WaitGroup
	gate := make(chan bool, 2)
	for seed := range uint64(seeds) {
		wg.Go(func() {
			gate <- true
			defer func() { <-gate }()
			p := newPair(t, seed)
			for n := 0; n < count && !t.Failed(); {
				p.log = nil
				for range 1 + p.random.IntN(10) {
					p.edit()
					n++
				}
				if diff := p.settle(); diff != "" {
					t.Errorf("seed %d, after %d edits, the last of them\n%s:\n%s", seed, n, strings.Join(p.log, "\n"), diff)
				}
			}
		})
	}
	wg.Wait()
}
