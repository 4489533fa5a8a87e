package site

import (
	"crypto/sha256"
	"fmt"

	"whichbackend.example/guide/cmd/guide/internal/cache"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/source"
)

// keptDoc gives what a Markdown file renders to from the cache of earlier builds,
// with all that was found wrong, or makes it and keeps it there.
func (b *builder) keptDoc(f *source.File, diags *diag.List, render func(*diag.List) *doc) *doc {
	if b.options.Cache == nil {
		return render(diags)
	}
	key := sha256.Sum256(fmt.Appendf(nil, "markdown %t %q %x", b.options.NoSearch, f.Path, f.Hash))
	if value, ok := b.options.Cache.Get(key); ok {
		r := cache.NewReader(value)
		if d, found := readDoc(r), diag.Read(r); r.Err() == nil {
			diags.AddAll(found)
			return d
		}
	}
	found := &diag.List{}
	d := render(found)
	diags.AddAll(found.Raw())
	w := &cache.Writer{}
	writeDoc(w, d)
	diag.Write(w, found.Raw())
	b.options.Cache.Put(key, w.Bytes())
	return d
}

func writeDoc(w *cache.Writer, d *doc) {
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

func readDoc(r *cache.Reader) *doc {
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
