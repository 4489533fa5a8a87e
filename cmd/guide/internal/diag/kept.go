package diag

import "whichbackend.example/guide/cmd/guide/internal/wire"

// Write writes a place for a later build.
func (p Pos) Write(w *wire.Writer) {
	w.String(p.File)
	w.Int(p.Line)
	w.Int(p.Col)
}

// ReadPos reads what [Pos.Write] wrote.
func ReadPos(r *wire.Reader) Pos {
	return Pos{File: r.String(), Line: r.Int(), Col: r.Int()}
}

// Write writes diagnostics for a later build.
func Write(w *wire.Writer, all []Diagnostic) {
	w.Int(len(all))
	for _, d := range all {
		d.Pos.Write(w)
		w.Int(int(d.Severity))
		w.String(d.Rule)
		w.String(d.Message)
		w.String(d.Hint)
	}
}

// Read reads what [Write] wrote.
func Read(r *wire.Reader) []Diagnostic {
	var all []Diagnostic
	for range r.Len() {
		all = append(all, Diagnostic{Pos: ReadPos(r), Severity: Severity(r.Int()), Rule: r.String(), Message: r.String(), Hint: r.String()})
	}
	return all
}
