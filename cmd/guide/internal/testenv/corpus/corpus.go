// Package corpus makes projects of any size for tests and benchmarks, the same
// byte for byte from the same seed on every machine.
//
// A project is the small guide of cmd/guide/testdata (its data, samples and
// standing pages) with the layouts and assets of this repository and as many
// articles as asked for. An article has about 6 KB: some 800 words of prose, 3
// to 6 headings, a list, a table, links to two other articles, one of them to a
// heading, and two blocks of code, no two of them alike. Every tenth one shows
// data. Article 0 is the newest.
//
// Enter at [Write] for a project on disk, at [FS] for one in memory and at
// [Hugo] for the same articles as a site of Hugo. It is never part of the
// command.
package corpus

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing/fstest"
)

// Slug is the name of article i: it is made of content/articles/<slug>.md and
// stands at /articles/<slug>/.
func Slug(i int, seed uint64) string { return outlineOf(i, seed).slug }

// Files makes n articles by their paths in the project.
func Files(n int, seed uint64) map[string][]byte {
	files := make(map[string][]byte, n)
	for i := range n {
		p, data := guideArticle(i, n, seed)
		files[p] = data
	}
	return files
}

// FS makes a whole project in memory. root is that of this repository.
func FS(root string, n int, seed uint64) (fstest.MapFS, error) {
	project := fstest.MapFS{}
	add := func(name string, data []byte) error {
		project[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return nil
	}
	return project, each(root, n, seed, add)
}

// Write puts a whole project into a folder. root is that of this repository.
func Write(dir, root string, n int, seed uint64) error {
	return each(root, n, seed, into(dir))
}

// each gives every file of a project, one at a time: ten thousand articles need
// not be in memory together.
func each(root string, n int, seed uint64, add func(name string, data []byte) error) error {
	for _, from := range []struct{ folder, to string }{
		{"cmd/guide/testdata/guide/data", "data"},
		{"cmd/guide/testdata/guide/content/pages", "content/pages"},
		{"cmd/guide/testdata/guide/content/samples", "content/samples"},
		{"layouts", "layouts"},
		{"assets", "assets"},
	} {
		if err := copyFiles(os.DirFS(filepath.Join(root, from.folder)), from.to, add); err != nil {
			return fmt.Errorf("%s: %w", from.folder, err)
		}
	}
	for i := range n {
		if err := add(guideArticle(i, n, seed)); err != nil {
			return err
		}
	}
	return nil
}

func copyFiles(from fs.FS, to string, add func(name string, data []byte) error) error {
	return fs.WalkDir(from, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, p)
		if err != nil {
			return err
		}
		return add(path.Join(to, p), data)
	})
}

// into writes files below a folder.
func into(dir string) func(name string, data []byte) error {
	made := map[string]bool{}
	return func(name string, data []byte) error {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(target); !made[folder] {
			made[folder] = true
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		return os.WriteFile(target, data, 0o644)
	}
}

// guideArticle writes an article as the guide reads it.
func guideArticle(i, n int, seed uint64) (string, []byte) {
	a := articleOf(i, n, seed, func(slug, fragment string) string {
		if fragment != "" {
			fragment = "#" + fragment
		}
		return slug + ".md" + fragment
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\nsummary: %s\npublished: %s\n", a.title, a.summary, a.published.Format("2006-01-02"))
	if !a.updated.IsZero() {
		fmt.Fprintf(&b, "updated: %s\n", a.updated.Format("2006-01-02"))
	}
	fmt.Fprintf(&b, "decision: %s\noptions: [%s]\nsources: [%s]\n---\n", a.decision, strings.Join(a.options, ", "), strings.Join(a.sources, ", "))
	b.WriteString(a.body)
	return "content/articles/" + a.slug + ".md", b.Bytes()
}
