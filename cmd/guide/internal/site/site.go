package site

import (
	"io/fs"
	"path"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/embed"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/output"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// Options are what a build depends on besides the project's files.
type Options struct {
	BaseURL string     // where the site will stand; empty for the one in data/site.yaml
	Drafts  bool       // make pages of drafts too
	NoIndex bool       // a preview that search engines must not list
	Now     model.Date // today, for dates that lie in the future; it never changes a page
}

// Site is a guide whose pages can be asked for.
type Site struct {
	Guide *model.Guide
	tree  *source.Tree
	files map[string]*file

	origin, base string // where it will stand
}

// builder holds what the stages of one build hand on.
type builder struct {
	options Options
	origin  string // https://host
	base    string // "" or "/repo"
	diags   *diag.List

	tree    *source.Tree
	guide   *model.Guide
	views   *view.Maker
	assets  *asset.Manifest
	layouts *layout.Set
	routes  *route.Map
	prose   map[string]*prose // by path of the Markdown file
	frame   *layout.Site
	pages   []*page
	site    *Site
}

// Build reads the project and prepares its site. Everything that is wrong with
// the sources is added to diags; the site is complete only when nothing is.
func Build(fsys fs.FS, o Options, diags *diag.List) *Site {
	b := newBuilder(source.Read(fsys, diags), o, diags)
	b.views = &view.Maker{Guide: b.guide, Flows: flow.All(b.guide), Drafts: o.Drafts}

	b.buildAssets()
	b.parseLayouts()

	b.renderProse()
	b.listPages()
	b.routeAddresses()
	b.linkProse()

	b.site = b.newSite()
	if diags.Failed() {
		return b.site
	}
	b.frame = b.newFrame()
	b.addPages()
	b.addAssets()
	b.addOutputs()
	return b.site
}

// newBuilder decodes what was read of the project and checks what it says.
func newBuilder(tree *source.Tree, o Options, diags *diag.List) *builder {
	b := &builder{options: o, diags: diags, tree: tree}
	b.guide = model.Load(b.tree, diags)
	b.mount()
	check.Data(b.guide, o.Now, diags)
	return b
}

// newSite is a site without files.
func (b *builder) newSite() *Site {
	return &Site{Guide: b.guide, tree: b.tree, files: map[string]*file{}, origin: b.origin, base: b.base}
}

// Source returns the bytes of an input file, for excerpts in diagnostics.
func (s *Site) Source(path string) []byte { return s.tree.Bytes(path) }

func (b *builder) parseLayouts() {
	if len(b.tree.Refused("layouts", ".html")) > 0 || b.tree.IsRefused("layouts") {
		b.layouts = &layout.Set{}
		return // what is missing cannot be told from what could not be read
	}
	files := map[string][]byte{}
	for _, f := range b.tree.Under("layouts", ".html") {
		files[f.Path] = f.Data
	}
	b.layouts = layout.Parse(files, layout.Options{BasePath: b.base, Squeeze: asset.MinifyHTMLTemplate}, b.diags)
}

// addOutputs makes the files beside the pages.
func (b *builder) addOutputs() {
	in := &output.Input{Guide: b.guide, Flows: b.views.Flows, Origin: b.origin, Base: b.base, NoIndex: b.options.NoIndex}
	for _, p := range b.pages {
		switch {
		case p.redirect != "":
			in.Redirects = append(in.Redirects, output.Redirect{From: p.url, To: p.redirect})
		case p.url != route.NotFound:
			in.Pages = append(in.Pages, p.listed())
		}
	}
	for name, data := range output.All(in) {
		b.site.add(name, diag.Pos{File: name}, func() ([]byte, error) { return minified(name, data) }, b.diags)
	}
}

// minified takes out of a finished file what only people need.
func minified(name string, data []byte) ([]byte, error) {
	switch path.Ext(name) {
	case ".json":
		return asset.MinifyJSON(data)
	case ".xml":
		return asset.MinifyXML(data)
	}
	return data, nil
}

// filler fills the embeds of an article.
func (b *builder) filler() *embed.Filler {
	return &embed.Filler{Views: b.views, Layouts: b.layouts}
}

// Base is the path that the site is mounted at, "" or "/repo".
func (s *Site) Base() string { return s.base }
