package watch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"testing"
	"time"
)

// exchange swaps two paths in one step where the system can.
var exchange = func(a, b string) error { return nil }

// storm does anything to the folders at random. Whatever fails does not happen.
type storm struct {
	disk
	r *rand.Rand
}

func (s storm) pick(of ...string) string { return of[s.r.IntN(len(of))] }

// path is one of few, so that the same ones are met again and again.
func (s storm) path() string {
	p := s.pick("content", "content", "content", "data", "assets")
	for range s.r.IntN(4) {
		p = path.Join(p, s.pick("a", "b", "c", "d", "a-b", ".hidden", "x.tmp"))
	}
	return p
}

// existing is a path that is there.
func (s storm) existing() string {
	var all []string
	for p := range s.snapshot() {
		if path.Dir(p) != "layouts" && p != "layouts" {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return s.path()
	}
	slices.Sort(all) // the same by seed
	return s.pick(all...)
}

// act does one thing and says what.
func (s storm) act() string {
	p, q, to := s.path(), s.existing(), s.path()
	text := fmt.Sprint(s.r.Uint64())
	switch s.r.IntN(16) {
	case 0, 1, 2:
		_ = os.MkdirAll(s.abs(path.Dir(p)), 0o755)
		_ = os.WriteFile(s.abs(p), []byte(text), 0o644)
		return "write " + p
	case 3:
		_ = os.WriteFile(s.abs(q), []byte(text), 0o644)
		return "write " + q
	case 4, 5:
		_ = os.MkdirAll(s.abs(p), 0o755)
		return "mkdir " + p
	case 6:
		_ = os.RemoveAll(s.abs(q))
		return "remove " + q
	case 7, 8, 9:
		_ = os.Rename(s.abs(q), s.abs(to))
		return "rename " + q + " " + to
	case 10:
		_ = os.RemoveAll(s.abs(q))
		_ = os.WriteFile(s.abs(q), []byte(text), 0o644)
		return "file for folder " + q
	case 11:
		_ = os.RemoveAll(s.abs(q))
		_ = os.MkdirAll(s.abs(path.Join(q, "c", "d")), 0o755)
		_ = os.WriteFile(s.abs(path.Join(q, "c", "d", "e")), []byte(text), 0o644)
		return "folder for file " + q
	case 12:
		_ = os.Rename(s.abs(q), s.abs("outside"))
		_ = os.WriteFile(s.abs("outside/a"), []byte(text), 0o644)
		return "move out " + q
	case 13:
		_ = os.Rename(s.abs("outside"), s.abs(to))
		_ = os.RemoveAll(s.abs("outside"))
		return "move in " + to
	case 14:
		other := s.existing()
		_ = exchange(s.abs(q), s.abs(other))
		return "exchange " + q + " " + other
	default:
		_ = os.Symlink(s.pick("../data", "../content/a", "b", "nowhere"), s.abs(p))
		return "link " + p
	}
}

// TestStorm does random things in bursts. After each burst, what was read is
// what is there and what is watched are the folders that are there; in the end,
// what happens in each of them is seen.
func TestStorm(t *testing.T) {
	for _, test := range []struct {
		name  string
		seeds int
		poll  bool
	}{{"events", 10, false}, {"polling", 8, true}} {
		for seed := range test.seeds {
			t.Run(fmt.Sprint(test.name, " ", seed), func(t *testing.T) {
				if test.poll { // it mostly sleeps, and has no watches to be counted
					t.Parallel()
				}
				s := watching(t, t.TempDir(), test.poll)
				s.storm(rand.New(rand.NewPCG(uint64(seed), 0)))
			})
		}
	}
}

func (s *session) storm(r *rand.Rand) {
	storm := storm{s.disk, r}
	for round := range 12 {
		var done []string
		for range 1 + r.IntN(60) {
			done = append(done, storm.act())
			if r.IntN(8) == 0 { // into the middle of a batch
				time.Sleep(time.Duration(r.IntN(4000)) * time.Microsecond)
			}
		}
		what := fmt.Sprintf("round %d: %q", round, done)
		s.sync()
		s.same(what)
		s.watchesAre(what)
	}
	s.probe("in the end")
}
