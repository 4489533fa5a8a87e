package site

import (
	"crypto/sha256"
	"slices"
	"strconv"

	"whichbackend.example/guide/cmd/guide/internal/asset"
	"whichbackend.example/guide/cmd/guide/internal/cache"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/source"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// codec writes a value for a later build, and reads it there.
type codec[V any] struct {
	write func(*wire.Writer, V)
	read  func(*wire.Reader) V
	sound func(V) bool // false for one that must not be kept; nil where all may be
}

var (
	docs     = codec[*doc]{write: writeDoc, read: readDoc}
	bulks    = codec[*bulk]{write: writeBulk, read: readBulk}
	looks    = codec[inspected]{writeLook, readLook, func(in inspected) bool { return in.err == nil }}
	pictures = codec[[]byte]{
		write: func(w *wire.Writer, b []byte) { w.String(string(b)) },
		read:  func(r *wire.Reader) []byte { return []byte(r.String()) },
	}
	manifests = codec[*asset.Manifest]{
		write: func(w *wire.Writer, m *asset.Manifest) { m.Write(w) },
		read:  asset.ReadManifest,
	}
	nothing = codec[none]{write: func(*wire.Writer, none) {}, read: func(*wire.Reader) none { return none{} }}
)

// kept gives a value from the cache of earlier builds, with all that was found wrong
// when it was made, or makes it and keeps both. The key is the hash of all that they
// depend on.
func kept[V any](b *builder, key cache.Key, diags *diag.List, c codec[V], make func(*diag.List) V) V {
	if v, found, ok := recall(b, key, c); ok {
		diags.AddAll(found)
		return v
	}
	found := &diag.List{}
	v := make(found)
	diags.AddAll(found.Raw())
	keep(b, key, c, v, found.Raw())
	return v
}

// keep puts a value into the cache, with what was found wrong when it was made.
func keep[V any](b *builder, key cache.Key, c codec[V], v V, found []diag.Diagnostic) {
	if key != (cache.Key{}) && (c.sound == nil || c.sound(v)) && !slices.ContainsFunc(found, ofProgram) {
		w := &wire.Writer{}
		c.write(w, v)
		diag.Write(w, found)
		b.options.Cache.Put(key, w.Bytes())
	}
}

// ofProgram reports whether a fault is the program's: it may not come again.
func ofProgram(d diag.Diagnostic) bool { return d.Rule == "program" }

// recall gives a value from the cache of earlier builds. A key of zeros is none.
func recall[V any](b *builder, key cache.Key, c codec[V]) (v V, found []diag.Diagnostic, ok bool) {
	if key == (cache.Key{}) {
		return v, nil, false // there is none
	}
	value, ok := b.options.Cache.Get(key)
	if !ok {
		return v, nil, false
	}
	r := wire.NewReader(value)
	v, found = c.read(r), diag.Read(r)
	return v, found, r.Err() == nil
}

// docKept is the key of what a Markdown file renders to, whatever else there is.
func (b *builder) docKept(what string, f *source.File) cache.Key {
	if b.options.Cache == nil || f == nil {
		return cache.Key{}
	}
	return keyFor(what, strconv.FormatBool(b.options.NoSearch), f.Path, string(f.Hash[:]))
}

// keyOf is the key of what is made of an article, the options and all files that are
// no articles; more names what else it depends on. That is more than it may need:
// what is made anew for nothing is right all the same.
func (b *builder) keyOf(what string, f *source.File, more ...string) cache.Key {
	if b.options.Cache == nil || f == nil {
		return cache.Key{}
	}
	return b.restKey(what, append([]string{f.Path, string(f.Hash[:])}, more...)...)
}

// restKey is the key of what is made of the options and of all files that are no
// articles; more names what else it depends on.
func (b *builder) restKey(what string, more ...string) cache.Key {
	if b.options.Cache == nil {
		return cache.Key{}
	}
	rest := b.restSum()
	return keyFor(append([]string{what, string(rest[:])}, more...)...)
}

// frontKey is the key of what shows nothing of articles but their front matter.
func (b *builder) frontKey(what string, more ...string) cache.Key {
	if b.options.Cache == nil {
		return cache.Key{}
	}
	fronts := b.frontSum()
	return b.restKey(what, append([]string{string(fronts[:])}, more...)...)
}

func keyFor(parts ...string) cache.Key {
	w := &wire.Writer{}
	w.Strings(parts)
	return sha256.Sum256(w.Bytes())
}

// restSum is the hash of the options and of all files that are no articles.
func (b *builder) restSum() cache.Key {
	b.rest.Do(func() {
		o := b.options
		o.Now = model.Date{} // it changes no page
		b.restHash = Input{b.tree.But("content/articles")}.Sum(o)
	})
	return b.restHash
}

// lookKey is the key of what a look at a file of the output finds.
func (b *builder) lookKey(f *file) cache.Key {
	if f.key.Views != nil {
		return b.frontKey("file", f.path)
	}
	a := f.key.Article
	return b.keyOf("page", f.key.File, f.path, a.Prev.URL, a.Prev.Text, a.Next.URL, a.Next.Text)
}

// frontSum is the hash of the front matter of all articles, and of which files cannot
// be used.
func (b *builder) frontSum() cache.Key {
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
