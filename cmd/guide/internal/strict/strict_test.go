package strict

import (
	"errors"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

type shade string

func (s *shade) ParseYAML(text string) error {
	switch text {
	case "dark", "light", "50":
		*s = shade(text)
		return nil
	case "gray":
		return Invalid{Rule: "invalid-shade", Message: "gray is no shade", Hint: "choose"}
	}
	return errors.New("not a shade")
}

func (s *shade) Form() Form { return Form{Words: []string{"dark", "light", "50"}} }

type leaf struct {
	At    diag.Pos   `yaml:"-"`
	Name  At[string] `yaml:"name"`
	Shade At[shade]  `yaml:"shade,optional"`
	Count int        `yaml:"count,optional"`
	Fresh bool       `yaml:"fresh,optional"`
	Tags  []string   `yaml:"tags,optional"`
	Cells Map[*cell] `yaml:"cells,optional"`
	Sub   *cell      `yaml:"sub,optional"`
	List  *lists     `yaml:"list,optional"`
}

type lists struct {
	Items []string `yaml:"items"`
	Any   []string `yaml:"any,empty"`
}

type cell struct {
	Text At[string] `yaml:"text"`
}

// TestDecode gives documents and the diagnostics for them; a document without
// any is decoded.
func TestDecode(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"name: x\n", ""},
		{"name: x\nshade: dark\ncount: 3\nfresh: true\ntags: [a, b]\ncells:\n  one:\n    text: w\nsub: {text: z}\n", ""},
		{"name: >-\n  long\n  text\n", ""},
		{"name: 'no'\n", ""},
		{"name: \"1.10\"\n", ""},
		{"{name: x}\n", ""},
		{"# comment\nname: x # more\n", ""},

		{"", "1:1 empty-value there is nothing here"},
		{"# comment\n", "1:1 empty-value there is nothing here"},
		{"null\n", "1:1 empty-value expected keys and values, found nothing"},
		{"- a\n", "1:1 wrong-type expected keys and values, found a list"},
		{"text\n", `1:1 wrong-type expected keys and values, found the text "text"`},
		{"name: x\nnam: y\n", `2:1 unknown-key unknown key "nam"`},
		{"nam: x\n", `1:1 unknown-key unknown key "nam"`},
		{"count: 1\n", `1:1 missing-key the key "name" is missing`},
		{"name: x\nname: y\n", `2:1 duplicate-key key "name" stands twice`},
		{"name: x\ncells: {a: {text: w}, a: {text: z}}\n", `2:23 duplicate-key key "a" stands twice`},
		{"name:\n", "1:6 empty-value expected text, found nothing"},
		{"name: ''\n", "1:7 empty-value expected text, found nothing"},
		{"name: '  '\n", "1:7 empty-value expected text, found nothing"},
		{"name: 1.10\n", "1:7 unquoted-value expected text, found the number 1.10: YAML readers change it (1.10 becomes 1.1, no becomes false)"},
		{"name: no\n", "1:7 unquoted-value expected text, found the switch no: YAML readers change it (1.10 becomes 1.1, no becomes false)"},
		{"name: 2026-01-01\n", "1:7 unquoted-value expected text, found the date 2026-01-01: YAML readers change it (1.10 becomes 1.1, no becomes false)"},
		{"name: ~\n", "1:7 empty-value expected text, found nothing"},
		{"name: [x]\n", "1:7 wrong-type expected text, found a list"},
		{"name: {x: y}\n", "1:7 wrong-type expected text, found keys and values"},
		{"name: x\nshade: gray\n", "2:8 invalid-shade gray is no shade"},
		{"name: x\nshade: red\n", "2:8 invalid-value not a shade"},
		{"name: x\nshade:\n", "2:7 empty-value expected a value, found nothing"},
		{"name: x\nshade: '50'\n", ""},
		{"name: x\nshade: 50\n", "2:8 unquoted-value YAML readers take 50 for a number, and may change it"},
		{"name: x\nshade: 51\n", "2:8 invalid-value not a shade"},
		{"name: x\nshade: [dark]\n", "2:8 wrong-type expected a single value, found a list"},
		{"name: x\ncount: 1.5\n", "2:8 wrong-type expected a whole number, found the number 1.5"},
		{"name: x\ncount: \"1\"\n", `2:8 wrong-type expected a whole number, found the text "1"`},
		{"name: x\ncount: 99999999999999999999\n", "2:8 wrong-type expected a whole number, found the number 99999999999999999999"},
		{"name: x\ncount: .nan\n", "2:8 wrong-type expected a whole number, found the number .nan"},
		{"name: x\nfresh: yes\n", "2:8 wrong-type expected true or false, found the switch yes"},
		{"name: x\nfresh: 'true'\n", `2:8 wrong-type expected true or false, found the text "true"`},
		{"name: x\ntags: a\n", `2:7 wrong-type expected a list, found the text "a"`},
		{"name: x\ntags:\n", "2:6 empty-value expected a list, found nothing"},
		{"name: x\ntags:\n  - a\n  -\n", "4:4 empty-value expected text, found nothing"},
		{"name: x\nlist: {items: [], any: []}\n", `2:15 empty-value the list "items" is empty`},
		{"name: x\nlist: {items: [a], any: []}\n", ""},
		{"name: x\ntags: []\n", ""},
		{"name: x\ncells: [a]\n", "2:8 wrong-type expected keys and values, found a list"},
		{"name: x\ncells:\n  one:\n    txt: y\n", `4:5 unknown-key unknown key "txt"`},
		{"name: x\nsub: {text: w, more: z}\n", `2:16 unknown-key unknown key "more"`},
		{"name: x\n? [a]\n: b\n", "2:3 wrong-type a key must be a single word, found a list"},
		// Several faults of one document are reported at once.
		{"nme: x\ncount: a\nfresh: b\n", `1:1 unknown-key unknown key "nme"` + "\n" +
			`2:8 wrong-type expected a whole number, found the text "a"` + "\n" + `3:8 wrong-type expected true or false, found the text "b"`},

		{"name: &a x\n", "1:7 yaml-feature anchors are not used here"},
		{"name: *a\n", "1:7 yaml-feature aliases are not used here"},
		{"tags: &a [x]\nname: *a\n", "1:7 yaml-feature anchors are not used here\n2:7 yaml-feature aliases are not used here"},
		{"name: !!str x\n", "1:7 yaml-feature tags are not used here"},
		{"name: !x y\n", "1:7 yaml-feature tags are not used here"},
		{"name: !!python/object x\n", "1:7 yaml-feature tags are not used here"},
		{"name: x\n<<: {count: 1}\n", "2:1 yaml-feature merge keys are not used here"},
		{"name: x\n---\nname: y\n", "2:1 yaml-feature a second document starts here"},
		{"name: x\n...\nname: y\n", "3:1 yaml-feature a second document starts here"},

		{"name: a: b\n", "1:8 yaml-syntax a colon is not possible in text without quotes"},
		{"name: x\ncells:\n\tone: {text: w}\n", "3:1 yaml-syntax a tab cannot indent YAML"},
		{"tags: [a\nname: x\n", "1:7 yaml-syntax the list in [ ] is not closed"},
		{"sub: {text: a\nname: x\n", "1:6 yaml-syntax the keys in { } are not closed"},
		{"name: \"x\n", "1:7 yaml-syntax a quote is not closed"},
		{"name: 'x\ncount: 1\n", "1:7 yaml-syntax a quote is not closed"},
		{`name: "\q"`, "1:8 yaml-syntax this is not an escape that YAML knows"},
		{"name: @x\n", "1:7 yaml-syntax text that begins with @ needs quotes"},
		{"name: x\ncount\n", "2:1 yaml-syntax this line has no key"},
		{"tags: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n", "1:39 too-deep this is nested more than 32 levels deep"},
		{"äöü: x\nname: w\n", `1:1 unknown-key unknown key "äöü"`},
		{"sub: {text: äöü, more: z}\nname: x\n", `1:18 unknown-key unknown key "more"`},
		{"name: x\n" + strings.Repeat("k", 100) + ": y\n", `2:1 unknown-key unknown key "` + strings.Repeat("k", 40) + `…"`},
	} {
		var into leaf
		var diags diag.List
		ok := Decode([]byte(test.src), diag.Pos{File: "f", Line: 1, Col: 1}, &into, &diags)
		if got := report(&diags); got != test.want || ok != (test.want == "") {
			t.Errorf("%q: ok is %v, got\n%s\nwant\n%s", clip(test.src), ok, got, test.want)
		}
	}
}

func report(diags *diag.List) string {
	var lines []string
	for _, d := range diags.All() {
		lines = append(lines, strings.TrimPrefix(d.Pos.String(), "f:")+" "+d.Rule+" "+d.Message)
	}
	return strings.Join(lines, "\n")
}

// TestPlace decodes a block that stands deep in another file.
func TestPlace(t *testing.T) {
	var into leaf
	var diags diag.List
	Decode([]byte("name: x\nshade: red\nsub:\n  txt: y\n"), diag.Pos{File: "f", Line: 30, Col: 5}, &into, &diags)
	if got, want := report(&diags), "31:12 invalid-value not a shade\n33:7 unknown-key unknown key \"txt\""; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if want := (diag.Pos{File: "f", Line: 30, Col: 11}); into.Name.Pos != want || into.Name.V != "x" {
		t.Errorf("the name is %v, want %v", into.Name, want)
	}
	if want := (diag.Pos{File: "f", Line: 30, Col: 5}); into.At != want {
		t.Errorf("the document stands at %v, want %v", into.At, want)
	}
	if into.Shade.V != "" || !into.Shade.Set() {
		t.Errorf("a value that is wrong is there, and empty: %v", into.Shade)
	}
}

// TestMap keeps the order of the file.
func TestMap(t *testing.T) {
	var into struct {
		Cells Map[int] `yaml:"cells"`
	}
	var diags diag.List
	if !Decode([]byte("cells: {b: 2, a: 1, c: 3}"), diag.Pos{File: "f", Line: 1, Col: 1}, &into, &diags) {
		t.Fatal(report(&diags))
	}
	order := ""
	for _, e := range into.Cells {
		order += e.Key.V
	}
	if n, ok := into.Cells.Get("a"); order != "bac" || n != 1 || !ok {
		t.Errorf("order %q, a is %d, %v", order, n, ok)
	}
	if _, ok := into.Cells.Get("d"); ok {
		t.Error("d is there")
	}
}
