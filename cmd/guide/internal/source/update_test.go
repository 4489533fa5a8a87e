package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// said lists what is wrong, as text.
func said(t *Tree) []string {
	diags := &diag.List{}
	t.Report(diags)
	var all []string
	for _, d := range diags.All() {
		all = append(all, fmt.Sprintf("%v %s %s", d.Pos, d.Rule, d.Message))
	}
	return all
}

// sameTree reports in what two snapshots differ.
func sameTree(got, want *Tree) string {
	if len(got.Files()) != len(want.Files()) {
		return fmt.Sprintf("%d files instead of %d", len(got.Files()), len(want.Files()))
	}
	for i, f := range want.Files() {
		if g := got.Files()[i]; g.Path != f.Path || g.Hash != f.Hash {
			return fmt.Sprintf("%s instead of %s", g.Path, f.Path)
		}
	}
	if g, w := said(got), said(want); !slices.Equal(g, w) {
		return fmt.Sprintf("it says %q instead of %q", g, w)
	}
	if g, w := got.AllRefused(), want.AllRefused(); !slices.Equal(g, w) {
		return fmt.Sprintf("%q are refused instead of %q", g, w)
	}
	return ""
}

// TestUpdateEqualsRead changes a folder at random, on a disk with links and
// all, and compares what is brought up to date with what is read anew.
func TestUpdateEqualsRead(t *testing.T) {
	for seed := range uint64(8) {
		dir := t.TempDir()
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(seed, 1))
		names := []string{"assets", "content", "data", "layouts", "a", "b", "b.md", "B.md", ".hidden", "x~", "con", "é"}
		somewhere := func() string {
			p := names[r.IntN(4)]
			for range r.IntN(4) {
				p = path.Join(p, names[4+r.IntN(len(names)-4)])
			}
			return p
		}
		tree := Read(root.FS(), &diag.List{})
		for range 150 {
			var touched []string
			for range 1 + r.IntN(3) {
				p := somewhere()
				full := filepath.Join(dir, p)
				for d := p; d != "."; d = path.Dir(d) { // folders on the way may be made too
					if _, err := os.Lstat(filepath.Join(dir, d)); err != nil || d == p {
						touched = append(touched, d)
					}
				}
				switch r.IntN(8) {
				case 0:
					os.RemoveAll(full)
				case 1:
					os.MkdirAll(full, 0o755)
				case 2:
					os.Symlink("..", full)
				case 3:
					to := somewhere()
					os.Rename(full, filepath.Join(dir, to))
					touched = append(touched, to)
				case 4:
					os.WriteFile(full, []byte{0xff, 0}, 0o644)
				default:
					os.MkdirAll(filepath.Dir(full), 0o755)
					os.WriteFile(full, fmt.Appendf(nil, "text %d\n", r.IntN(3)), 0o644)
				}
			}
			next, _ := tree.Update(root.FS(), touched, false)
			if diff := sameTree(next, Read(root.FS(), &diag.List{})); diff != "" {
				t.Fatalf("seed %d, after changes of %q: %s", seed, touched, diff)
			}
			again, _ := next.Update(root.FS(), Folders, false)
			if again != next {
				t.Fatalf("seed %d: nothing changed, and the snapshot is another one", seed)
			}
			for _, f := range next.Files() {
				if old := tree.File(f.Path); old != nil && old.Hash == f.Hash && old != f {
					t.Fatalf("seed %d: %s did not change, and is another file", seed, f.Path)
				}
			}
			tree = next
		}
		root.Close()
	}
}

// TestUnfinished: a file that looks half written is left as it was for once.
func TestUnfinished(t *testing.T) {
	const good = "---\ntitle: A\n---\nText.\n"
	for _, test := range []struct {
		before, now string
		unfinished  bool
	}{
		{good, "", true},
		{good, "---\ntitle: A\n", true},
		{good, "---\n", true},
		{"", good, false},
		{good, good + "More.\n", false},
		{good, "No front matter.\n", false},
		{"", "---\ntitle: A\n", true},
		{"missing", "", true}, // it has just been made
		{"---\n", "---\n", false},
	} {
		files := project(map[string]string{"content/a.md": test.before, "data/x.yaml": "x: 1\n", "assets/x.css": "", "layouts/x.html": "x"})
		if test.before == "missing" {
			delete(files, "content/a.md")
		}
		tree := Read(files, &diag.List{})
		files["content/a.md"] = &fstest.MapFile{Data: []byte(test.now)}
		next, unfinished := tree.Update(files, []string{"content/a.md"}, true)
		if slices.Equal(unfinished, []string{"content/a.md"}) != test.unfinished || test.unfinished && next != tree {
			t.Errorf("from %q to %q: unfinished are %q", test.before, test.now, unfinished)
		}
		if next, unfinished = next.Update(files, []string{"content/a.md"}, false); len(unfinished) > 0 || string(next.Bytes("content/a.md")) != test.now {
			t.Errorf("from %q to %q: without patience it is %q", test.before, test.now, next.Bytes("content/a.md"))
		}
	}
}

// TestWith: broken files are replaced by those of an earlier snapshot, whole
// folders too, and what that does not have stays.
func TestWith(t *testing.T) {
	earlier := Read(project(map[string]string{"content/a.md": "a", "data/t/x.yaml": "x", "data/t/y.yaml": "y", "layouts/b.html": "b", "assets/c.css": "c"}), &diag.List{})
	now := Read(project(map[string]string{"content/a.md": "\xff", "data/t": "file", "layouts/b.html": "b", "layouts/new.html": "n", "assets/c.css": "c", "assets/d.css": "\xff"}), &diag.List{})
	got := now.With(earlier, []string{"content/a.md", "data/t", "layouts", "assets/d.css"})
	var paths []string
	for _, f := range got.Files() {
		paths = append(paths, f.Path+"="+string(f.Data))
	}
	if want := "[assets/c.css=c content/a.md=a data/t/x.yaml=x data/t/y.yaml=y layouts/b.html=b]"; fmt.Sprint(paths) != want {
		t.Errorf("got %v, want %s", paths, want)
	}
	if now.With(earlier, nil) != now {
		t.Error("nothing is replaced, and the snapshot is another one")
	}
}
