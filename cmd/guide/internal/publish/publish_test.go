//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// randomSite draws from few names, so that files become folders and back.
func randomSite(r *rand.Rand) site {
	s := site{"index.html": fmt.Sprint(r.IntN(2))}
	for range r.IntN(12) {
		parts := make([]string, 1+r.IntN(4))
		for i := range parts {
			parts[i] = string(rune('a' + r.IntN(3)))
		}
		p := strings.Join(parts, "/")
		clash := slices.ContainsFunc(slices.Collect(maps.Keys(s)), func(q string) bool {
			return strings.HasPrefix(q, p+"/") || strings.HasPrefix(p, q+"/")
		})
		if !clash {
			s[p] = strings.Repeat("x", r.IntN(3))
		}
	}
	return s
}

func TestRandomTrees(t *testing.T) { both(t, randomTrees) }

func randomTrees(t *testing.T, o Options) {
	r := rand.New(rand.NewPCG(1, 2))
	root, out := project(t)
	last := site{}
	for range 100 {
		s := randomSite(r)
		var want Result
		for p, text := range s {
			if old, ok := last[p]; ok && old == text {
				want.Kept++
			} else {
				want.Written++
			}
		}
		for p := range last {
			if _, ok := s[p]; !ok {
				want.Removed++
			}
		}
		want.Changed = want.Written+want.Removed > 0
		if got := mustPublish(t, root, out, s, o); got != want {
			t.Fatalf("got %+v, want %+v\n%v\n%v", got, want, last, s)
		}
		last = s
	}
}

func TestUnchangedIsNotTouched(t *testing.T) {
	root, out := project(t)
	s := site{"index.html": "1", "a/b/index.html": "2", "a/c.css": "3"}
	mustPublish(t, root, out, s)
	before := stamp(t, out)
	time.Sleep(20 * time.Millisecond)
	if got, want := mustPublish(t, root, out, s), (Result{Kept: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if after := stamp(t, out); !maps.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestUnchangedFileKeepsItsTimeAndInode(t *testing.T) {
	root, out := project(t)
	mustPublish(t, root, out, site{"same/x.html": "1", "other.html": "2"})
	old := time.Unix(1e9, 0)
	if err := os.Chtimes(filepath.Join(out, "same/x.html"), old, old); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(filepath.Join(out, "same/x.html"))
	mustPublish(t, root, out, site{"same/x.html": "1", "other.html": "3"})
	after, err := os.Stat(filepath.Join(out, "same/x.html"))
	if err != nil || !os.SameFile(before, after) || !after.ModTime().Equal(old) {
		t.Errorf("before %v, after %v, %v", before, after, err)
	}
}

// The old tree may live on under other names (a deploy that links, a backup), and
// until the exchange it is what readers see.
func TestNothingIsWrittenThroughALink(t *testing.T) {
	root, out := project(t)
	mustPublish(t, root, out, site{"a.html": "old", "b.html": "kept"})
	backup := filepath.Join(root, "data", "backup")
	for _, p := range []string{"a.html", "b.html", markerName} {
		if err := os.Link(filepath.Join(out, p), backup+p); err != nil {
			t.Fatal(err)
		}
	}
	mark, _ := os.ReadFile(backup + markerName)
	mustPublish(t, root, out, site{"a.html": "new", "b.html": "kept"})
	a, _ := os.ReadFile(backup + "a.html")
	now, _ := os.ReadFile(backup + markerName)
	if string(a) != "old" || string(now) != string(mark) {
		t.Errorf("the backup reads %q and %s", a, now)
	}
}

func TestModesAreRepaired(t *testing.T) {
	root, out := project(t)
	s := site{"a/x.html": "1", "y.html": "2"}
	for _, damage := range []func(){
		func() { os.Chmod(filepath.Join(out, "y.html"), 0o600) },
		func() { os.Chmod(filepath.Join(out, "a"), 0o700) },
		func() { os.Chmod(out, 0o700) },
		func() { os.Mkdir(filepath.Join(out, "empty"), 0o755) },
		func() { os.RemoveAll(filepath.Join(out, "a")) },
		func() { os.WriteFile(filepath.Join(out, ".DS_Store"), nil, 0o644) },
	} {
		mustPublish(t, root, out, s)
		damage()
		if !mustPublish(t, root, out, s).Changed {
			t.Error("not changed")
		}
	}
}

func TestForeignFiles(t *testing.T) {
	s := site{"index.html": "1"}
	for name, test := range map[string]struct {
		put  func(out string) error
		next site
		want string
	}{
		"file":   {func(out string) error { return os.WriteFile(out+"/CNAME", nil, 0o644) }, site{"index.html": "2"}, "public/CNAME was not made by a build"},
		"two":    {func(out string) error { return os.Rename(out+"/index.html", out+"/x") }, site{"i": "2"}, "public/x was not made"},
		"same":   {func(out string) error { return os.WriteFile(out+"/CNAME", nil, 0o644) }, s, "CNAME"},
		"adopt":  {func(out string) error { return os.WriteFile(out+"/CNAME", nil, 0o644) }, site{"CNAME": "x"}, ""},
		"link":   {func(out string) error { return os.Symlink("/etc", out+"/etc") }, s, "public/etc is a link"},
		"marker": {func(out string) error { return os.Remove(out + "/build.json") }, s, "no valid build.json"},
		"quoted": {func(out string) error { return os.WriteFile(out+"/a\nb", nil, 0o644) }, s, `a\nb`},
		"git":    {func(out string) error { write(t, out+"/.git/HEAD", ""); return nil }, s, "public/.git/HEAD"},
	} {
		t.Run(name, func(t *testing.T) {
			root, out := project(t)
			mustPublish(t, root, out, s)
			if err := test.put(out); err != nil {
				t.Fatal(err)
			}
			before := stamp(t, out)
			_, err := Publish(context.Background(), root, out, test.next.fs(), Options{})
			if test.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				mustBe(t, out, test.next)
				return
			}
			var refused *RefusedError
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) || refused.Hint == "" {
				t.Errorf("got %v, want a refusal with %q and a hint", err, test.want)
			}
			if !maps.Equal(before, stamp(t, out)) {
				t.Error("the output was touched")
			}
			alone(t, root)
		})
	}
}
