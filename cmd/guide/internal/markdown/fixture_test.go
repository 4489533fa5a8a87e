package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

var update = flag.Bool("update", false, "write what Render gives into the fixtures")

const testFile = "content/articles/test.md"

var testOptions = Options{EmbedKinds: []string{"choose-if", "compare", "sample", "verdict"}}

func render(body string) (*Doc, *diag.List) {
	var diags diag.List
	return Render(testFile, []byte(body), 1, testOptions, &diags), &diags
}

// TestFixtures renders every name.md of testdata/*.txtar and compares it with
// name.html, and its reports with name.diag, which is not there when there are
// none.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			name, isBody := strings.CutSuffix(f.Name, ".md")
			if !isBody {
				continue
			}
			doc, diags := render(string(f.Data))
			got.Files = append(got.Files, f, txtar.File{Name: name + ".html", Data: []byte(dump(doc))})
			if report := reports(diags); report != "" {
				got.Files = append(got.Files, txtar.File{Name: name + ".diag", Data: []byte(report)})
			}
		}
		compare(t, file, archive, got)
	}
}

func compare(t *testing.T, file string, want, got *txtar.Archive) {
	t.Helper()
	if bytes.Equal(txtar.Format(want), txtar.Format(got)) {
		return
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	wanted := map[string]string{}
	for _, f := range want.Files {
		wanted[f.Name] = string(f.Data)
	}
	for _, f := range got.Files {
		if w := wanted[f.Name]; w != string(f.Data) {
			t.Errorf("%s: %s\n got: %s\nwant: %s", file, f.Name, f.Data, w)
		}
		delete(wanted, f.Name)
	}
	for name, w := range wanted {
		t.Errorf("%s: %s is not given any more:\n%s", file, name, w)
	}
}

// dump shows the parts of a Doc. References and embeds stand in double braces.
func dump(d *Doc) string {
	var b strings.Builder
	for _, p := range d.Parts {
		switch {
		case p.Ref != nil:
			kind := "ref"
			if p.Ref.Image {
				kind = "image"
			}
			fmt.Fprintf(&b, "{{%s %q %q at %d:%d}}", kind, p.Ref.Path, p.Ref.Fragment, p.Ref.At.Line, p.Ref.At.Col)
		case p.Embed != nil:
			e := p.Embed
			fmt.Fprintf(&b, "\n{{embed %s at %d:%d, body at %d:%d: %q}}\n", e.Kind, e.At.Line, e.At.Col, e.BodyLine, e.BodyCol, e.Body)
		default:
			b.WriteString(p.HTML)
		}
	}
	b.WriteByte('\n')
	return b.String()
}

func reports(l *diag.List) string {
	var b strings.Builder
	for _, d := range l.All() {
		fmt.Fprintf(&b, "%d:%d: %s: %s [%s]\n", d.Line, d.Col, d.Severity, d.Message, d.Rule)
		if d.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", d.Hint)
		}
	}
	return b.String()
}
