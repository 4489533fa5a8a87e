package site

import (
	"crypto/sha256"
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/cache"
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/search"
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
	looks    = codec[inspected]{writeLook, readLook, func(in inspected) bool { return in.err == nil }}
	pictures = codec[[]byte]{
		write: func(w *wire.Writer, b []byte) { w.String(string(b)) },
		read:  func(r *wire.Reader) []byte { return []byte(r.String()) },
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
	if b.options.Cache != nil && (c.sound == nil || c.sound(v)) {
		w := &wire.Writer{}
		c.write(w, v)
		diag.Write(w, found.Raw())
		b.options.Cache.Put(key, w.Bytes())
	}
	return v
}

// recall gives a value from the cache of earlier builds.
func recall[V any](b *builder, key cache.Key, c codec[V]) (v V, found []diag.Diagnostic, ok bool) {
	value, ok := b.options.Cache.Get(key)
	if !ok {
		return v, nil, false
	}
	r := wire.NewReader(value)
	v, found = c.read(r), diag.Read(r)
	return v, found, r.Err() == nil
}

// docKept is the key of what a Markdown file renders to, whatever else there is.
func (b *builder) docKept(f *source.File) cache.Key {
	return sha256.Sum256(fmt.Appendf(nil, "markdown %t %q %x", b.options.NoSearch, f.Path, f.Hash))
}

// keyOf is the key of what is made of an article, the options and all files that are
// no articles; more names what else it depends on. That is more than it may need:
// what is made anew for nothing is right all the same.
func (b *builder) keyOf(what string, f *source.File, more ...string) cache.Key {
	if b.options.Cache == nil || f == nil {
		return cache.Key{}
	}
	return sha256.Sum256(fmt.Appendf(nil, "%s %x %q %x %q", what, b.restSum(), f.Path, f.Hash, more))
}

// restSum is the hash of the options and of all files that are no articles.
func (b *builder) restSum() cache.Key {
	b.rest.Do(func() {
		b.restHash = Input{b.tree.But("content/articles")}.Sum(b.options)
	})
	return b.restHash
}

// lookKey is the key of what a look at the page of an article finds.
func (b *builder) lookKey(f *file) (key cache.Key, is bool) {
	if b.options.Cache == nil || f.key.Views != nil || f.key.File == nil {
		return key, false
	}
	a := f.key.Article
	return b.keyOf("page", f.key.File, f.path, a.Prev.URL, a.Prev.Text, a.Next.URL, a.Next.Text), true
}

func writeLook(w *wire.Writer, in inspected) {
	w.String(string(in.sum[:]))
	in.page.Write(w)
}

func readLook(r *wire.Reader) (in inspected) {
	copy(in.sum[:], r.String())
	in.page = check.ReadPage(r)
	return in
}

func writeDoc(w *wire.Writer, d *doc) {
	w.Int(len(d.Parts))
	for _, p := range d.Parts {
		w.String(p.HTML)
		if w.Bool(p.Ref != nil); p.Ref != nil {
			w.String(p.Ref.Path)
			w.String(p.Ref.Fragment)
			w.Bool(p.Ref.Image)
			p.Ref.At.Write(w)
			w.Int(p.Ref.Len)
		}
		if w.Bool(p.Embed != nil); p.Embed != nil {
			w.String(p.Embed.Kind)
			w.String(p.Embed.Body)
			p.Embed.At.Write(w)
			w.Int(p.Embed.BodyLine)
			w.Int(p.Embed.BodyCol)
		}
	}
	w.Int(len(d.Headings))
	for _, h := range d.Headings {
		w.Int(h.Level)
		w.String(h.ID)
		w.String(h.Text)
		w.String(h.HTML)
		h.At.Write(w)
	}
	w.Int(len(d.Links))
	for _, l := range d.Links {
		w.String(l.URL)
		l.At.Write(w)
	}
	w.Int(d.Words)
	w.Int(len(d.text))
	for _, r := range d.text {
		for _, n := range []int32{r.line, r.col, r.size, r.block} {
			w.Int(int(n))
		}
	}
	search.WritePieces(w, d.lead)
	search.WritePieces(w, d.parts)
}

func readDoc(r *wire.Reader) *doc {
	d := &doc{Doc: &markdown.Doc{}}
	for range r.Len() {
		p := markdown.Part{HTML: r.String()}
		if r.Bool() {
			p.Ref = &markdown.Ref{Path: r.String(), Fragment: r.String(), Image: r.Bool(), At: diag.ReadPos(r), Len: r.Int()}
		}
		if r.Bool() {
			p.Embed = &markdown.Embed{Kind: r.String(), Body: r.String(), At: diag.ReadPos(r), BodyLine: r.Int(), BodyCol: r.Int()}
		}
		d.Parts = append(d.Parts, p)
	}
	for range r.Len() {
		h := markdown.Heading{Level: r.Int(), ID: r.String(), Text: r.String(), HTML: r.String(), At: diag.ReadPos(r)}
		d.Headings = append(d.Headings, h)
		d.anchors = append(d.anchors, h.ID)
	}
	for range r.Len() {
		d.Links = append(d.Links, markdown.Link{URL: r.String(), At: diag.ReadPos(r)})
	}
	d.Words = r.Int()
	d.text = make([]run, r.Len())
	for i := range d.text {
		d.text[i] = run{line: int32(r.Int()), col: int32(r.Int()), size: int32(r.Int()), block: int32(r.Int())}
	}
	d.lead, d.parts = search.ReadPieces(r), search.ReadPieces(r)
	return d
}
