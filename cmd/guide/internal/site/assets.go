package site

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// commonAssets are those that every page links to.
var commonAssets = []string{"site.css", "site.js", "icons/favicon.svg"}

// extra names the assets that a page links to beside the common ones.
type extra struct {
	styles  []string
	scripts []string // what runs, then what it imports
}

// extras are those of each kind of page.
var extras = map[string]extra{
	"decide": {scripts: []string{"decide.js", "decide-view.js", "flow.js", "record.js"}},
}

// requiredAssets lists what pages link to.
func requiredAssets() []string {
	names := slices.Clone(commonAssets)
	for _, kind := range slices.Sorted(maps.Keys(extras)) {
		names = slices.Concat(names, extras[kind].styles, extras[kind].scripts)
	}
	return names
}

// assetsKey names the files below assets/.
type assetsKey struct {
	Files   *[]*source.File
	Refused *[]string // of the whole project
}

var assetsStep = memo.Step[assetsKey, *asset.Manifest]{Name: "assets", Keep: 8}

// buildAssets makes the files below assets/.
func (b *builder) buildAssets() {
	key := assetsKey{memo.Intern(b.memo, "assets", b.tree.Under("assets", "")), memo.Intern(b.memo, "refused", b.tree.AllRefused())}
	b.assets = assetsStep.Do(b.memo, key, &b.found, func(diags *diag.List) *asset.Manifest {
		files := map[string][]byte{}
		for _, f := range *key.Files {
			files[strings.TrimPrefix(f.Path, "assets/")] = f.Data
		}
		b.requireAssets(files, diags)
		if css := files["site.css"]; css != nil {
			files["site.css"] = slices.Concat(css, codeColors())
		}
		return asset.Build(files, b.memo, diags)
	})
}

func (b *builder) requireAssets(files map[string][]byte, diags *diag.List) {
	for _, name := range requiredAssets() {
		if files[name] == nil && !b.tree.IsRefused("assets/"+name) && !b.tree.IsRefused("assets") {
			diags.Add(diag.Diagnostic{Pos: diag.Pos{File: "assets/" + name}, Rule: "missing-file", Message: "this file is missing", Hint: "pages link to it"})
		}
	}
}

// codeColors are the colors of highlighted code. They come from chroma's styles
// and are appended to the style sheet.
var codeColors = sync.OnceValue(func() []byte {
	colors, err := highlight.Stylesheet()
	if err != nil {
		panic(err) // the styles are part of the program
	}
	return []byte(colors)
})

// addAssets adds the style sheet, the script and the pictures to the output.
func (b *builder) addAssets(s *Site) {
	for _, a := range b.assets.All() {
		s.add(&file{path: a.Path, origin: diag.Pos{File: a.Path}, produce: func() ([]byte, error) { return a.Bytes, nil }}, &b.found)
	}
}
