package asset

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/memo"
)

// build runs Build and gives the diagnostics as lines of text.
func build(files map[string]string) (*Manifest, []string) {
	sources := map[string][]byte{}
	for name, src := range files {
		sources[name] = []byte(src)
	}
	var list diag.List
	m := Build(sources, memo.New(), &list)
	var lines []string
	for _, d := range list.All() {
		line := fmt.Sprintf("%s: %s", d.Pos, d.Message)
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		lines = append(lines, line)
	}
	return m, lines
}

// good builds files that have to pass and gives one of them.
func good(t *testing.T, files map[string]string, name string) Asset {
	t.Helper()
	m, lines := build(files)
	for _, line := range lines {
		t.Errorf("unexpected: %s", line)
	}
	a, ok := m.Lookup(name)
	if !ok {
		t.Fatalf("no asset %s", name)
	}
	return a
}

const (
	png   = "\x89PNG\r\n\x1a\nrest"
	woff2 = "wOF2rest"
	icon  = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M 0 0 L 8 8"/></svg>`
)

func TestFingerprint(t *testing.T) {
	a := good(t, map[string]string{"css/site.css": "a { color : red }"}, "css/site.css")
	if string(a.Bytes) != "a{color:red}" {
		t.Errorf("not minified: %s", a.Bytes)
	}
	sum := sha256.Sum256(a.Bytes)
	if want := "assets/css/site." + hex.EncodeToString(sum[:4]) + ".css"; a.Path != want {
		t.Errorf("path %s, want %s", a.Path, want)
	}
	if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); a.Integrity != want {
		t.Errorf("integrity %s, want %s", a.Integrity, want)
	}
	if a.Type != "text/css; charset=utf-8" {
		t.Errorf("type %s", a.Type)
	}
}

func TestAll(t *testing.T) {
	files := map[string]string{"b.css": "a{}", "a.png": png, "icons/i.ico": "\x00\x00\x01\x00", "f.woff2": woff2, "r.txt": "x\n", "d.json": "{ }", "s.svg": icon, "x.xml": "<a/>", "m.js": "x()", "w.webmanifest": "{}"}
	m, lines := build(files)
	if len(lines) > 0 || len(m.All()) != len(files) {
		t.Fatalf("%d assets, %v", len(m.All()), lines)
	}
	last := ""
	for _, a := range m.All() {
		if a.Path <= last {
			t.Errorf("%s after %s", a.Path, last)
		}
		last = a.Path
	}
	if _, ok := m.Lookup("nothing"); ok {
		t.Error("found nothing")
	}
}

// TestReferences follows a chain: the name of a file depends on the bytes of
// all that it leads to.
func TestReferences(t *testing.T) {
	files := map[string]string{
		"site.css":        `@import "css/base.css"; a { background: url(icons/i.svg#x), url( "./p.png" ), url('#y'), url(data:image/png;base64,AA==) } @font-face { font-family: F; src: url(fonts/f.woff2) format("woff2") } b { background: image-set("p.png" 1x) }`,
		"css/base.css":    `b { background: url(../p.png) }`,
		"icons/i.svg":     icon,
		"p.png":           png,
		"fonts/f.woff2":   woff2,
		"site.js":         "import { a } from './lib/a.js'; export * from \"./lib/b.js\"; const m = await import('./lib/b.js'); // import './no.js'\nconsole.log(a, m, 'import \"./no.js\"')",
		"lib/a.js":        "import '../lib/b.js'; export const a = 1",
		"lib/b.js":        "export const b = 2",
		"app.webmanifest": `{ "name": "src", "icons": [ { "src": "icons/i.svg", "sizes": "any" } ] }`,
	}
	m, lines := build(files)
	if len(lines) > 0 {
		t.Fatal(lines)
	}
	path := func(name string) string { a, _ := m.Lookup(name); return strings.TrimPrefix(a.Path, "assets/") }
	wants := map[string][]string{
		"site.css":        {"./" + path("css/base.css"), "./" + path("icons/i.svg") + "#x", "./" + path("p.png"), "./" + path("fonts/f.woff2"), "url('#y')", "url(data:image/png"},
		"css/base.css":    {"../" + path("p.png")},
		"site.js":         {`"./` + path("lib/a.js") + `"`, `export*from"./` + path("lib/b.js") + `"`, `import("./` + path("lib/b.js") + `")`, `import \"./no.js\"`},
		"lib/a.js":        {`import"./` + strings.TrimPrefix(path("lib/b.js"), "lib/") + `"`},
		"app.webmanifest": {`{"name":"src","icons":[{"src":"./` + path("icons/i.svg") + `","sizes":"any"}]}`},
	}
	for name, parts := range wants {
		a, _ := m.Lookup(name)
		for _, part := range parts {
			if name == "site.js" {
				part = strings.ReplaceAll(part, `\"`, `"`)
			}
			if !strings.Contains(string(a.Bytes), part) {
				t.Errorf("%s lacks %s: %s", name, part, a.Bytes)
			}
		}
	}
	files["lib/b.js"] = "export const b = 3"
	again, _ := build(files)
	for _, name := range []string{"lib/b.js", "lib/a.js", "site.js"} {
		if a, _ := again.Lookup(name); strings.TrimPrefix(a.Path, "assets/") == path(name) {
			t.Errorf("%s keeps its name though lib/b.js changed", name)
		}
	}
}

func TestSameBytes(t *testing.T) {
	files := map[string]string{"a.css": "a{b:url(p.png)}", "p.png": png, "b.js": "import './c.js'", "c.js": "f()", "s.svg": icon}
	first, _ := build(files)
	for range 10 {
		again, _ := build(files)
		for i, a := range again.All() {
			if b := first.All()[i]; a.Path != b.Path || string(a.Bytes) != string(b.Bytes) {
				t.Fatalf("%s differs", a.Path)
			}
		}
	}
}
