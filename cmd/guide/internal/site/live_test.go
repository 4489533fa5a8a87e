package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/share"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// sketched are the options of the guides here. Their share images say what real
// ones would show: drawing thousands of those takes too long.
var sketched = Options{Draw: func(c share.Card) []byte { return fmt.Appendf(nil, "%q", c) }}

// pair is a live guide and the project that it follows.
type pair struct {
	*project
	live *Live

	points, sound int // how often it was compared, and how often nothing was wrong
}

func newPair(t testing.TB, seed uint64) *pair {
	p := newProject(t, seed)
	pair := &pair{project: p, live: NewLive(p.files, sketched)}
	pair.live.Update(nil, false)
	if _, done := pair.live.Check(context.Background(), nil); !done {
		t.Fatal("the check did not end")
	}
	return pair
}

// TestVerify: the check that people can run sees nothing wrong with the steps
// as they are, and names one whose key lacks something.
func TestVerify(t *testing.T) {
	p := newProject(t, 1)
	for step, field := range map[string]string{"": "", "embeds": "Data", "page": "File", "sample": "File", "decision": "Files"} {
		diags := &diag.List{}
		verify(context.Background(), p.files, sketched, func(fsys fs.FS) *Live {
			l := NewLive(fsys, sketched)
			if step != "" {
				l.memo.Blind(step, field)
			}
			return l
		}, nil, diags)
		all := diags.All()
		if step == "" && len(all) > 0 {
			t.Errorf("nothing is wrong, but it says %v %s (%s)", all[0], all[0].Message, all[0].Hint)
		}
		if step != "" && (len(all) != 1 || all[0].Rule != "incomplete-key" || !strings.Contains(all[0].Hint, `"`+step+`"`)) {
			t.Errorf("%s.%s: %v", step, field, all)
		}
	}
}

// settle brings the live guide up to date and compares it with a clean build.
// It says in what they differ, or "".
func (p *pair) settle() string {
	before := &Live{fsys: p.files, options: sketched, memo: memo.New(), good: p.live.good, whole: p.live.whole, sound: p.live.sound}
	p.points++
	paths := p.touched
	if len(paths) > 0 && p.random.IntN(8) == 0 {
		paths = nil // as after an overflow
	}
	if len(p.touched) > 0 {
		p.live.Update(paths, false)
	}
	p.touched = nil
	found, _ := p.live.Check(context.Background(), nil)

	clean := &diag.List{}
	site := Build(p.files, sketched, clean)
	if !clean.Failed() {
		site.All(clean)
	}
	if diff := differentFaults(found.Faults.All(), clean.All()); diff != "" {
		return diff
	}
	if !clean.Failed() {
		p.sound++
		for path, sum := range p.live.sums {
			if data, _ := site.Bytes(path); sha256.Sum256(data) != sum {
				return "it takes the page " + path + " for another one"
			}
		}
		if found.Pages == 0 || found.Pages != len(p.live.sums) {
			return fmt.Sprintf("it counts %d pages of %d", found.Pages, len(p.live.sums))
		}
	} else { // what is broken is shown as it was, also when nothing is remembered
		before.read = source.Read(p.files, &diag.List{})
		before.Rebuild()
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
	var points, sound atomic.Int64
	var wg sync.WaitGroup
	gate := make(chan bool, 2)
	for seed := range uint64(seeds) {
		wg.Go(func() {
			gate <- true
			defer func() { <-gate }()
			p := newPair(t, seed)
			defer func() { points.Add(int64(p.points)); sound.Add(int64(p.sound)) }()
			for n := 0; n < count && !t.Failed(); {
				n += p.burst(10)
				if diff := p.settle(); diff != "" {
					t.Errorf("seed %d, after %d edits, the last of them\n%s:\n%s", seed, n, strings.Join(p.log, "\n"), diff)
				}
			}
		})
	}
	wg.Wait()
	t.Logf("compared %d times, %d times without a fault", points.Load(), sound.Load())
	if sound.Load() < points.Load()/10 {
		t.Error("the guide is nearly always broken: the edits do not test what they should")
	}
}

// TestKeysAreNeeded takes each field out of the key of each step in turn, and
// expects the comparison with clean builds to notice: so the comparison sees
// what it is there for, and no key holds more than it must.
func TestKeysAreNeeded(t *testing.T) {
	if testing.Short() {
		testenv.Skip(t, "this test takes a minute; it runs without -short")
	}
	pair := newPair(t, 1)
	pair.settle() // which also makes what a check does not ask for
	keys := pair.live.memo.Keys()
	gate := make(chan bool, 2)
	var wg sync.WaitGroup
	for _, step := range slices.Sorted(maps.Keys(keys)) {
		for _, field := range keys[step] {
			wg.Go(func() {
				gate <- true
				defer func() { <-gate }()
				if edits := noticed(t, step, field); edits == 0 {
					t.Errorf("the step %q need not know %s, or nobody notices that it does not", step, field)
				} else {
					t.Logf("%s.%s: noticed after %d edits", step, field, edits)
				}
			})
		}
	}
	wg.Wait()
}

// noticed counts the edits until a guide whose step is blind to a field of its
// key differs from a clean build, or fails; it is 0 when neither happens.
func noticed(t *testing.T, step, field string) (edits int) {
	defer func() {
		if recover() != nil {
			edits++ // a result of the wrong kind: noticed at once
		}
	}()
	p := newProject(t, 1)
	pair := &pair{project: p, live: NewLive(p.files, sketched)}
	pair.live.memo.Blind(step, field)
	pair.live.Update(nil, false)
	for _, do := range telling {
		do(p)
		edits++
		if pair.settle() != "" {
			return edits
		}
	}
	for range 40 {
		if pair.settle() != "" {
			return edits + 1
		}
		edits += p.burst(4)
	}
	return 0
}
