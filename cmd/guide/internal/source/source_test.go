package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"whichbackend.example/guide/cmd/guide/internal/diag"
)

func report(diags *diag.List) string {
	var lines []string
	for _, d := range diags.All() {
		lines = append(lines, fmt.Sprintf("%s %s %s", d.Pos, d.Rule, d.Message))
	}
	return strings.Join(lines, "\n")
}

// TestClean gives the bytes of a file, what is made of them and what is
// reported.
func TestClean(t *testing.T) {
	for _, test := range []struct{ data, text, want string }{
		{"a\nb\n", "a\nb\n", ""},
		{"", "", ""},
		{"\ufeffa\n", "a\n", ""},
		{"a\r\nb\r\n", "a\nb\n", ""},
		{"\ufeffa\r\nb", "a\nb", ""},
		{"a\tb\n", "a\tb\n", ""},
		{"\xff\xfea\x00", "", "f.md:1:1 not-utf8 the file is saved as UTF-16"},
		{"\xfe\xff\x00a", "", "f.md:1:1 not-utf8 the file is saved as UTF-16"},
		{"a\nb\xffc", "", "f.md:2:2 not-text this byte is not UTF-8"},
		{"ä\xc3", "", "f.md:1:2 not-text this byte is not UTF-8"},
		{"a\xed\xa0\x80", "", "f.md:1:2 not-text this byte is not UTF-8"},
		{"a\x00", "", "f.md:1:2 not-text a control character (U+0000) stands here"},
		{"ab\x1b[2J", "", "f.md:1:3 not-text a control character (U+001B) stands here"},
		{"a\x7f", "", "f.md:1:2 not-text a control character (U+007F) stands here"},
		{"a\rb", "", "f.md:1:2 not-text a carriage return stands alone"},
		{"a\r\r\nb", "", "f.md:1:2 not-text a carriage return stands alone"},
		{"a\u200bb", "a\u200bb", "f.md:1:2 hidden-character an invisible character (U+200B) can make text read differently from what it is"},
		{"a\ufeff", "a\ufeff", "f.md:1:2 hidden-character an invisible character (U+FEFF) can make text read differently from what it is"},
		{"\u2066", "\u2066", "f.md:1:1 hidden-character an invisible character (U+2066) can make text read differently from what it is"},
		{"<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n", "", "f.md:1:1 merge-conflict an unfinished merge stands here\nf.md:5:1 merge-conflict an unfinished merge stands here"},
		{"Title\n=======\n", "Title\n=======\n", ""}, // a heading
	} {
		var diags diag.List
		text, ok := clean("f.md", []byte(test.data), &diags)
		if got := report(&diags); got != test.want {
			t.Errorf("%q: got\n%s\nwant\n%s", test.data, got, test.want)
		}
		if ok == diags.Failed() || ok && string(text) != test.text {
			t.Errorf("%q: ok is %v, text is %q, want %q", test.data, ok, text, test.text)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ data, front, body, want string }{
		{"---\na: b\n---\ntext\n", "a: b\n", "text\n", ""},
		{"---\na: b\n---\n", "a: b\n", "", ""},
		{"---\na: b\n---", "a: b\n", "", ""},
		{"---\n---\ntext", "", "text", ""},
		{"--- \t\na: b\n---\t\ntext\n", "a: b\n", "text\n", ""},
		{"---\na: b\n----\n---\n---\n", "a: b\n----\n", "---\n", ""},
		{"", "", "", "f.md:1:1 front-matter the file is empty"},
		{"text\n", "", "", "f.md:1:1 front-matter the front matter is missing"},
		{"\n---\na: b\n---\n", "", "", "f.md:1:1 front-matter the file begins with an empty line"},
		{" ---\na: b\n---\n", "", "", "f.md:1:1 front-matter the line --- does not begin at the left edge"},
		{"title: x\n---\n", "", "", "f.md:1:1 front-matter the line --- above the front matter is missing"},
		{"—\ntitle: x\n", "", "", "f.md:1:1 front-matter this is not the line that front matter begins with"},
		{"----\na: b\n----\n", "", "", "f.md:1:1 front-matter this is not the line that front matter begins with"},
		{"---", "", "", "f.md:1:1 front-matter the front matter that opens on line 1 never closes"},
		{"---\na: b\n", "", "", "f.md:2:1 front-matter the front matter that opens on line 1 never closes"},
		{"---\na: b\nc:\n  - d\n\nText: no\n", "", "", "f.md:4:1 front-matter the front matter that opens on line 1 never closes"},
		{"---\na: b\n----\nText\n", "", "", "f.md:3:1 front-matter this line does not close the front matter"},
		{"---\na: b\n ---\n", "", "", "f.md:3:1 front-matter this line does not close the front matter"},
	} {
		var diags diag.List
		parts, ok := Split(&File{Path: "f.md", Data: []byte(test.data)}, &diags)
		if got := report(&diags); got != test.want || ok != (test.want == "") {
			t.Errorf("%q: ok is %v, got\n%s\nwant\n%s", test.data, ok, got, test.want)
		}
		if string(parts.Front) != test.front || string(parts.Body) != test.body {
			t.Errorf("%q: front %q, body %q; want %q and %q", test.data, parts.Front, parts.Body, test.front, test.body)
		}
	}
}

// project is a file system with the folders that Read wants.
func project(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, folder := range Folders {
		fsys[folder] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
	}
	return fsys
}

func TestRead(t *testing.T) {
	fsys := project(map[string]string{
		"data/a.yaml": "\ufeffa: b\r\n", "data/b/c.yaml": "c: d\n", "data/bad.yaml": "\xff", "assets/x.png": "\xff\x00",
		"data/.env": "s", "data/a.yaml~": "s", "data/#a#": "s", "data/a.yaml.bak": "s", "data/4913": "s", "data/.a.yaml.swp": "s",
		"content/node_modules/x.js": "s", "secret.yaml": "s", ".git/config": "s", "data/A.yaml": "a: b\n",
	})
	fsys["data/link.yaml"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
	fsys["data/pipe.yaml"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	var diags diag.List
	tree := Read(fsys, &diags)
	want := `data/A.yaml file-name the name differs from data/a.yaml only in case
data/bad.yaml:1:1 not-text this byte is not UTF-8
data/link.yaml not-a-file this is a link; links are not followed
data/pipe.yaml not-a-file this is not a regular file`
	if got := report(&diags); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var paths []string
	for _, folder := range Folders {
		for _, f := range tree.Under(folder, "") {
			paths = append(paths, f.Path)
		}
	}
	if got := strings.Join(paths, " "); got != "assets/x.png data/a.yaml data/b/c.yaml" {
		t.Errorf("the tree holds %s", got)
	}
	if got := string(tree.Bytes("data/a.yaml")); got != "a: b\n" {
		t.Errorf("data/a.yaml reads %q", got)
	}
	if !tree.IsRefused("data/bad.yaml") || tree.IsRefused("data/none.yaml") || len(tree.Refused("data", ".yaml")) != 3 {
		t.Errorf("refused: %v", tree.refused)
	}
	if same := Read(fsys, &diag.List{}).File("data/a.yaml").Hash; same != tree.File("data/a.yaml").Hash {
		t.Error("the same file has another hash")
	}
}

func TestReadLimits(t *testing.T) {
	many := map[string]string{}
	for i := range maxFiles + 50 {
		many[fmt.Sprintf("data/%d.yaml", i)] = ""
	}
	for name, test := range map[string]struct {
		fsys fs.FS
		want string
	}{
		"large":   {project(map[string]string{"data/a.yaml": strings.Repeat("a", maxBytes+1)}), "data/a.yaml too-large the file is larger than 2048 KiB"},
		"largest": {project(map[string]string{"data/a.yaml": strings.Repeat("a", maxBytes)}), ""},
		"deep":    {project(map[string]string{"data" + strings.Repeat("/a", maxDepth+1) + "/b.yaml": ""}), "data" + strings.Repeat("/a", maxDepth) + " too-deep folders are nested more than 16 levels deep"},
		"many":    {project(many), "data/9999.yaml too-many there are more than 20000 files"},
		"missing": {fstest.MapFS{"data/a.yaml": {}, "content/a.md": {}, "layouts/a.html": {}}, "assets unreadable it is missing"},
		"denied":  {denied{project(map[string]string{"data/a.yaml": ""})}, "data/a.yaml unreadable there is no permission to read it"},
	} {
		var diags diag.List
		Read(test.fsys, &diags)
		got := report(&diags)
		if name == "many" { // which one is the last depends on the order of names
			_, got, _ = strings.Cut(got, " ")
			_, test.want, _ = strings.Cut(test.want, " ")
		}
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

// denied refuses to open files.
type denied struct{ fs.FS }

func (d denied) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".yaml") {
		return nil, &fs.PathError{Op: "open", Path: "/home/somebody/" + name, Err: errors.Join(fs.ErrPermission)}
	}
	return d.FS.Open(name)
}

func TestNameFault(t *testing.T) {
	for _, name := range []string{"a.md", "A_b-1.min.js", "package-lock.json", strings.Repeat("a", 100), "console.md"} {
		if fault := nameFault(name); fault != "" {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for _, name := range []string{"a b", "a:b", "ä", "a\n", "a\x1b", "a%20", "a#", "a.", "con", "CON.md", "aux.", "nul.txt", "com1.md", strings.Repeat("a", 101), "a\\b", "<a>", "a*"} {
		if nameFault(name) == "" {
			t.Errorf("%q is taken for a plain name", name)
		}
	}
}
