package site

import (
	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/markdown"
	"whichbackend.example/guide/cmd/guide/internal/search"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

func writeDoc(w *wire.Writer, d *doc) {
	w.Int(len(d.Parts))
	for _, p := range d.Parts {
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
	w.Strings(d.styles)
}

func readDoc(r *wire.Reader) *doc {
	d := &doc{Doc: &markdown.Doc{}}
	for range r.Len() {
		var p markdown.Part
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
	d.styles = r.Strings()
	return d
}

func writeBulk(w *wire.Writer, rest *bulk) {
	w.Strings(rest.html)
	w.Int(len(rest.text))
	for _, r := range rest.text {
		for _, n := range []int32{r.line, r.col, r.size, r.block} {
			w.Int(int(n))
		}
	}
	search.WritePieces(w, rest.lead)
	search.WritePieces(w, rest.parts)
}

func readBulk(r *wire.Reader) *bulk {
	rest := &bulk{html: r.Strings(), text: make([]run, r.Len())}
	for i := range rest.text {
		rest.text[i] = run{line: int32(r.Int()), col: int32(r.Int()), size: int32(r.Int()), block: int32(r.Int())}
	}
	rest.lead, rest.parts = search.ReadPieces(r), search.ReadPieces(r)
	return rest
}

func writeLook(w *wire.Writer, in inspected) {
	w.String(string(in.sum[:]))
	if w.Bool(in.page != nil); in.page != nil {
		in.page.Write(w)
	}
	w.Strings(in.lists)
}

func readLook(r *wire.Reader) (in inspected) {
	copy(in.sum[:], r.String())
	if r.Bool() {
		in.page = check.ReadPage(r)
	}
	in.lists = r.Strings()
	return in
}
