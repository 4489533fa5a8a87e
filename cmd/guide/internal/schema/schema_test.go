package schema

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

var sentence = regexp.MustCompile(`^[A-Z"].*\.$`)

// TestSaid holds that an editor is told something at every key and every word:
// a field or a word without a comment fails here.
func TestSaid(t *testing.T) {
	said, err := ReadComments()
	if err != nil {
		t.Fatal(err)
	}
	keys, words := 0, 0
	var walk func(path string, n *node)
	walk = func(path string, n *node) {
		if len(n.Enum) != len(n.Meanings) {
			t.Errorf("%s: %d words, %d meanings", path, len(n.Enum), len(n.Meanings))
		}
		for i, m := range n.Meanings {
			if words++; !sentence.MatchString(m) {
				t.Errorf("%s: the word %s has no sentence behind its constant: %q", path, n.Enum[i], m)
			}
		}
		for _, e := range n.Examples {
			if text, ok := e.(string); ok && !regexp.MustCompile(n.Pattern).MatchString(text) {
				t.Errorf("%s: the example %q would be refused", path, e)
			}
		}
		for _, p := range n.Properties {
			value := p.value.(*node)
			if keys++; !sentence.MatchString(value.Description) {
				t.Errorf("%s: the key %s has no sentence above its field: %q", path, p.key, value.Description)
			}
			walk(path+"."+p.key, value)
		}
		if n.Items != nil {
			walk(path+"[]", n.Items)
		}
		if n.EntryNames != nil {
			walk(path+".*", n.Others.(*node))
		}
	}
	for _, k := range model.FileKinds {
		if !sentence.MatchString(k.About) {
			t.Errorf("%s says nothing of itself: %q", k.Name, k.About)
		}
		walk(k.Name, said.node(k.Type, "", k.Keys))
	}
	if keys < 150 || words < 30 {
		t.Errorf("only %d keys and %d words were looked at", keys, words)
	}
}

// TestForms holds that the pattern of a form and the code that parses agree on
// texts at the edge of being one.
func TestForms(t *testing.T) {
	texts := []string{
		"a", "0", "a-b", "a--b", "-a", "a-", "A", "a b", "ä", "a_b", "live-broadcast", strings.Repeat("a", 64), strings.Repeat("a", 65),
		"2026", "2026-11", "2026-11-21", "1900", "1899", "2200", "2201", "2026-00", "2026-13", "2026-1", "2026-11-00", "2026-11-32", "2026-11-1", "26", "2026-11-21T", " 2026",
		"https://x.example", "https://x.example/", "https://x.example/a?b=c#d", "HTTPS://x.example/", "http://x.example/", "https:/x", "https://", "https:///x",
		"https://a b/", "https://x/a b", "https://x/<", "https://u@x/", "https://x/@u", "//x", "mailto:a@b", "https://x/\x01", "https://x?q", "https://x#f",
		"en", "de-AT", "e", "EN", "english", "de-A", "de--AT", "de-AT-1996",
		"main", "a/b", "a..b", ".a", "a.", "a.b", "a/", "/a", "a//b", "ma?in", "v1.2_x-y",
		"", "strong", "Strong", "with-care", "rules-out", "rules out",
	}
	for _, scalar := range []strict.Scalar{
		new(model.ID), new(model.Date), new(model.URL), new(model.LanguageTag), new(model.BranchName), new(model.Level), new(model.SourceKind),
		new(model.Reading), new(model.Fit), new(model.WindowKind), new(model.Status), new(model.Bearing), new(model.Strength),
	} {
		form := scalar.Form()
		pattern := regexp.MustCompile(form.Pattern)
		for _, text := range append(texts, form.Words...) {
			has := pattern.MatchString(text) && (form.Longest == 0 || len(text) <= form.Longest)
			if form.Words != nil {
				has = slices.Contains(form.Words, text)
			}
			err := scalar.ParseYAML(text)
			if (err == nil) != has {
				t.Errorf("%T: %q has the form: %v, but it is parsed with %v", scalar, text, has, err)
			}
		}
		for _, example := range form.Examples {
			if err := scalar.ParseYAML(example); err != nil {
				t.Errorf("%T: the example %q is refused: %v", scalar, example, err)
			}
		}
	}
}

func TestModeline(t *testing.T) {
	for file, want := range map[string]string{
		"data/site.yaml":                      "# yaml-language-server: $schema=schema/site.schema.json",
		"data/tea/flow.yaml":                  "# yaml-language-server: $schema=../schema/flow.schema.json",
		"data/tea/options/green.yaml":         "# yaml-language-server: $schema=../../schema/option.schema.json",
		"content/samples/a/task.yaml":         "# yaml-language-server: $schema=../../../data/schema/task.schema.json",
		"content/samples/a/b/tested.yaml":     "# yaml-language-server: $schema=../../../../data/schema/tested.schema.json",
		"content/samples/a/b/c/tested.yaml":   "",
		"content/articles/a.md":               "",
		"data/other.yaml":                     "",
		"data/tea/options/green/deep/no.yaml": "",
	} {
		if got := Modeline(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

// TestFrontMatterComment holds that who has an editor that reads modelines in
// front matter can write one there.
func TestFrontMatterComment(t *testing.T) {
	front := "# yaml-language-server: $schema=../../data/schema/front-matter.schema.json\ntitle: A\nsummary: B\n"
	var diags diag.List
	if !strict.Decode([]byte(front), diag.Pos{File: "a.md", Line: 2, Col: 1}, new(model.Article), &diags) {
		t.Error(diags.Raw())
	}
}
