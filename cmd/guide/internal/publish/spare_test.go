//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestVandalizedSpare publishes one random site after the other, with spares and
// without, and does to the spare whatever can be done to it in between. Each time the
// output is what a publication into an empty folder gives.
func TestVandalizedSpare(t *testing.T) {
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	root, out := project(t)
	secret := filepath.Join(root, "data", "secret")
	write(t, filepath.Join(secret, "a/b"), "secret")
	spare := filepath.Join(root, ".public.staging", "spare")
	found, left := 0, 0
	for range 400 {
		o := Options{Spare: r.IntN(8) > 0}
		if _, err := os.Lstat(spare); err == nil {
			found++
		}
		s := randomSite(r)
		kept := backup(t, root, out)
		before := contents(t, secret) // a vandal may have come there through a link
		mustPublish(t, root, out, s, o)
		kept.unchanged(t)
		if !maps.Equal(before, contents(t, secret)) {
			t.Error("something outside was touched")
		}
		if _, err := os.Lstat(spare); err == nil {
			left++
			for range r.IntN(3) {
				vandalize(r, spare, secret)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if found < 50 || left < 50 {
		t.Errorf("spares: %d found, %d left; the test tests nothing", found, left)
	}
}

// contents is what lies in a folder, by path, with modes.
func contents(t *testing.T, dir string) site {
	t.Helper()
	all := site{}
	if err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		data := []byte{}
		if err == nil && d.Type().IsRegular() {
			data, err = os.ReadFile(p)
		}
		all[p] = fmt.Sprintf("%v %s", info.Mode(), data)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// vandalize does one thing to a tree. What it writes to may be a file of the output too.
func vandalize(r *rand.Rand, tree, secret string) {
	var files, folders []string
	_ = filepath.WalkDir(tree, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case d.IsDir():
			folders = append(folders, p)
		case d.Type().IsRegular(): // a pipe would be waited for
			files = append(files, p)
		}
		return nil
	})
	if len(files) == 0 || len(folders) == 0 {
		return
	}
	file, other := files[r.IntN(len(files))], files[r.IntN(len(files))]
	folder := folders[r.IntN(len(folders))]
	name := filepath.Join(folder, string(rune('a'+r.IntN(4))))
	acts := []func(){
		func() { os.WriteFile(file, []byte("y"), 0o644) },
		func() { os.Remove(file); os.WriteFile(file, []byte("x"), 0o644) },
		func() { os.Rename(file, other) },
		func() { os.Rename(file, file+"~"); os.Rename(other, file); os.Rename(file+"~", other) },
		func() { os.Remove(file); os.Link(other, file) },
		func() { os.Remove(file); os.Symlink(other, file) },
		func() { os.Remove(file); os.Symlink(secret+"/a/b", file) },
		func() { os.Remove(file); os.Link(secret+"/a/b", file) },
		func() { os.Remove(file); os.Mkdir(file, 0o755) },
		func() { os.Remove(file); syscall.Mkfifo(file, 0o644) },
		func() { os.Chmod(file, 0o600) },
		func() { os.Chmod(file, 0o755|fs.ModeSetuid) },
		func() { os.Truncate(file, 0) },
		func() { os.WriteFile(name, nil, 0o644) },
		func() { os.Symlink(secret, name) },
		func() { os.MkdirAll(name+"/a/b", 0o700) },
		func() { os.Chmod(folder, 0o700) },
		func() { os.Chmod(folder, 0o755|fs.ModeSetgid) },
		func() { os.Chmod(folder, 0) },
		func() { os.RemoveAll(folder) },
		func() { os.RemoveAll(folder); os.Symlink(secret+"/a", folder) },
		func() { os.RemoveAll(folder); os.WriteFile(folder, nil, 0o644) },
		func() { os.Rename(folder, name) },
		func() { os.Remove(tree + "/" + markerName) },
		func() { os.RemoveAll(tree); os.Symlink("../../public", tree) },
		func() { os.RemoveAll(tree); os.Rename(tree+"/../../public", tree) },
		func() { os.Lchown(file, 65534, 65534) },
		func() { os.Lchown(folder, 65534, 65534) },
	}
	acts[r.IntN(len(acts))]()
}

// A spare that rests is no builder at work and nothing that a build left in disorder.
func TestRestingSpare(t *testing.T) {
	root, out := project(t)
	o := Options{Spare: true}
	spare := filepath.Join(root, ".public.staging", "spare")
	mustPublish(t, root, out, small("A"), o)
	alone(t, root) // nothing was replaced
	mustPublish(t, root, out, small("B"), o)
	res, err := Publish(t.Context(), root, out, small("A").fs(), o)
	if err != nil {
		t.Fatal(err)
	}
	before := stamp(t, root)
	if err := errors.Join(Recover(out), Check(root, out)); err != nil {
		t.Fatal(err)
	}
	if res, err := Publish(t.Context(), root, out, small("A").fs(), o); err != nil || res.Changed {
		t.Errorf("%+v, %v", res, err)
	}
	for p, was := range stamp(t, root) {
		if strings.Contains(p, "/public") && was != before[p] {
			t.Errorf("%s was touched", p)
		}
	}
	if _, err := os.Stat(spare); err != nil {
		t.Fatal("the spare is gone, though it could be kept")
	}
	at, err := locate(root, out)
	if err != nil {
		t.Fatal(err)
	}
	s, err := lock(t.Context(), at, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, holds := Holds(t.Context(), root, out, res.Sum); holds {
		t.Error("another builder is at work, which is not seen")
	}
	if err := s.leave(false); err != nil {
		t.Fatal(err)
	}
	for _, left := range []string{"next", "old", "gone", "mine", ".DS_Store"} {
		write(t, filepath.Join(spare, "..", left, "x"), "")
		if _, holds := Holds(t.Context(), root, out, res.Sum); holds {
			t.Errorf("%s is left, which is not seen", left)
		}
		if err := Recover(out); (err != nil) != (left == "mine") {
			t.Errorf("%s: %v", left, err)
		}
		os.RemoveAll(filepath.Join(spare, "../mine"))
		alone(t, root, o)
	}
	// Without the wish to keep one it is deleted, even if there is nothing to do.
	mustPublish(t, root, out, small("A"))
}

// What cannot be published spoils no spare.
func TestSpareSurvivesAnError(t *testing.T) {
	root, out := project(t)
	o := Options{Spare: true}
	mustPublish(t, root, out, small("A"), o)
	mustPublish(t, root, out, small("B"), o)
	spare := filepath.Join(root, ".public.staging", "spare")
	before, err := os.Stat(spare)
	if err != nil {
		t.Fatal(err)
	}
	o.Ready = func() error { return errors.New("a dead link") }
	if _, err := Publish(t.Context(), root, out, small("A").fs(), o); err == nil {
		t.Fatal("published")
	}
	mustBe(t, out, small("B"), o)
	if after, err := os.Stat(spare); err != nil || !os.SameFile(before, after) {
		t.Errorf("the spare is another one: %v", err)
	}
	o.Ready = nil
	mustPublish(t, root, out, small("A"), o)
	if now, err := os.Stat(out); err != nil || !os.SameFile(before, now) {
		t.Errorf("the spare was not made use of: %v", err)
	}
}

// closed is a child that is not root and finds folders closed in its spare.
func closed(root string) error {
	out, o := filepath.Join(root, "public"), Options{Spare: true}
	for i := range 6 {
		if _, err := Publish(context.Background(), root, out, edition(i).fs(), o); err != nil {
			return fmt.Errorf("%d: %w", i, err)
		}
		if d := edition(i).differs(out); d != "" {
			return fmt.Errorf("%d: %s", i, d)
		}
		if err := Check(root, out); err != nil {
			return err
		}
		for _, dir := range []string{"same/1", "same"} {
			_ = os.Chmod(filepath.Join(root, ".public.staging/spare", dir), fs.FileMode(0o100*i))
		}
	}
	return nil
}
