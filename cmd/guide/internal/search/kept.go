package search

import "whichbackend.example/guide/cmd/guide/internal/wire"

// WritePieces writes pieces for a later build.
func WritePieces(w *wire.Writer, pieces []Piece) {
	w.Int(len(pieces))
	for _, p := range pieces {
		w.String(p.kind)
		w.String(p.anchor)
		w.String(p.heading)
		w.String(string(p.terms))
	}
}

// ReadPieces reads what [WritePieces] wrote.
func ReadPieces(r *wire.Reader) []Piece {
	var pieces []Piece
	for range r.Len() {
		pieces = append(pieces, Piece{kind: r.String(), anchor: r.String(), heading: r.String(), terms: terms(r.String())})
	}
	return pieces
}
