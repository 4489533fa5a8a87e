package check

import (
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/wire"
)

// Write writes a page for a later build.
func (p *Page) Write(w *wire.Writer) {
	w.String(p.File)
	p.At.Write(w)
	w.String(string(p.ids))
	w.String(string(p.links))
}

// ReadPage reads what [Page.Write] wrote.
func ReadPage(r *wire.Reader) *Page {
	return &Page{File: r.String(), At: diag.ReadPos(r), ids: pack(r.String()), links: pack(r.String())}
}
