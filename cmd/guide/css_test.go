package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestStyleSheets holds that a linter finds nothing in the style sheets, as they
// are written and as they are made: misspelt properties, what cannot be read,
// rules that are not closed.
func TestStyleSheets(t *testing.T) {
	root := testenv.Root(t)
	sheets := map[string][]byte{}
	for _, pattern := range []string{"assets/*.css", "cmd/guide/internal/serve/client/*.css"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%d files %s: %v", len(paths), pattern, err)
		}
		for _, path := range paths {
			if sheets[path], err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	for file, data := range realGuide(t, "").files {
		if strings.HasSuffix(file, ".css") {
			sheets[file] = data
		}
	}
	for name, sheet := range sheets {
		for _, fault := range lintCSS(name, string(sheet)) {
			t.Error(fault)
		}
	}
}

// TestStyleSheetFaults holds that the linter finds what it is there for.
func TestStyleSheetFaults(t *testing.T) {
	for _, css := range []string{
		"a { colr: red }", "@layer a { b { & c { line-heigth: 1 } } }", "a { color: red", "a { color: red } }", "a { & > { color: red } }",
		"@media (width > 1px) { a { color: red }", "a { width: calc(1px +2px) }", "a { content: \"}", "a { b: c; d }", "a::befor. { color: red }",
		"a { color: red; /* }", "a {} @import url(b.css);", "a { // color: red;\n}",
	} {
		if len(lintCSS("planted.css", css)) == 0 {
			t.Errorf("nothing is said about %s", css)
		}
	}
	if faults := lintCSS("sound.css", "@layer a { b { color: oklch(.5 .1 20); & > c:hover { margin-block: 1px } } }"); len(faults) > 0 {
		t.Error(faults)
	}
}

// lintCSS lists what esbuild says about a style sheet.
func lintCSS(name, css string) []string {
	r := api.Transform(css, api.TransformOptions{Loader: api.LoaderCSS, Sourcefile: name, LogLimit: 100})
	return append(
		api.FormatMessages(r.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage}),
		api.FormatMessages(r.Warnings, api.FormatMessagesOptions{Kind: api.WarningMessage})...)
}
