//go:build unix

package publish

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func openTop(t *testing.T, dir string) *folder {
	t.Helper()
	parent, err := os.OpenRoot(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { parent.Close() })
	top, err := openFolder(parent, filepath.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { top.close() })
	return top
}

// TestScan compares a scan with a walk, which does one thing after the other.
func TestScan(t *testing.T) {
	root, out := project(t)
	secret := filepath.Join(root, "data")
	write(t, secret+"/a/b", "secret")
	r := rand.New(rand.NewPCG(3, 4))
	odd := 0
	for range 60 {
		os.RemoveAll(out)
		s := randomSite(r)
		for i := range r.IntN(300) {
			s[fmt.Sprintf("many/%d/%d/%d", i%3, i, i)] = "many"
		}
		for p, text := range s {
			write(t, filepath.Join(out, p), text)
		}
		for range r.IntN(8) {
			vandalize(r, out, secret)
		}
		if info, err := os.Lstat(out); err != nil || !info.IsDir() {
			continue
		}
		var want, got []string
		if err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			rel, _ := filepath.Rel(out, p)
			want = append(want, describe(rel, info.Mode(), info.Size(), info.ModTime().UnixNano()))
			if !info.IsDir() && !info.Mode().IsRegular() {
				odd++
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, f := range scan(openTop(t, out)) {
			if f.err != nil {
				t.Fatal(f.path, f.err)
			}
			got = append(got, describe(f.path, f.mode, f.size, f.time.UnixNano()))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	}
	if odd == 0 {
		t.Error("there was no link and no pipe; the test tests nothing")
	}
}

// describe leaves out which bits are set that no build sets.
func describe(p string, mode fs.FileMode, size, time int64) string {
	kind := map[bool]string{mode.IsDir(): "folder", mode.IsRegular(): "file", mode&fs.ModeSymlink != 0: "link"}[true]
	bits := mode&(fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky) != 0
	return fmt.Sprint(p, kind, mode.Perm(), bits, size, time)
}

// What is deleted while it is looked at is no error.
func TestScanOfWhatVanishes(t *testing.T) {
	_, out := project(t)
	for i := range 200 {
		write(t, fmt.Sprintf("%s/%d/%d/x", out, i%5, i), "")
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		for i := range 200 {
			os.RemoveAll(fmt.Sprintf("%s/%d/%d", out, i%5, i))
		}
	}()
	top := openTop(t, out)
	for looks := 0; ; looks++ {
		seen := map[string]bool{}
		for _, f := range scan(top) {
			if f.err != nil || seen[f.path] {
				t.Fatalf("%s: %v, seen before: %v", f.path, f.err, seen[f.path])
			}
			seen[f.path] = true
		}
		select {
		case <-done:
			if n := len(scan(top)); n != 6 {
				t.Errorf("%d remain", n)
			}
			return
		default:
		}
	}
}

// No path leads through a link to a file that was not looked at. (An os.Root follows
// those that stay in it; what is read there is another file, and known to be.)
func TestNoPathThroughALink(t *testing.T) {
	root, out := project(t)
	write(t, out+"/a/b/c", "c")
	write(t, root+"/data/x", "secret")
	for link, to := range map[string]string{"in": "a", "a/in": "b", "file": "a/b/c", "out": root + "/data", "up": ".."} {
		if err := os.Symlink(to, filepath.Join(out, link)); err != nil {
			t.Fatal(err)
		}
	}
	top := openTop(t, out)
	_, there, err := top.read("a/b/c", nil)
	if err != nil {
		t.Fatal(err)
	}
	for p, inside := range map[string]bool{
		"in/b/c": true, "a/in/c": true, "in/in/c": true, "file": false, "out/x": false, "up/data/x": false, "a/b": false, "none/x": false,
	} {
		data, e, err := top.read(p, make([]byte, 1))
		if err == nil && !(inside && string(data) == "c" && e.id.same(there.id)) {
			t.Errorf("%s: %q", p, data)
		}
	}
	for p, want := range map[string]bool{"a": true, "a/b": true, "in": false, "a/in": false, "file": false, "a/b/c": false, "out": false, "up": false} {
		in, err := top.sub(p)
		if err == nil {
			in.close()
		}
		if (err == nil) != want {
			t.Errorf("%s: %v", p, err)
		}
	}
}
