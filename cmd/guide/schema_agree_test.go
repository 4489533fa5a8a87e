package main

import (
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/site"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// beyondForm are the rules of the decoder that a schema cannot keep, with the
// reason. A reason with a test is one only where the test holds.
var beyondForm = map[string]struct {
	reason string
	holds  func(d diag.Diagnostic) bool
}{
	"duplicate-key":  {"the values of a document have each key once; language servers look at that by themselves", nil},
	"unquoted-value": {"a value does not show that no, or a date, was written without quotes", nil},
	"not-text":       {"patterns for invisible characters would hide what they are about", nil},
	"yaml-feature":   {"a value does not show that it was written with an anchor or a tag", nil},
	"invalid-date": {"patterns do not know how long a month is", func(d diag.Diagnostic) bool {
		return strings.Contains(d.Message, "-02-3") || strings.Contains(d.Message, "-31")
	}},
	"invalid-url": {"patterns do not look into the host", func(d diag.Diagnostic) bool {
		return strings.Contains(d.Message, ":port")
	}},
}

// TestSchemaAgrees changes files at random, the same ones on every machine, and
// holds that schema and decoder say the same of their form: an editor is not to
// be told that all is well with what the builder refuses, nor to be sent after
// a fault that is none.
func TestSchemaAgrees(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 2026))
	perKind := map[model.FileKind][]string{}
	files := editedFiles(t, "../..")
	for _, file := range slices.Sorted(maps.Keys(files)) {
		k := model.KindOf(file)
		perKind[k] = append(perKind[k], file)
	}
	both, neither, excused, byRules := 0, 0, map[string]int{}, 0
	for _, k := range model.FileKinds {
		for i := range 200 {
			file := perKind[k][random.IntN(len(perKind[k]))]
			text, what := mutate(t, random, frontOf(t, file, files[file]))
			said, refusal := decoded(k, text), compiled(t)[k.Name].Validate(asJSON(t, text))
			switch {
			case refusal == nil && len(said) == 0:
				neither++
			case refusal != nil && len(said) > 0:
				both++
			case refusal != nil:
				byRules++
				if builderSays(t, file, inFile(file, files[file], text)) == nil {
					t.Errorf("%s, change %d (%s): only the schema refuses it: %v", file, i, what, refusal)
				}
			default:
				for _, d := range said {
					if e, ok := beyondForm[d.Rule]; !ok || e.holds != nil && !e.holds(d) {
						t.Errorf("%s, change %d (%s): only the decoder refuses it: %s [%s]", file, i, what, d.Message, d.Rule)
					}
					excused[d.Rule]++
				}
			}
		}
	}
	t.Logf("refused by both %d, by none %d, by the schema and a rule %d, by the decoder alone %v", both, neither, byRules, excused)
	if both < 1000 || neither < 300 || byRules < 5 {
		t.Error("the changes are not varied enough")
	}
	for rule, e := range beyondForm {
		if excused[rule] == 0 {
			t.Errorf("nothing showed that a schema cannot keep the rule %s: %s", rule, e.reason)
		}
	}
}

// inFile puts changed front matter back into its file.
func inFile(file string, whole, text []byte) []byte {
	if !strings.HasSuffix(file, ".md") {
		return text
	}
	parts, _ := source.Split(&source.File{Path: file, Data: whole}, &diag.List{})
	return slices.Concat([]byte("---\n"), text, []byte("\n---\n"), parts.Body)
}

// builderSays gives what the builder says of the data of a guide, the real one
// unless only the small one has the file, when a file has another text.
func builderSays(t *testing.T, file string, text []byte) []diag.Diagnostic {
	t.Helper()
	root := os.DirFS("../..")
	if _, err := fs.Stat(root, file); err != nil {
		root = os.DirFS("testdata/guide")
	}
	var diags diag.List
	site.Data(overlay{root, fstest.MapFS{file: {Data: text}}}, site.Options{}, &diags)
	return diags.Raw()
}

// overlay is a folder in which some files have another text.
type overlay struct {
	fs.FS
	changed fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if f := o.changed[name]; f != nil {
		return o.changed.Open(name)
	}
	return o.FS.Open(name)
}
