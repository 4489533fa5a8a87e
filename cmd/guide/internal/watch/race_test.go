package watch

import (
	"os"
	"slices"
	"testing"
)

// meddled is the system; when a folder is about to be watched, somebody is
// faster.
type meddled struct {
	system
	root   disk
	meddle map[string]func() // by path, once each
	added  []string
}

func (m *meddled) Add(name string) error {
	m.added = append(m.added, name)
	for p, do := range m.meddle {
		if m.root.abs(p) == name {
			delete(m.meddle, p)
			do()
		}
	}
	return m.system.Add(name)
}

// TestFaster changes a folder between the moment it is found and the moment it is
// watched.
func TestFaster(t *testing.T) {
	for _, test := range []struct {
		name   string
		meddle func(d disk)
	}{
		{"a folder comes", func(d disk) {
			d.mkdir("content/new/late")
			d.write("content/new/late/x.md", "x")
		}},
		{"it goes", func(d disk) { d.remove("content/new") }},
		{"it becomes a file", func(d disk) {
			d.remove("content/new")
			d.write("content/new", "x")
		}},
		{"it becomes a link", func(d disk) {
			d.remove("content/new")
			d.must(os.Symlink("../outside", d.abs("content/new")))
		}},
		{"another one takes its place", func(d disk) {
			d.rename("content/new", "content/moved")
			d.mkdir("content/new/a")
		}},
		{"one that is watched takes its place", func(d disk) {
			d.rename("content/new", "outside/new")
			d.rename("content/old", "content/new")
		}},
		{"it moves into another one", func(d disk) { d.rename("content/new", "content/old/b/new") }},
		{"it changes places with one above", func(d disk) {
			d.rename("content/new", "data/new")
			d.rename("content", "data/new/content")
			d.rename("data/new", "content")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSession(t, t.TempDir())
			s.mkdir("outside/behind")
			s.mkdir("content/old/b")
			var m *meddled
			s.start(Options{Root: s.root}, func() (notifier, error) {
				n, err := openSystem()
				if err != nil {
					return nil, err
				}
				meddle := map[string]func(){"content/new": func() { test.meddle(s.disk) }}
				m = &meddled{n.(system), s.disk, meddle, nil}
				return m, nil
			})
			s.mkdir("content/new")
			s.settled(test.name)
			s.watchesAre(test.name)
			s.stop()
			if slices.Contains(m.added, s.abs("content/new/behind")) {
				t.Error("what lies behind a link was watched")
			}
		})
	}
}
