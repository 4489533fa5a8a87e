package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/source"
)

// careless is an editor who does all kinds of things to a project, and mends
// them.
type careless struct {
	*editor
	random   *rand.Rand
	pristine map[string]string
	log      []string // what was done since the last look
}

// TestEditRandom (W12, F10, F17) edits a project at random, by what editors and
// shells do to files. After each burst the server shows what a build makes of
// the files, or tells as many faults as one.
func TestEditRandom(t *testing.T) {
	var points, sound atomic.Int64
	t.Run("seeds", func(t *testing.T) {
		for seed := range uint64(4) {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				c := newCareless(t, seed)
				defer func() {
					if t.Failed() {
						t.Logf("the last edits:\n%s", strings.Join(c.log, "\n"))
					}
				}()
				for edits := 0; edits < 100; points.Add(1) {
					edits += c.burst(10)
					if c.compare() {
						sound.Add(1)
					}
				}
			})
		}
	})
	t.Logf("compared %d times, %d times without a fault", points.Load(), sound.Load())
	if sound.Load()*4 < points.Load() {
		t.Error("the guide is nearly always broken: the edits do not test what they should")
	}
}

func newCareless(t *testing.T, seed uint64) *careless {
	dir := smallProject(t)
	c := &careless{editor: &editor{T: t, dir: dir}, random: rand.New(rand.NewPCG(seed, 6)), pristine: map[string]string{}}
	for name, text := range map[string]string{"from": "To [a part](to.md#heading-1).\n", "to": "## Heading 1\n"} {
		c.write("content/articles/"+name+".md", fmt.Sprintf(newArticle, name, text))
	}
	c.write("assets/line.svg", c.read("assets/icons/favicon.svg"))
	for _, name := range c.names("") {
		c.pristine[name] = c.read(name)
	}
	c.editor = serveProject(t, dir)
	return c
}

// names lists the files of the project whose paths hold some text, in order.
// That which marks what the server has seen is not for others.
func (c *careless) names(part string) []string {
	var names []string
	for _, folder := range source.Folders {
		c.must(filepath.WalkDir(c.path(folder), func(p string, d os.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil // it is taken away
			}
			name, _ := filepath.Rel(c.dir, p)
			if name = filepath.ToSlash(name); err == nil && !d.IsDir() && strings.Contains(name, part) && name != marked {
				names = append(names, name)
			}
			return err
		}))
	}
	return names
}

// burst does several things, and says how many. Every other burst mends all and
// then breaks nothing: a guide with faults shows less of what is in it.
func (c *careless) burst(most int) int {
	c.log = nil
	kinds := edits
	if c.random.IntN(2) == 0 {
		c.mendAll()
		kinds = slices.DeleteFunc(slices.Clone(edits), func(k editKind) bool { return !k.sound })
	}
	n := 1 + c.random.IntN(most)
	for range n {
		kind := kinds[c.random.IntN(len(kinds))]
		if names := c.names(kind.of); len(names) > 0 {
			name := names[c.random.IntN(len(names))]
			c.log = append(c.log, kind.what+" "+name)
			kind.do(c, name)
		}
	}
	return n
}

// mendAll makes everything as it was, by as few edits as it takes.
func (c *careless) mendAll() {
	for _, name := range c.names("") {
		if _, is := c.pristine[name]; !is {
			c.log = append(c.log, "drop "+name)
			c.must(os.Remove(c.path(name)))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.pristine)) {
		c.mend(name)
	}
}

// mend makes one file as it was, also where its folder is gone or a file now.
func (c *careless) mend(name string) {
	info, err := os.Lstat(c.path(name))
	if err == nil && info.Mode().IsRegular() && c.read(name) == c.pristine[name] {
		return
	}
	c.log = append(c.log, "mend "+name)
	c.must(os.RemoveAll(c.path(name)))
	for folder := filepath.Dir(name); folder != "."; folder = filepath.Dir(folder) {
		if info, err := os.Lstat(c.path(folder)); err == nil && !info.IsDir() {
			c.must(os.Remove(c.path(folder)))
		}
	}
	c.write(name, c.pristine[name])
}
