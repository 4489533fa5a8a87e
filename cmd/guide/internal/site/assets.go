package site

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/highlight"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// commonAssets are those that every page links to.
var commonAssets = []string{"site.css", "site.js", "theme.js", "print.css", "icons/favicon.svg", searchCSS}

// extra names the assets that a page links to beside the common ones.
type extra struct {
	styles  []string
	scripts []string // what runs, then what it imports
	later   []string // what they load when it is needed; no page links to it

	blocking bool // nothing is painted before the scripts have run, so that nothing moves
}

// The style sheets that only some pages need.
const (
	asidesCSS  = "asides.css"
	catalogCSS = "catalog.css"
	chartCSS   = "chart.css"
	codeCSS    = "code.css"
	flowCSS    = "flow.css"
	pairsCSS   = "pairs.css"
	plotCSS    = "plot.css"
	statesCSS  = "states.css" // made of the others; see states.go
	styleCSS   = "style.css"
	searchCSS  = "search.css" // that of search results; the script loads it
)

// extras are those of each kind of page. Pages with prose have more, by what
// stands in it: see stylesOf.
var extras = map[string]extra{
	"home":            {styles: []string{asidesCSS, catalogCSS, flowCSS}},
	"decision":        {styles: []string{asidesCSS, catalogCSS, flowCSS, plotCSS}},
	"option":          {styles: []string{asidesCSS, catalogCSS, plotCSS}},
	"compare":         {styles: []string{asidesCSS, catalogCSS, "compare.css"}, scripts: []string{"compare.js", "compare-state.js", "compare-take.js", "compare-words.js", "rank.js"}, blocking: true},
	"pair":            {styles: []string{asidesCSS, catalogCSS, plotCSS, codeCSS}},
	"criterion":       {styles: []string{asidesCSS, catalogCSS}},
	"decide":          {styles: []string{chartCSS, flowCSS}, scripts: []string{"decide.js", "decide-view.js", "page.js", "flow.js"}, later: []string{"decide-record.js", "page-record.js", "record.js"}},
	"stack":           {styles: []string{catalogCSS, flowCSS, "stack.css"}, scripts: []string{"stack-page.js", "page.js", "stack.js", "flow.js"}, later: []string{"stack-record.js", "page-record.js", "record.js"}},
	"pairs":           {styles: []string{catalogCSS, plotCSS, pairsCSS}},
	"scenarios":       {styles: []string{catalogCSS, flowCSS}},
	"stack-scenarios": {styles: []string{catalogCSS, flowCSS, pairsCSS}},
	"samples":         {styles: []string{catalogCSS}},
	"sample":          {styles: []string{catalogCSS, codeCSS, "tabs.css"}, scripts: []string{"tabs.js"}, blocking: true},
	"articles":        {styles: []string{catalogCSS}},
	"sources":         {styles: []string{catalogCSS}},
	"changes":         {styles: []string{catalogCSS}},
	"notfound":        {styles: []string{catalogCSS, searchCSS}, scripts: []string{"notfound.js", "search.js", "find.js", "stem.js"}},
	"all":             {styles: []string{"all.css"}},
	"style":           {styles: []string{styleCSS}},
}

// extraOf lists what a page links to beside the common assets.
func (b *builder) extraOf(p *page) extra {
	e := extras[p.kind]
	if p.kind == "notfound" && b.options.NoSearch {
		e = extra{styles: []string{catalogCSS}}
	}
	if p.kind == "style" {
		return extra{styles: []string{statesCSS, styleCSS}} // the first has all that pages need
	}
	if p.prose {
		for _, name := range b.docOf(p.origin.File, nil).styles {
			if !slices.Contains(e.styles, name) {
				e.styles = append(slices.Clip(e.styles), name)
			}
		}
	}
	return e
}

// requiredAssets lists what pages link to.
func requiredAssets() []string {
	names := slices.Concat(commonAssets, []string{asidesCSS, chartCSS, codeCSS})
	for _, kind := range slices.Sorted(maps.Keys(extras)) {
		names = slices.Concat(names, extras[kind].styles, extras[kind].scripts, extras[kind].later)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// assetsKey names the files below assets/.
type assetsKey struct {
	Files   *[]*source.File
	Refused *[]string // of the whole project
	States  bool      // the style sheet of all states is made too
}

var assetsStep = memo.Step[assetsKey, *asset.Manifest]{Name: "assets", Keep: 8}

// buildAssets makes the files below assets/.
func (b *builder) buildAssets() {
	key := assetsKey{memo.Intern(b.memo, "assets", b.tree.Under("assets", "")), memo.Intern(b.memo, "refused", b.tree.AllRefused()), b.hasStylePage()}
	b.assets = assetsStep.Do(b.memo, key, &b.found, func(diags *diag.List) *asset.Manifest {
		return kept.Do(b.options.Cache, b.assetsKept(key), diags, manifests, func(diags *diag.List) *asset.Manifest { return b.madeAssets(key, diags) })
	})
}

// assetsKept is the key of what becomes of the assets.
func (b *builder) assetsKept(key assetsKey) kept.Key {
	if b.options.Cache == nil {
		return kept.Key{}
	}
	parts := append([]string{"assets", strconv.FormatBool(key.States)}, *key.Refused...)
	for _, f := range *key.Files {
		parts = append(parts, f.Path, string(f.Hash[:]))
	}
	return kept.KeyFor(parts...)
}

func (b *builder) madeAssets(key assetsKey, diags *diag.List) *asset.Manifest {
	files := map[string][]byte{}
	for _, f := range *key.Files {
		files[strings.TrimPrefix(f.Path, "assets/")] = f.Data
	}
	b.requireAssets(files, diags)
	if css := files[codeCSS]; css != nil {
		files[codeCSS] = slices.Concat(css, codeColors())
	}
	if !key.States {
		return asset.Build(files, b.memo, diags)
	}
	return withStates(asset.Build(files, b.memo, diags))
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
