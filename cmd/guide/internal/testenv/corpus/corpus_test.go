package corpus_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
	"whichbackend.example/guide/cmd/guide/internal/testenv/corpus"
)

const n, seed = 30, 1

// TestBuilds holds that the program has nothing to say about a project. It takes
// hundreds of articles to meet every word at every place.
func TestBuilds(t *testing.T) {
	const n = 500
	project, err := corpus.FS(testenv.Root(t), n, seed)
	if err != nil {
		t.Fatal(err)
	}
	diags := &diag.List{}
	s := site.Build(project, site.Options{}, diags)
	if !diags.Failed() {
		s.All(diags)
	}
	for _, d := range diags.All() {
		t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Rule)
	}
	list, err := s.Bytes("articles/index.html")
	if err != nil {
		t.Fatal(err)
	}
	order := regexp.MustCompile(`<h2><a href=/articles/([a-z0-9-]+)/>`).FindAllSubmatch(list, -1)
	if len(order) != n || string(order[0][1]) != corpus.Slug(0, seed) {
		t.Errorf("the site lists %d articles, and article 0 is not the first: %.60s", len(order), order)
	}
}

// sum is that of the files for n and seed. Figures that were taken with
// different files cannot be compared, so a change of the files is made on
// purpose, together with this line.
const sum = "02ae8b9808487512"

// TestSame holds that the files depend on the number and the seed alone.
func TestSame(t *testing.T) {
	hash := sha256.New()
	files := corpus.Files(n, seed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		hash.Write([]byte(name))
		hash.Write(files[name])
	}
	if got := hex.EncodeToString(hash.Sum(nil)[:8]); got != sum {
		t.Errorf("the files have changed: their sum is %s", got)
	}
	if !maps.EqualFunc(files, corpus.Files(n, seed), bytes.Equal) {
		t.Error("the second time the files are others")
	}
	if maps.EqualFunc(files, corpus.Files(n, seed+1), bytes.Equal) {
		t.Error("another seed makes the same files")
	}
}

// TestWrite holds that a folder gets what is made in memory.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, testenv.Root(t), n, seed); err != nil {
		t.Fatal(err)
	}
	project, err := corpus.FS(testenv.Root(t), n, seed)
	if err != nil {
		t.Fatal(err)
	}
	left := len(project)
	err = fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		left--
		data, err := fs.ReadFile(os.DirFS(dir), p)
		if project[p] == nil || !bytes.Equal(data, project[p].Data) {
			t.Errorf("%s on disk is another file", p)
		}
		return err
	})
	if err != nil || left != 0 {
		t.Errorf("%d files are missing: %v", left, err)
	}
}

// TestHugo holds that Hugo gets the same text.
func TestHugo(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Hugo(dir, testenv.Root(t), n, seed); err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`]\(/articles/([a-z0-9-]+)/(#[a-z-]+)?\)`)
	for name, want := range corpus.Files(n, seed) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		_, wantBody, _ := bytes.Cut(want, []byte("\n---\n"))
		_, body, _ := bytes.Cut(data, []byte("\n---\n"))
		if words := address.ReplaceAll(body, []byte("]($1.md$2)")); string(unwrapped(words)) != string(unwrapped(wantBody)) {
			t.Errorf("%s holds another text for Hugo", name)
		}
	}
	for _, name := range []string{"hugo.yaml", "layouts/baseof.html", "layouts/_partials/head.html", "data/tea/options/green.yaml", "assets/site.css"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// unwrapped makes one line of a text: addresses are longer for Hugo, so lines
// break elsewhere.
func unwrapped(text []byte) []byte { return bytes.Join(bytes.Fields(text), []byte(" ")) }

var (
	fence   = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")
	heading = regexp.MustCompile(`(?m)^(##|###) `)
)

// TestParts holds that every article has the size and the parts that the
// package promises.
func TestParts(t *testing.T) {
	size, words, embeds := 0, 0, 0
	titles, blocks, languages := map[string]bool{}, map[string]bool{}, map[string]int{}
	for name, data := range corpus.Files(n, seed) {
		size += len(data)
		front, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "---\n")
		title, _, _ := strings.Cut(front, "\n")
		titles[title] = true
		code := 0
		for _, block := range fence.FindAllStringSubmatch(body, -1) {
			if block[1] == "compare" || block[1] == "verdict" {
				embeds++
				continue
			}
			code++
			languages[block[1]]++
			blocks[block[2]] = true
			if len(block[2]) < 550 || len(block[2]) > 1000 {
				t.Errorf("%s: a block of %d bytes", name, len(block[2]))
			}
		}
		prose := fence.ReplaceAllString(body, "")
		words += len(strings.Fields(prose))
		levels := heading.FindAllStringSubmatch(prose, -1)
		if code != 2 || len(levels) < 3 || len(levels) > 6 {
			t.Errorf("%s: %d blocks of code, %d headings", name, code, len(levels))
		}
		for what, count := range map[string]int{"\n- ": 5, "| --- |": 1, "](": 2, ".md#": 1, "\n### ": len(levels) / 2} {
			if got := strings.Count(prose, what); got != count {
				t.Errorf("%s: %q stands in it %d times, not %d", name, what, got, count)
			}
		}
	}
	if mean := size / n; mean < 5500 || mean > 6500 {
		t.Errorf("an article has %d bytes", mean)
	}
	if mean := words / n; mean < 720 || mean > 880 {
		t.Errorf("an article has %d words of prose", mean)
	}
	if len(titles) != n || len(blocks) != 2*n || len(languages) != 5 || embeds != n/10 {
		t.Errorf("%d titles, %d different blocks, languages %v, %d embeds", len(titles), len(blocks), languages, embeds)
	}
	t.Logf("%d bytes and %d words an article", size/n, words/n)
}
