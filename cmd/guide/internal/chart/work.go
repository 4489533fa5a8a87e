package chart

// Limits of size and work. They are counts, never times: a drawing must not
// depend on how busy a machine is. A real flow stays far below all of them.
const (
	maxDummies   = 3000       // places that long edges take in layers; longer edges run above the drawing
	orderWork    = 30_000_000 // links and pairs looked at while ordering layers
	simplexWork  = 40_000_000 // vertices and arcs looked at in all runs of the simplex
	maxMatrix    = 150        // slots of a layer whose pairs are compared, all with all
	candidateMax = 8          // orders whose heights are computed to take the best
)

// work counts what has been done.
type work struct{ order, simplex int }

// mayOrder counts a step of ordering and tells whether there is time for more.
func (w *work) mayOrder(steps int) bool {
	w.order += steps
	return w.order <= orderWork
}

func (w *work) maySolve(steps int) bool {
	w.simplex += steps
	return w.simplex <= simplexWork
}
