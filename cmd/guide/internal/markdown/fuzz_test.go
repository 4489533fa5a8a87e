package markdown

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

// FuzzRender looks for a body that makes Render panic, write anything that is
// not on the allow-lists, or give a place that is not in the file.
func FuzzRender(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body)
	}
	for _, body := range hostile {
		f.Add(body[:min(len(body), 400)])
	}
	for _, s := range spellings {
		f.Add("[a](" + s + ") ![b](" + s + ") <" + s + "> [c]\n\n[c]: " + s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		doc, diags := render(body)
		for _, what := range unsafe(doc) {
			t.Errorf("the page has %s", what)
		}
		lines := strings.Split(string(normalize([]byte(body))), "\n")
		at := func(p diag.Pos) (rest string, ok bool) {
			if p.Line < 1 || p.Line > len(lines) {
				return "", false
			}
			line := []rune(lines[p.Line-1])
			if p.Col < 1 || p.Col > len(line)+1 {
				return "", false
			}
			return string(line[p.Col-1:]), true
		}
		for _, d := range diags.All() {
			if _, ok := at(d.Pos); !ok {
				t.Errorf("a report at %v, which is not in the file: %s", d.Pos, d.Message)
			}
		}
		for _, run := range doc.Text {
			if rest, _ := at(run.At); !strings.HasPrefix(rest, run.Text) {
				t.Errorf("the run %q is not at %v", run.Text, run.At)
			}
		}
		for _, p := range doc.Parts {
			if !utf8.ValidString(p.HTML) || strings.ContainsRune(p.HTML, 0) {
				t.Errorf("the part %q is not text", p.HTML)
			}
		}
		if again, _ := render(body); !reflect.DeepEqual(doc, again) {
			t.Error("a second run gives something else")
		}
	})
}

// bodies are the bodies of all fixtures.
func bodies(tb testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var all []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				all = append(all, string(f.Data))
			}
		}
	}
	return all
}
