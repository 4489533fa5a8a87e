package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/search/searchtest"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// questions are what readers ask, with the address that has to come first.
var questions = []struct{ words, first string }{
	{"postgres", "/database/postgresql/"},
	{"mongo", "/database/mongodb/"},
	{"django", "/backend/django/"},
	{"next.js", "/frontend/nextjs/"},
	{"graphql", "/api/graphql/"},
	{"queue worker", "/articles/concurrency/#workers"},
	{"background jobs", "/samples/background-job/"},
	{"csrf", "/backend/django/#security"},
	{"websocket laravel", "/samples/live-broadcast/#laravel"},
	{"django admin", "/articles/nodejs-or-django/#an-admin-on-django"},
	{"which framework first", "/articles/first-framework/"},
	{"gil", "/articles/concurrency/#the-gil-today"},
	{"express or nestjs", "/backend/compare/express-vs-nestjs/"},
	{"django vs fastapi", "/backend/compare/django-vs-fastapi/"},
	{"mongodb postgresql", "/articles/postgresql-or-mongodb/"},
	{"machine learning", "/articles/data-and-ai/"},
	{"security defaults", "/backend/criteria/security/"},
	{"migrations", "/articles/in-the-box/#data-layer-and-migrations"},
	{"long term support", "/articles/cost-of-ownership/#count-how-long-your-version-is-patched"},
	{"how do you decide", "/how-we-decide/"},
	{"larav", "/backend/laravel/"},
	{"nestj", "/backend/nestjs/"},
	{"fastapii", "/backend/fastapi/"},
	{"scaling", "/backend/criteria/scaling/"},
	{"sources", "/sources/"},
}

// finder asks the index of the real guide.
func finder(t testing.TB) *searchtest.Finder {
	t.Helper()
	f, err := searchtest.Read(realGuide(t, "/repo").files["search.json"])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSearchRanking(t *testing.T) {
	f := finder(t)
	for _, q := range questions {
		found := f.Find(q.words)
		first := ""
		if len(found) > 0 {
			first = found[0].URL
		}
		if first != q.first {
			t.Errorf("%q finds %s first, not %s", q.words, first, q.first)
		}
	}
}

// TestSearchStems holds that the script cuts every word of the guide as the
// index does.
func TestSearchStems(t *testing.T) {
	node := testenv.Need(t, "node")
	s := realGuide(t, "/repo")
	words := []string{"yyyy", "sayyid", "toyed", "analogously", "famously", "callousness", "fixed", "played", "snowed", "feudalism", "a", "", "naïve", "größe", "5xx"}
	for file := range s.docs {
		words = append(words, search.Words(text(s.docs[file]))...)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	script := `import {stem} from "` + filepath.ToSlash(filepath.Join(s.root, "assets", "stem.js")) + `"
		import {readFileSync} from "node:fs"
		console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(stem)))`
	cmd := exec.Command(node, "--experimental-default-type=module", "--input-type=module", "--eval", script)
	in, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = bytes.NewReader(in)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	var stems []string
	if err == nil {
		err = json.Unmarshal(out, &stems)
	}
	if err != nil || len(stems) != len(words) {
		t.Fatalf("%v\n%s", err, &said)
	}
	t.Logf("%d words", len(words))
	for i, word := range words {
		if want := search.Stem(word); stems[i] != want {
			t.Errorf("the script makes %s of %s, not %s", stems[i], word, want)
		}
	}
}

// TestSearchAddresses holds that every result leads to a place that is there,
// and that every page can be found.
func TestSearchAddresses(t *testing.T) {
	s := realGuide(t, "/repo")
	var index struct{ Docs [][]any }
	if err := json.Unmarshal(s.files["search.json"], &index); err != nil {
		t.Fatal(err)
	}
	page := ""
	pages := map[string]bool{}
	for _, d := range index.Docs {
		if url, is := d[1].(string); is && len(d) == 3 && d[0] != nil {
			if _, part := d[0].(string); !part {
				page = strings.TrimPrefix(url, "/") + "index.html"
				pages[page] = true
				if s.docs[page] == nil {
					t.Errorf("there is no page %s", url)
				}
				continue
			}
		}
		if anchor := d[0].(string); !hasID(s.docs[page], anchor) {
			t.Errorf("there is no place #%s on %s", anchor, page)
		}
	}
	for file, doc := range s.docs {
		if k := kind(doc); k != "redirect" && k != "notfound" && file != styleFile && !pages[file] {
			t.Errorf("%s cannot be found", file)
		}
	}
}

func hasID(doc *html.Node, id string) bool {
	if doc == nil {
		return false
	}
	for n := range elements(doc, "") {
		if attr(n, "id") == id {
			return true
		}
	}
	return false
}

// TestSearchSize holds that a reader who searches does not wait: the index, the
// script and the style sheet, and what all other readers load for it.
func TestSearchSize(t *testing.T) {
	s := realGuide(t, "/repo")
	limits := map[string]int{"search.json": 60 << 10, "search.js": 2 << 10, "find.js": 2 << 10, "stem.js": 1 << 10, "search.css": 1 << 10}
	for file, data := range s.files {
		name := file
		if path.Dir(file) == "assets" {
			parts := strings.Split(path.Base(file), ".")
			name = parts[0] + path.Ext(file)
		}
		if most, limited := limits[name]; limited {
			size := compressed(t, data)
			t.Logf("%s: %d bytes, compressed %d", name, len(data), size)
			if size > most {
				t.Errorf("%s has %d bytes compressed, more than %d", name, size, most)
			}
			delete(limits, name)
		}
	}
	if len(limits) > 0 {
		t.Errorf("there is no %v", limits)
	}
}

// TestAllPages holds that the list of all pages lists them, without a script.
func TestAllPages(t *testing.T) {
	s := realGuide(t, "/repo")
	var listed []string
	for n := range elements(s.docs["all/index.html"], "a") {
		listed = append(listed, attr(n, "href"))
	}
	for file, doc := range s.docs {
		if k := kind(doc); k == "redirect" || k == "notfound" || file == styleFile {
			continue
		}
		if url := "/repo/" + strings.TrimSuffix(file, "index.html"); !slices.Contains(listed, url) {
			t.Errorf("the list of all pages lacks %s", url)
		}
		if !strings.Contains(string(s.files[file]), "href=/repo/all/") {
			t.Errorf("%s does not lead to the list of all pages", file)
		}
	}
}
