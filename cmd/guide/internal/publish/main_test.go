//go:build unix

package publish

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// TestMain runs everything under a umask that would spoil every mode, and lets
// the tests start this binary as a builder of its own (see child_test.go).
func TestMain(m *testing.M) {
	syscall.Umask(0o077)
	if mode := os.Getenv("PUBLISH_CHILD"); mode != "" {
		if err := child(mode); err != nil {
			fmt.Fprintln(os.Stderr, "builder:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// site is a tree of pages: path to content.
type site map[string]string

func (s site) fs() fstest.MapFS {
	m := fstest.MapFS{}
	for p, text := range s {
		m[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// withMarker is what the output should hold.
func (s site) withMarker() site {
	m := marker{Files: map[string]string{}}
	for p, text := range s {
		m.Files[p] = sum([]byte(text))
	}
	all := maps.Clone(s)
	all[markerName] = string(m.encode())
	return all
}

// differs says how the folder is not exactly the site: bytes, kinds, modes, and
// no folder that the site does not need. It is empty when all is well.
func (s site) differs(dir string) string {
	want := s.withMarker()
	var problems []string
	need := map[string]bool{".": true}
	for p := range want {
		for d := filepath.Dir(p); d != "."; d = filepath.Dir(d) {
			need[d] = true
		}
	}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		info, err := d.Info()
		if err != nil {
			return err
		}
		if d.IsDir() {
			if info.Mode() != fs.ModeDir|0o755 || !need[rel] {
				problems = append(problems, fmt.Sprintf("folder %s %v", rel, info.Mode()))
			}
			return nil
		}
		data, err := os.ReadFile(p)
		if text, ok := want[rel]; !ok || err != nil || text != string(data) || info.Mode() != 0o644 {
			problems = append(problems, fmt.Sprintf("file %s %v wanted=%v %v", rel, info.Mode(), ok, err))
		}
		delete(want, rel)
		return nil
	})
	if err != nil {
		problems = append(problems, err.Error())
	}
	for p := range want {
		problems = append(problems, p+" is missing")
	}
	slices.Sort(problems)
	return strings.Join(problems[:min(len(problems), 5)], "; ")
}

// project is an empty project folder and the output in it. It lies in memory where that
// can be: most tests publish often, and flushing a busy disk takes longer than all the rest.
func project(t testing.TB) (root, out string) {
	t.Helper()
	root, err := os.MkdirTemp("/dev/shm", "publish-test-")
	if err != nil {
		return projectOnDisk(t)
	}
	t.Cleanup(func() { os.RemoveAll(root) })
	return projectIn(t, root)
}

func projectOnDisk(t testing.TB) (root, out string) {
	t.Helper()
	return projectIn(t, t.TempDir())
}

func projectIn(t testing.TB, root string) (string, string) {
	t.Helper()
	for _, s := range sources {
		if err := os.Mkdir(filepath.Join(root, s), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return root, filepath.Join(root, "public")
}

// alone fails when anything but the sources and the output is in the project, and a
// spare that rests, where one may be kept.
func alone(t testing.TB, root string, o ...Options) {
	t.Helper()
	for _, name := range namesIn(t, root) {
		switch {
		case name == "public" || slices.Contains(sources, name):
		case name == ".public.staging" && slices.ContainsFunc(o, func(o Options) bool { return o.Spare }):
			if names := namesIn(t, filepath.Join(root, name)); !slices.Equal(names, []string{"spare"}) {
				t.Errorf("%v is left beside the output", names)
			}
		default:
			t.Errorf("%s is left in the project", name)
		}
	}
}

func namesIn(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// both runs a test without spares and with them.
func both(t *testing.T, test func(t *testing.T, o Options)) {
	t.Helper()
	t.Run("anew", func(t *testing.T) { test(t, Options{}) })
	t.Run("spare", func(t *testing.T) { test(t, Options{Spare: true}) })
}

func mustPublish(t testing.TB, root, out string, s site, o ...Options) Result {
	t.Helper()
	res, err := Publish(context.Background(), root, out, s.fs(), append(o, Options{})[0])
	if err != nil {
		t.Fatal(err)
	}
	mustBe(t, out, s, o...)
	n, holds := Holds(context.Background(), root, out, res.Sum)
	for range 50 { // a child that another test starts has our lock until it is itself
		if holds {
			break
		}
		time.Sleep(10 * time.Millisecond)
		n, holds = Holds(context.Background(), root, out, res.Sum)
	}
	if !holds || n != len(s) {
		t.Fatalf("what was published is not there: %d files, %v", n, holds)
	}
	if err := Check(root, out); err != nil {
		t.Fatal(err)
	}
	res.Sum = "" // the same for the same files; the rest is compared
	return res
}

func mustBe(t testing.TB, out string, s site, o ...Options) {
	t.Helper()
	if d := s.differs(out); d != "" {
		t.Fatal(d)
	}
	alone(t, filepath.Dir(out), o...)
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
