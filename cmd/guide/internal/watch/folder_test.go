package watch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestSaves saves as editors and programs do; what was read last must be what
// was saved.
func TestSaves(t *testing.T) {
	bothWays(t, func(t *testing.T, s *session) {
		s.mkdir("content/a")
		s.write("content/a/a.md", "old")
		s.sync()
		const file, text = "content/a/a.md", "new text"
		for _, save := range []struct {
			name string
			do   func()
		}{
			{"in place", func() { s.write(file, text) }},
			{"aside, then rename", func() {
				s.write("content/a/.a.md.tmp", text)
				s.rename("content/a/.a.md.tmp", file)
			}},
			{"backup by rename", func() {
				s.write("content/a/4913", "")
				s.remove("content/a/4913")
				s.rename(file, file+"~")
				s.write(file, text)
				s.remove(file + "~")
			}},
			{"in two steps", func() {
				s.must(os.Truncate(s.abs(file), 0))
				time.Sleep(5 * time.Millisecond)
				s.write(file, text)
			}},
			{"delete and create", func() {
				s.remove(file)
				s.write(file, text)
			}},
			{"sed -i", func() {
				if out, err := exec.Command("sed", "-i", "s/.*/"+text+"/", s.abs(file)).CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
			}},
			{"append", func() {
				f, err := os.OpenFile(s.abs(file), os.O_APPEND|os.O_WRONLY, 0)
				s.must(err)
				_, err = f.WriteString(text)
				s.must(err)
				s.must(f.Close())
			}},
		} {
			s.write(file, "old text "+save.name)
			s.sync()
			save.do()
			s.sync()
			s.same(save.name)
		}
	})
}

// TestFolders makes, moves, deletes and replaces folders. After each step, what
// was read must be what is there, and every folder must be watched.
func TestFolders(t *testing.T) {
	bothWays(t, func(t *testing.T, s *session) {
		for _, step := range []struct {
			name string
			do   func()
		}{
			{"a deep folder and a file at once", func() {
				s.mkdir("content/a/b/c")
				s.write("content/a/b/c/x.md", "1")
			}},
			{"rename it", func() { s.rename("content/a", "content/z") }},
			{"a new one under the old name", func() { s.mkdir("content/a/b/c") }},
			{"move it into another one", func() { s.rename("content/z", "content/a/b/z") }},
			{"move it up", func() { s.rename("content/a/b/z/b", "content/up") }},
			{"move it to another top folder", func() { s.rename("content/up", "data/up") }},
			{"two change places", func() {
				s.rename("content/a", "content/tmp1")
				s.rename("data/up", "content/a")
				s.rename("content/tmp1", "data/up")
			}},
			{"move it out", func() { s.rename("content/a", "outside") }},
			{"change it outside", func() { s.write("outside/c/x.md", "outside") }},
			{"move it in", func() { s.rename("outside", "assets/in") }},
			{"to an ignored name", func() { s.rename("assets/in", "assets/.in") }},
			{"and back", func() { s.rename("assets/.in", "assets/in") }},
			{"delete it", func() { s.remove("assets/in") }},
			{"a file in its place", func() { s.write("assets/in", "file") }},
			{"a folder in its place", func() {
				s.remove("assets/in")
				s.mkdir("assets/in")
				s.write("assets/in/x", "folder")
			}},
			{"moved and then deleted", func() {
				s.rename("assets/in", "assets/out")
				s.remove("assets/out")
			}},
			{"deleted and restored at once", func() {
				s.remove("data/up")
				s.mkdir("data/up/b")
				s.write("data/up/b/y", "restored")
			}},
			{"a top folder goes", func() { s.remove("content") }},
			{"and comes back", func() {
				s.mkdir("content/q/r")
				s.write("content/q/r/x.md", "back")
			}},
			{"and is moved away and back", func() {
				s.rename("content", "content-old")
				s.rename("content-old", "content")
			}},
			{"and is replaced by another", func() {
				s.rename("content", "content-old")
				s.mkdir("content/q/r")
			}},
			{"top folders change places", func() {
				s.rename("content", "tmp")
				s.rename("data", "content")
				s.rename("tmp", "data")
			}},
			{"a top folder becomes a file", func() {
				s.remove("data")
				s.write("data", "file")
			}},
			{"and a folder", func() {
				s.remove("data")
				s.mkdir("data/d")
			}},
		} {
			step.do()
			s.settled(step.name)
			s.watchesAre(step.name)
		}
	})
}

// watchesAre fails unless the system watches the root and the folders that are
// there, and nothing else.
func (s *session) watchesAre(what string) {
	s.t.Helper()
	if told := s.told(); len(told) > 0 {
		s.t.Fatalf("%s: fell back: %q", what, told)
	}
	if s.watcher.notify == nil {
		return
	}
	system := s.watcher.notify.notifier.(interface{ WatchList() []string })
	want := []string{s.root}
	for p, kind := range s.snapshot() {
		if kind == "folder" {
			want = append(want, s.abs(p))
		}
	}
	got := system.WatchList()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		s.t.Fatalf("%s: watched are\n%q\nwant\n%q", what, got, want)
	}
	if n, ok := inotifyMarks(); ok && n != len(want) {
		s.t.Fatalf("%s: the system keeps %d watches, want %d", what, n, len(want))
	}
}

// TestLinks: a link is an entry like another, and what it leads to is nobody's
// business.
func TestLinks(t *testing.T) {
	bothWays(t, func(t *testing.T, s *session) {
		s.mkdir("outside/a")
		s.write("outside/a/x", "1")
		s.must(os.Symlink(s.abs("outside"), s.abs("content/link")))
		s.must(os.Symlink("../outside/a/x", s.abs("content/file")))
		s.remove("assets")
		s.must(os.Symlink("outside", s.abs("assets")))
		s.settled("links")
		s.watchesAre("links")
		s.write("outside/a/x", "2")
		s.write("outside/y", "2")
		s.remove("outside/a")
		if batches := s.sync(); len(batches) > 0 {
			t.Errorf("what lies behind links came as %v", batches)
		}
		s.remove("assets")
		s.mkdir("assets")
		s.remove("content/link")
		s.mkdir("content/link")
		s.settled("folders again")
		s.watchesAre("folders again")
	})
}

// TestQuiet does what must never make a batch.
func TestQuiet(t *testing.T) {
	bothWays(t, func(t *testing.T, s *session) {
		s.mkdir("public")
		s.write("content/a.md", "a")
		s.settled("before")
		for i := range 5 {
			s.mkdir(".public.staging/next/x")
			s.write(".public.staging/next/x/index.html", fmt.Sprint(i))
			s.remove("public")
			s.rename(".public.staging/next", "public")
			s.write("go.mod", fmt.Sprint(i))
			s.write("contents", "not the folder")
			s.mkdir(".git/objects/00")
			s.write(".git/index", fmt.Sprint(i))
			s.mkdir("content/node_modules/x")
			s.write("content/node_modules/x/index.js", fmt.Sprint(i))
			s.mkdir("data/.cache/y")
			s.write("data/.cache/y/z", fmt.Sprint(i))
			s.write("content/.a.md.swp", fmt.Sprint(i))
			s.write("content/a.md~", fmt.Sprint(i))
			s.must(os.Chmod(s.abs("content/a.md"), 0o600+os.FileMode(i%2)*0o44))
			s.must(os.Chmod(s.abs("content"), 0o700+os.FileMode(i%2)*0o55))
			_, err := os.ReadFile(s.abs("content/a.md"))
			s.must(err)
		}
		if batches := s.sync(); len(batches) > 0 {
			t.Errorf("got %v", batches)
		}
		s.watchesAre("after")
	})
}

// TestMeanwhile: what happens while a batch is read comes in one later batch.
func TestMeanwhile(t *testing.T) {
	for _, poll := range []bool{false, true} {
		s := newSession(t, t.TempDir())
		reading, goOn := make(chan struct{}), make(chan struct{})
		held := false
		s.before = func() {
			if !held {
				held = true
				close(reading)
				<-goOn
			}
		}
		s.start(Options{Root: s.root, Poll: poll}, openSystem)
		s.write("content/a.md", "1")
		<-reading
		s.write("content/a.md", "2")
		s.mkdir("content/new/folder")
		for i := range 100 {
			s.write(fmt.Sprintf("content/new/folder/%d.md", i), "x")
		}
		s.remove("data")
		close(goOn)
		s.settled("meanwhile")
		s.watchesAre("meanwhile")
	}
}

// TestAtOnce: an edit right after New is not lost.
func TestAtOnce(t *testing.T) {
	for range 20 {
		s := newSession(t, t.TempDir())
		s.mkdir("content/a/b")
		w, err := New(Options{Root: s.root, Folders: folders})
		s.must(err)
		s.write("content/a/b/x.md", "1")
		batch, err := w.next(t.Context())
		if err != nil || !slices.Equal(batch.Paths, []string{"content/a/b/x.md"}) {
			t.Errorf("got %v, %v", batch, err)
		}
		w.Close()
	}
}

// TestNew: what is no folder cannot be watched. Folders in it may be missing.
func TestNew(t *testing.T) {
	root := t.TempDir()
	file := filepath.Join(root, "file")
	disk{t, root}.write("file", "")
	for _, bad := range []string{file, filepath.Join(root, "missing")} {
		if _, err := New(Options{Root: bad, Folders: folders}); err == nil {
			t.Errorf("New(%s) succeeded", bad)
		}
	}
	elsewhere := t.TempDir()
	for _, good := range []string{root, ".", filepath.Join(root, "..", filepath.Base(root))} {
		t.Chdir(root)
		w, err := New(Options{Root: good, Folders: folders})
		if err != nil {
			t.Fatal(err)
		}
		t.Chdir(elsewhere)
		disk{t, root}.mkdir("content/a")
		if batch, err := w.next(t.Context()); err != nil || !slices.Equal(batch.Paths, []string{"content"}) {
			t.Errorf("New(%s): %v, %v", good, batch, err)
		}
		if !w.notify.tree.has("content/a") {
			t.Errorf("New(%s): a new folder is not watched", good)
		}
		w.Close()
		disk{t, root}.remove("content")
	}
}
