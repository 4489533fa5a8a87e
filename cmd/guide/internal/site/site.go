package site

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"sync"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/cache"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/crew"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/memo"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/route"
	"whichbackend.example/guide/cmd/guide/internal/share"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/view"
)

// Options are what a build depends on besides the project's files.
type Options struct {
	BaseURL string                  // where the site will stand; empty for the one in data/site.yaml
	Drafts  bool                    // make pages of drafts too
	NoIndex bool                    // a preview that search engines must not list
	Now     model.Date              // today, for dates that lie in the future; it never changes a page
	Draw    func(share.Card) []byte // makes the share images; without it pages have none

	NoTwins  bool // no page as Markdown
	NoSearch bool // no field to search with, and no index for it

	Cache *cache.File // of earlier builds, or nil
}

// builder holds what the stages of one build hand on.
type builder struct {
	options Options
	memo    *memo.Memo
	origin  string    // https://host
	base    string    // "" or "/repo"
	found   diag.List // what is wrong, as far as these stages see it

	rest, fronts        sync.Once // see restSum and frontSum
	restHash, frontHash kept.Key

	tree    *source.Tree
	guide   *model.Guide
	views   *view.Maker
	assets  *asset.Manifest
	layouts *layout.Set
	sound   *layout.Set // the last that could all be compiled, or nil
	routes  *route.Map
	frame   *layout.Site
	pages   []*page // without those of articles, which are made when they are asked for
	index   int     // of the page that lists the articles; they follow it
}

// Input is what was read of a project.
type Input struct{ tree *source.Tree }

// Read reads a project.
func Read(fsys fs.FS) Input { return Input{source.Read(fsys, &diag.List{})} }

// Source returns the bytes of an input file, for excerpts in diagnostics.
func (in Input) Source(path string) []byte { return in.tree.Bytes(path) }

// Put gives the input as it would be if a file had other bytes, or were there at all.
func (in Input) Put(path string, data []byte) Input { return Input{in.tree.Put(path, data)} }

// Sum is the hash of all that the output and what is said of it depend on, but for
// the program.
func (in Input) Sum(o Options) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "%x %q %t %t %s %t %t %t", in.tree.Sum(), o.BaseURL, o.Drafts, o.NoIndex, o.Now, o.Draw != nil, o.NoTwins, o.NoSearch))
}

// Build is [Input.Build] of what a project holds.
func Build(fsys fs.FS, o Options, diags *diag.List) *Site { return Read(fsys).Build(o, diags) }

// Build makes the site of a project. Everything that is wrong with the sources is
// added to diags; when there is an error, the site has no files.
func (in Input) Build(o Options, diags *diag.List) *Site {
	b := newBuilder(in.tree, memo.New(), o)
	b.prepare()
	s := b.makeSite()
	b.faults(context.Background(), crew.Crew{}, diags)
	if diags.Failed() {
		return b.newSite()
	}
	return s
}

// newBuilder decodes what was read of the project.
func newBuilder(tree *source.Tree, m *memo.Memo, o Options) *builder {
	b := &builder{options: o, memo: m, tree: tree}
	b.tree.Report(&b.found)
	var past kept.Store
	if o.Cache != nil {
		past = o.Cache
	}
	b.guide = model.Load(tree, m, past, &b.found)
	b.views = view.NewMaker(b.guide, o.Drafts, m)
	b.mount()
	return b
}

// prepare does all that has to be known before a page can be laid out.
func (b *builder) prepare() {
	first := []func(){b.buildAssets, b.parseLayouts}
	crew.Each(len(first), func(i int) { first[i]() })
	b.listPages()
	b.routeAddresses()
	b.frame = b.newFrame()
}

// makeSite gives the site, whose pages are laid out when they are asked for.
func (b *builder) makeSite() *Site {
	s := b.newSite()
	b.addPages(s)
	b.addAssets(s)
	b.addOutputs(s)
	if !b.options.NoSearch {
		b.addSearch(s)
	}
	return s
}

// checkKey is what the rules over the guide's data look at.
type checkKey struct{ Guide *model.Guide }

// none is the result of a step that only finds faults.
type none struct{}

var checkStep = memo.Step[checkKey, none]{Name: "checks", Keep: 8}

// faults adds what is wrong with the sources. It stops when the context ends.
func (b *builder) faults(ctx context.Context, c crew.Crew, diags *diag.List) {
	if ctx.Err() != nil {
		return
	}
	diags.AddAll(b.found.Raw())
	parts := []func(){
		func() { b.checkProse(ctx, c, diags) },
		func() { b.checkData(diags) },
		func() { b.checkLayouts(diags) },
	}
	crew.Crew{Workers: c.Workers}.Each(ctx, len(parts), func(i int) { parts[i]() })
}

func (b *builder) checkData(diags *diag.List) {
	checkStep.Do(b.memo, checkKey{b.guide}, diags, func(diags *diag.List) none {
		return kept.Do(b.options.Cache, b.frontKey("data", b.options.Now.String()), diags, nothing, func(diags *diag.List) none {
			check.Data(b.guide, b.options.Now, diags)
			return none{}
		})
	})
}

// checkLayouts compiles the layouts and highlights the samples.
func (b *builder) checkLayouts(diags *diag.List) {
	kept.Do(b.options.Cache, b.restKey("layouts"), diags, nothing, func(diags *diag.List) none {
		b.layouts.Check(diags)
		b.checkSamples(diags)
		return none{}
	})
}

// dataFaults is [builder.faults] where only the data was read.
func (b *builder) dataFaults(diags *diag.List) {
	diags.AddAll(b.found.Raw())
	check.Data(b.guide, b.options.Now, diags)
}

// parseLayouts parses the layouts. What is missing cannot be told from what
// could not be read.
func (b *builder) parseLayouts() {
	if len(b.tree.Refused("layouts", ".html")) > 0 || b.tree.IsRefused("layouts") {
		b.layouts = &layout.Set{}
		return
	}
	var files []layout.File
	for _, f := range b.tree.Under("layouts", ".html") {
		files = append(files, layout.File{Path: f.Path, Source: string(f.Data)})
	}
	b.layouts = layout.Parse(files, b.memo, layout.Options{BasePath: b.base, Squeeze: asset.MinifyHTMLTemplate}, &b.found)
}
