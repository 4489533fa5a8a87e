package corpus

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// hugoSite is a site of Hugo without articles. Its layouts are the fastest that
// do the work of ours: what does not differ by page is a cached partial.
//
//go:embed all:hugo
var hugoSite embed.FS

// Hugo puts the articles of [Write] into a folder as a site of Hugo, with
// layouts that make of them what the guide's layouts make. root is that of this
// repository.
func Hugo(dir, root string, n int, seed uint64) error {
	add := into(dir)
	site, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return err
	}
	for _, from := range []struct {
		files fs.FS
		to    string
	}{
		{site, "."},
		{os.DirFS(filepath.Join(root, "cmd/guide/testdata/guide/data")), "data"},
		{os.DirFS(filepath.Join(root, "assets")), "assets"},
	} {
		if err := copyFiles(from.files, from.to, add); err != nil {
			return err
		}
	}
	for i := range n {
		if err := add(hugoArticle(i, n, seed)); err != nil {
			return err
		}
	}
	return nil
}

// hugoArticle writes an article as Hugo reads it. Links are finished addresses:
// to look up each of them would cost Hugo time.
func hugoArticle(i, n int, seed uint64) (string, []byte) {
	a := articleOf(i, n, seed, func(slug, fragment string) string {
		if fragment != "" {
			fragment = "#" + fragment
		}
		return "/articles/" + slug + "/" + fragment
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: %s\ndescription: %s\ndate: %s\n", a.title, a.summary, a.published.Format("2006-01-02"))
	if !a.updated.IsZero() {
		fmt.Fprintf(&b, "lastmod: %s\n", a.updated.Format("2006-01-02"))
	}
	fmt.Fprintf(&b, "decision: %s\noptions: [%s]\nsources: [%s]\n---\n", a.decision, strings.Join(a.options, ", "), strings.Join(a.sources, ", "))
	b.WriteString(a.body)
	return "content/articles/" + a.slug + ".md", b.Bytes()
}
