package site

import (
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
)

// requiredAssets are those that pages link to.
var requiredAssets = append([]string{"site.css", "site.js", "icons/favicon.svg"}, decideModules...)

// decideModules are the script of the page of questions and what it imports.
var decideModules = []string{"decide.js", "decide-view.js", "flow.js", "record.js"}

// buildAssets makes the files below assets/. The colors of code come from
// chroma's styles and are appended to the style sheet.
func (b *builder) buildAssets() {
	files := map[string][]byte{}
	for _, f := range b.tree.Under("assets", "") {
		files[strings.TrimPrefix(f.Path, "assets/")] = f.Data
	}
	for _, name := range requiredAssets {
		if files[name] == nil && !b.tree.IsRefused("assets/"+name) && !b.tree.IsRefused("assets") {
			b.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: "assets/" + name}, Rule: "missing-file", Message: "this file is missing", Hint: "pages link to it"})
		}
	}
	if css := files["site.css"]; css != nil {
		colors, err := highlight.Stylesheet()
		if err != nil {
			panic(err) // the styles are part of the program
		}
		files["site.css"] = append(append([]byte(nil), css...), colors...)
	}
	b.assets = asset.Build(files, b.diags)
}

// addAssets adds the style sheet, the script and the pictures to the output.
func (b *builder) addAssets() {
	for _, a := range b.assets.All() {
		b.site.add(a.Path, diag.Pos{File: a.Path}, func() ([]byte, error) { return a.Bytes, nil }, b.diags)
	}
}
