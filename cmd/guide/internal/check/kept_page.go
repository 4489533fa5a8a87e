package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// Write writes a page for a later build.
func (p *Page) Write(w *wire.Writer) {
	w.String(p.File)
	p.At.Write(w)
	w.Int(len(p.ids))
	for _, id := range p.ids {
		w.String(id)
	}
	w.Int(len(p.links))
	for _, l := range p.links {
		w.String(l.address)
		w.String(l.file)
		w.String(l.fragment)
	}
}

// ReadPage reads what [Page.Write] wrote.
func ReadPage(r *wire.Reader) *Page {
	p := &Page{File: r.String(), At: diag.ReadPos(r)}
	for range r.Len() {
		p.ids = append(p.ids, r.String())
	}
	for range r.Len() {
		p.links = append(p.links, target{r.String(), r.String(), r.String()})
	}
	return p
}
