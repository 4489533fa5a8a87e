package embed

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

var update = flag.Bool("update", false, "write what the embeds give into the fixtures")

// testFiller fills from the small guide of the scripts, with the layouts in
// testdata, which print what the views hold and nothing else.
func testFiller(t *testing.T) *Filler {
	t.Helper()
	var diags diag.List
	m := memo.New()
	dir := t.TempDir()
	rules, err := os.ReadFile("testdata/rules.yaml")
	if err == nil {
		err = os.CopyFS(dir, os.DirFS("../../testdata/guide"))
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "data/rules.yaml"), rules, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	guide := model.Load(source.Read(os.DirFS(dir), &diags), m, nil, &diags)
	var layouts []layout.File
	names, err := filepath.Glob("testdata/layouts/*.html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no layouts: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		layouts = append(layouts, layout.File{Path: "layouts/embeds/" + filepath.Base(name), Source: string(data)})
	}
	return &Filler{Views: view.NewMaker(guide, false, m), Layouts: layout.Parse(layouts, m, layout.Options{}, &diags)}
}

// TestFixtures fills every name.yaml of testdata/<embed>.txtar and compares the
// result with name.html and name.md, or its faults with name.diag. An embed
// without a fixture, a sentence or a form in Markdown fails.
func TestFixtures(t *testing.T) {
	filler := testFiller(t)
	for _, e := range embeds {
		if !regexp.MustCompile(`^[A-Z].*\.$`).MatchString(e.doc) {
			t.Errorf("the embed %s has no sentence: %q", e.kind, e.doc)
		}
		name := filepath.Join("testdata", e.kind+".txtar")
		want, err := txtar.ParseFile(name)
		if err != nil {
			t.Errorf("the embed %s has no fixture: %v", e.kind, err)
			continue
		}
		got := &txtar.Archive{Comment: want.Comment}
		shown, refused := 0, 0
		for _, f := range want.Files {
			if filepath.Ext(f.Name) != ".yaml" {
				continue
			}
			got.Files = append(got.Files, f)
			html, report := fill(filler, e.kind, string(f.Data))
			if report != "" {
				refused++
				got.Files = append(got.Files, txtar.File{Name: strings.TrimSuffix(f.Name, ".yaml") + ".diag", Data: []byte(report)})
			}
			if html != "" {
				shown++
				got.Files = append(got.Files, txtar.File{Name: strings.TrimSuffix(f.Name, ".yaml") + ".html", Data: []byte(html)})
			}
			md, err := asMarkdown(filler, e.kind, string(f.Data))
			if md != "" {
				got.Files = append(got.Files, txtar.File{Name: strings.TrimSuffix(f.Name, ".yaml") + ".md", Data: []byte(md + "\n")})
			}
			if err != nil || (md != "") != (html != "") {
				t.Errorf("%s, %s: as Markdown it is %q, %v", name, f.Name, md, err)
			}
			if (html != "") == (report != "") {
				t.Errorf("%s, %s: it is shown and refused, or neither: %q, %q", name, f.Name, html, report)
			}
		}
		if shown == 0 || refused == 0 {
			t.Errorf("%s shows %d blocks and refuses %d", name, shown, refused)
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if !*update && !bytes.Equal(txtar.Format(got), txtar.Format(want)) {
			t.Errorf("%s: got\n%s", name, txtar.Format(got))
		}
	}
}

func asMarkdown(f *Filler, kind, body string) (string, error) {
	return (&Filler{Views: f.Views}).Markdown(onLine10(kind, body), "tea", "https://x.example/repo")
}

// onLine10 is an embed that stands on line 10 of a file, indented by two.
func onLine10(kind, body string) *markdown.Embed {
	return &markdown.Embed{Kind: kind, Body: body, At: diag.Pos{File: "a.md", Line: 10, Col: 3}, BodyLine: 11, BodyCol: 3}
}

// fill gives an embed as HTML, and what is wrong with it.
func fill(f *Filler, kind, body string) (html, report string) {
	var diags diag.List
	article := &Filler{Views: f.Views, Layouts: f.Layouts}
	out := string(article.Fill(onLine10(kind, body), "tea", &diags))
	for _, d := range diags.All() {
		report += fmt.Sprintf("%s %s: %s\n", strings.TrimPrefix(d.Pos.String(), "a.md:"), d.Rule, d.Message)
		if d.Hint != "" {
			report += "  " + d.Hint + "\n"
		}
	}
	return out, report
}

// TestChartsOfAnArticle holds that an article cannot ask for pages of charts.
func TestChartsOfAnArticle(t *testing.T) {
	article := testFiller(t)
	var diags diag.List
	for i := range maxCharts + 1 {
		html := article.Fill(&markdown.Embed{Kind: "flowchart", At: diag.Pos{File: "a.md", Line: i + 1, Col: 1}}, "tea", &diags)
		if (html != "") != (i < maxCharts) {
			t.Errorf("chart %d: %q", i, html)
		}
	}
	if all := diags.All(); len(all) != 1 || all[0].Rule != "too-many" || all[0].Line != maxCharts+1 {
		t.Errorf("reported: %v", all)
	}
}

// TestRegion cuts regions out of texts.
func TestRegion(t *testing.T) {
	for _, test := range []struct {
		text, name, want string
		found            bool
	}{
		{"a\n// #region x\nb\n// #endregion\nc\n", "x", "b\n", true},
		{"# #region x\n  b\n\n# #endregion x\n", "x", "  b\n\n", true},
		{"-- #region x\nb\n-- #endregion\n", "x", "b\n", true},
		{"/* #region x */\nb\n/* #endregion */\n", "x", "b\n", true},
		{"<!-- #region x -->\nb\n<!-- #endregion -->\n", "x", "b\n", true},
		{"{# #region x #}\nb\n{# #endregion #}\n", "x", "b\n", true},
		{"#region x\nb\n#endregion\n", "x", "b\n", true},
		{"  // region x\nb\n  // endregion\n", "x", "b\n", true},
		{"// #region x\n// #endregion\n", "x", "", true},
		// A region inside: its lines stay, its marks go.
		{"// #region x\na\n// #region y\nb\n// #endregion\nc\n// #endregion\nd\n", "x", "a\nb\nc\n", true},
		{"// #region x\na\n// #region y\nb\n// #endregion\nc\n// #endregion\nd\n", "y", "b\n", true},
		{"// #region x\na\n// #region x\nb\n// #endregion\nc\n// #endregion\n", "x", "a\nb\nc\n", true},
		{"// #region y\na\n// #endregion\n// #region x\nb\n// #endregion\n", "x", "b\n", true},
		{"// #region x\na\n", "x", "", false},
		{"// #region x\na\n// #region y\n// #endregion\n", "x", "", false},
		{"// #region xy\na\n// #endregion\n", "x", "", false},
		{"a\n", "x", "", false},
		{"", "x", "", false},
		{"var region = x\n// the region x\n", "x", "", false},
	} {
		if got, found := Region(test.text, test.name); got != test.want || found != test.found {
			t.Errorf("Region(%q, %q) = %q, %v; want %q, %v", test.text, test.name, got, found, test.want, test.found)
		}
	}
}
