package layout

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

const verdictFile = "layouts/embeds/verdict.html"

// plain are layouts that are as small as they can be, one for each kind.
func plain() layouts {
	files := layouts{}
	for _, k := range kinds {
		files["layouts/"+k.file+".html"] = fmt.Sprintf("{{define %q}}{{end}}", entryOf(k.file))
	}
	return files
}

// layouts are sources by path.
type layouts map[string]string

func (l layouts) files() []File {
	var files []File
	for path, source := range l {
		files = append(files, File{path, source})
	}
	return files
}

// build parses and checks layouts as a build does.
func (l layouts) build(m *memo.Memo, o Options) (*Set, *diag.List) {
	diags := &diag.List{}
	set := Parse(l.files(), m, o, diags)
	set.Check(diags)
	return set, diags
}

func report(diags *diag.List) string {
	var lines []string
	for _, d := range diags.All() {
		line := fmt.Sprintf("%s %s: %s", strings.TrimPrefix(d.Pos.String(), "layouts/embeds/"), d.Rule, d.Message)
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestTypes gives layouts of the view Cell and the diagnostics for them; a
// layout without any is laid out.
func TestTypes(t *testing.T) {
	const none = ""
	for _, test := range []struct{ layout, want string }{
		{`{{.Verdict}}`, none},
		{`{{.Option.Name}} {{$.Option.Name}}`, none},
		{`{{range .Sources}}{{.Title}}{{$.Verdict}}{{else}}{{.Verdict}}{{end}}`, none},
		{`{{range $i, $s := .Sources}}{{$i}}{{$s.Title}}{{end}}`, none},
		{`{{range $s := .Sources}}{{$s.Title}}{{.Title}}{{end}}`, none},
		{`{{with .Option}}{{.Name}}{{end}}`, none},
		{`{{$o := .Option}}{{$o.Name}}`, none},
		{`{{if and .Mechanism (gt (len .Sources) 1)}}{{.Mechanism}}{{end}}`, none},
		{`{{(index .Sources 0).Title}}`, none},
		{`{{.Level | level}} {{level .Level}} {{sub (len .Sources) 1}} {{href .URL}}`, none},
		{`{{printf "%s" .Verdict}}`, none},
		{`{{template "part" .Option}}{{define "part"}}{{.Name}}{{end}}`, none},
		{`{{/* .Nothing */}}`, none},
		{`{{define "never"}}{{.Nothing}}{{end}}`, none}, // what is not included is not checked

		{`{{.Verdikt}}`, `verdict.html:1:21 layout: the view Cell has no field Verdikt (did you mean "Verdict"?)`},
		{"\n\n  {{.Verdikt}}", `verdict.html:3:5 layout: the view Cell has no field Verdikt (did you mean "Verdict"?)`},
		{`{{.Option.Nam}}`, `verdict.html:1:28 layout: the view Ref has no field Nam (did you mean "Name"?)`},
		{`{{$.Option.Nam}}`, `verdict.html:1:22 layout: the view Ref has no field Nam (did you mean "Name"?)`},
		{`{{range .Sources}}{{.Verdict}}{{end}}`, `verdict.html:1:39 layout: the view SourceRef has no field Verdict`},
		{`{{range .Sources}}{{else}}{{.Title}}{{end}}`, `verdict.html:1:47 layout: the view Cell has no field Title`},
		{`{{range $s := .Sources}}{{$s.Nam}}{{end}}`, `verdict.html:1:47 layout: the view SourceRef has no field Nam`},
		{`{{with .Option}}{{.Verdict}}{{end}}`, `verdict.html:1:37 layout: the view Ref has no field Verdict (one of: ID, Name, URL, Sign)`},
		{`{{with .Option}}{{else}}{{.Name}}{{end}}`, `verdict.html:1:45 layout: the view Cell has no field Name`},
		{`{{if .Nothing}}{{end}}`, `verdict.html:1:24 layout: the view Cell has no field Nothing`},
		{`{{if not .Nothing}}{{end}}`, `verdict.html:1:28 layout: the view Cell has no field Nothing`},
		{`{{.Verdict.Name}}`, `verdict.html:1:29 layout: a text has no field Name`},
		{`{{range .Verdict}}{{end}}`, `verdict.html:1:27 layout: .Verdict is not a list`},
		{`{{range .Option}}{{end}}`, `verdict.html:1:27 layout: .Option is not a list`},
		{`{{(index .Sources 0).Nam}}`, `verdict.html:1:39 layout: the view SourceRef has no field Nam`},
		{`{{href}}`, `verdict.html:1:21 layout: href takes 1 values, here it gets 0`},
		{`{{href .URL .URL}}`, `verdict.html:1:21 layout: href takes 1 values, here it gets 2`},
		{`{{.URL | href .URL}}`, `verdict.html:1:28 layout: href takes 1 values, here it gets 2`},
		{`{{href .Option}}`, `verdict.html:1:26 layout: href cannot take .Option`},
		{`{{sub .Level 1}}`, `verdict.html:1:25 layout: sub cannot take .Level`},
		{`{{template "part" .Option}}{{define "part"}}{{.Verdict}}{{end}}`, `verdict.html:1:72 layout: the view Ref has no field Verdict (one of: ID, Name, URL, Sign)`},
		{`{{template "prat" .}}`, `verdict.html:1:30 layout: there is no template "prat"`},
		{`{{template "embed" .}}`, `verdict.html:1:30 layout: the template "embed" includes itself`},
		{`{{template "a" .}}{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{template "a" .}}{{end}}`, `verdict.html:1:108 layout: the template "a" includes itself`},
		{`{{shout .Verdict}}`, `verdict.html:1:21 layout: there is no function "shout"`},
		{`{{hrf .URL}}`, `verdict.html:1:21 layout: there is no function "hrf" (did you mean "href"?)`},
		{`{{if .Verdict}}`, `verdict.html:1 layout: the layout ends before everything that it opens is closed (end every define, if, range and with by {{end}})`},
		{`{{$x}}`, `verdict.html:1 layout: undefined variable "$x"`},
		{`<p {{if .Level}}title="{{end}}>`, `verdict.html:1:27 layout: the branches of this action end at different places in the markup (open and close a tag or a quote in the same branch)`},
		{`<p title="{{.Verdict}}`, `verdict.html layout: the markup ends inside a tag, a comment or a quote (close it in the same layout)`},
	} {
		files := plain()
		text := `{{define "embed"}}` + test.layout + `{{end}}`
		if i := strings.Index(test.layout, "{{define"); i >= 0 {
			text = `{{define "embed"}}` + test.layout[:i] + `{{end}}` + test.layout[i:]
		}
		files[verdictFile] = text
		set, diags := files.build(memo.New(), Options{})
		// Hints that list more than a few names are not of interest here.
		if got := report(diags); got != test.want && !strings.HasPrefix(got, test.want+" (one of: ") {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, test.want)
		}
		if shows := set.Shows(Cell{}); shows == diags.Failed() {
			t.Errorf("%s\nthe set shows it: %v", text, shows)
		}
	}
}

// TestFiles looks at the set of files: what is missing, what nobody uses, what
// is shared.
func TestFiles(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(layouts)
		want   string
	}{
		{"all", func(layouts) {}, ""},
		{"missing", func(f layouts) { delete(f, verdictFile) }, "verdict.html missing-file: this layout is missing (every kind of page, embed and card has one; see layout/kinds.go)"},
		{"unused", func(f layouts) { f["layouts/embeds/verdikt.html"] = "" }, "verdikt.html unused-layout: no kind of page, embed or card uses this layout"},
		{"no entry", func(f layouts) { f[verdictFile] = "{{define \"page\"}}{{end}}" }, `verdict.html:1:1 layout: the layout does not define "embed"`},
		{"shared", func(f layouts) {
			f["layouts/partials/p.html"] = `{{define "p"}}{{.Verdict}}{{end}}`
			f[verdictFile] = `{{define "embed"}}{{template "p" .}}{{end}}`
		}, ""},
		// What is shown is checked: an empty definition replaces no other.
		{"empty definition", func(f layouts) {
			f["layouts/partials/p.html"] = `{{define "p"}}{{.Nothing}}{{end}}`
			f[verdictFile] = `{{define "embed"}}{{template "p" .Option}}{{end}}{{define "p"}} {{end}}`
		}, "layouts/partials/p.html:1:17 layout: the view Ref has no field Nothing (one of: ID, Name, URL, Sign)"},
		// A fault in what two pages share is reported once.
		{"shared fault", func(f layouts) {
			f["layouts/partials/p.html"] = `{{define "p"}}{{.Nothing}}{{end}}`
			f["layouts/embeds/sample.html"] = `{{define "embed"}}{{range .Title}}{{end}}{{end}}`
			f[verdictFile] = `{{define "embed"}}{{template "p" .Option}}{{template "p" .Criterion}}{{end}}`
		}, "sample.html:1:27 layout: .Title is not a list\nlayouts/partials/p.html:1:17 layout: the view Ref has no field Nothing (one of: ID, Name, URL, Sign)"},
	} {
		files := plain()
		test.change(files)
		_, diags := files.build(memo.New(), Options{})
		if got := report(diags); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestRender lays out a view, with the functions of layouts.
func TestRender(t *testing.T) {
	files := plain()
	files[verdictFile] = "{{define \"embed\"}}<a href=\"{{href .URL}}\">{{level .Level}}</a> {{lower .Verdict}} {{href .Edit}} {{sub 3 1}}\n{{end}}"
	squeeze := func(_ string, source []byte) ([]byte, error) {
		return []byte(strings.ReplaceAll(string(source), "\n", "")), nil
	}
	set, diags := files.build(memo.New(), Options{BasePath: "/repo", Squeeze: squeeze})
	got, err := set.Piece(Cell{URL: "/tea/", Level: "good", Verdict: "<B>", Edit: "https://x.example/"})
	if want := `<a href="/repo/tea/">Good</a> &lt;b&gt; https://x.example/ 2`; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q; %s", got, err, want, report(diags))
	}
	if _, err := set.Page(struct{}{}); err == nil {
		t.Error("a view without a layout is shown")
	}
	failing := func(string, []byte) ([]byte, error) { return nil, errors.New("it is not HTML") }
	_, diags = files.build(memo.New(), Options{Squeeze: failing})
	if got := report(diags); !strings.HasPrefix(got, "layouts/cards/article.html layout: the layout cannot be made small: it is not HTML") {
		t.Errorf("got %s", got)
	}
}

// TestCompile: what only compiling finds waits for the check, or for a page of
// that kind.
func TestCompile(t *testing.T) {
	files, diags := plain(), &diag.List{}
	files[verdictFile] = `{{define "embed"}}<p {{if .Level}}title="{{end}}>{{end}}`
	set := Parse(files.files(), memo.New(), Options{}, diags)
	if got := report(diags); got != "" {
		t.Errorf("parsed: %s", got)
	}
	const want = "the branches of this action end at different places in the markup"
	if _, err := set.Piece(Cell{}); err == nil || err.Error() != verdictFile+" cannot be compiled: "+verdictFile+":1:27: "+want {
		t.Errorf("got %v", err)
	}
	if _, err := set.Page(Home{}); err != nil {
		t.Error(err)
	}
	if set.Check(diags); !strings.Contains(report(diags), want) {
		t.Errorf("checked: %s", report(diags))
	}
}

// TestKinds: every kind has a view of its own, by which it is found.
func TestKinds(t *testing.T) {
	views := map[string]string{}
	for _, k := range kinds {
		if other, taken := views[k.view.Name()]; taken {
			t.Errorf("%s and %s show the same view", other, k.file)
		}
		views[k.view.Name()] = k.file
	}
	if !slices.Contains(slices.Collect(maps.Values(views)), "embeds/verdict") {
		t.Error("there is no verdict")
	}
}
