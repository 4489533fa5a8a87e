package site

import (
	"crypto/sha256"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/kept"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// What is kept from one build to the next.
var (
	docs     = kept.Codec[*doc]{Write: writeDoc, Read: readDoc}
	bulks    = kept.Codec[*bulk]{Write: writeBulk, Read: readBulk}
	looks    = kept.Codec[inspected]{Write: writeLook, Read: readLook, Sound: func(in inspected) bool { return in.err == nil }}
	pictures = kept.Codec[[]byte]{
		Write: func(w *wire.Writer, b []byte) { w.String(string(b)) },
		Read:  func(r *wire.Reader) []byte { return []byte(r.String()) },
	}
	manifests = kept.Codec[*asset.Manifest]{Write: asset.WriteManifest, Read: asset.ReadManifest}
	nothing   = kept.Codec[none]{Write: func(*wire.Writer, none) {}, Read: func(*wire.Reader) none { return none{} }}
)

// docKept is the key of what a Markdown file renders to, whatever else there is.
func (b *builder) docKept(what string, f *source.File) kept.Key {
	if b.options.Cache == nil || f == nil {
		return kept.Key{}
	}
	return kept.KeyFor(what, strconv.FormatBool(b.options.NoSearch), f.Path, string(f.Hash[:]))
}

// keyOf is the key of what is made of an article, the options and all files that are
// no articles; more names what else it depends on. That is more than it may need:
// what is made anew for nothing is right all the same.
func (b *builder) keyOf(what string, f *source.File, more ...string) kept.Key {
	if b.options.Cache == nil || f == nil {
		return kept.Key{}
	}
	return b.restKey(what, append([]string{f.Path, string(f.Hash[:])}, more...)...)
}

// restKey is the key of what is made of the options and of all files that are no
// articles; more names what else it depends on.
func (b *builder) restKey(what string, more ...string) kept.Key {
	if b.options.Cache == nil {
		return kept.Key{}
	}
	rest := b.restSum()
	return kept.KeyFor(append([]string{what, string(rest[:])}, more...)...)
}

// frontKey is the key of what shows nothing of articles but their front matter.
func (b *builder) frontKey(what string, more ...string) kept.Key {
	if b.options.Cache == nil {
		return kept.Key{}
	}
	fronts := b.frontSum()
	return b.restKey(what, append([]string{string(fronts[:])}, more...)...)
}

// restSum is the hash of the options and of all files that are no articles.
func (b *builder) restSum() kept.Key {
	b.rest.Do(func() {
		o := b.options
		o.Now = model.Date{} // it changes no page
		b.restHash = Input{b.tree.But("content/articles")}.Sum(o)
	})
	return b.restHash
}

// lookKey is the key of what a look at a file of the output finds.
func (b *builder) lookKey(f *file) kept.Key {
	if f.key.Views != nil {
		return b.frontKey("file", f.path)
	}
	a := f.key.Article
	return b.keyOf("page", f.key.File, f.path, a.Prev.URL, a.Prev.Text, a.Next.URL, a.Next.Text)
}

// frontSum is the hash of the front matter of all articles, and of which files cannot
// be used.
func (b *builder) frontSum() kept.Key {
	b.fronts.Do(func() {
		w := &wire.Writer{}
		for _, f := range b.tree.Under("content/articles", ".md") {
			parts, whole := source.Split(f, &diag.List{})
			if !whole {
				parts.Front = f.Data
			}
			w.String(f.Path)
			w.Bool(whole)
			w.String(string(parts.Front))
		}
		w.Strings(b.tree.AllRefused())
		b.frontHash = sha256.Sum256(w.Bytes())
	})
	return b.frontHash
}
