package serve

// query is the path that was asked for, prepared to be compared with very many
// others: a stranger's path must not keep the server busy.
type query struct {
	length int
	costs  []uint8 // of each word of the pages, compared with each segment of the query
}

// whole is the cost of two segments that have nothing in common. A segment that
// only one of two paths has costs half of it: who leaves one out is nearer than
// who means something else.
const whole = 100

func newQuery(segments, words []string) *query {
	q := &query{len(segments), make([]uint8, 0, len(words)*len(segments))}
	var asked []*word
	for _, s := range segments {
		asked = append(asked, newWord(s))
	}
	for _, w := range words {
		for _, a := range asked {
			q.costs = append(q.costs, a.cost(w))
		}
	}
	return q
}

// cost is the edit distance of two paths, counted in segments.
func (q *query) cost(path []int) int {
	var rows [2][maxDepth + 1]int
	before, now := &rows[0], &rows[1]
	for j := range q.length {
		before[j+1] = before[j] + whole/2
	}
	for _, n := range path {
		costs := q.costs[n*q.length:][:q.length]
		now[0] = before[0] + whole/2
		for j, cost := range costs {
			now[j+1] = min(before[j]+int(cost), before[j+1]+whole/2, now[j]+whole/2)
		}
		before, now = now, before
	}
	return before[q.length]
}

// cost is how far a text is from the word, between 0 and whole. Any two words
// have some letters in common, so less than half does not count.
func (w *word) cost(text string) uint8 {
	longest := max(w.length, len(text), 1)
	gap := longest - min(w.length, len(text)) // the distance is no less
	if 2*gap > longest {
		return whole
	}
	if cost := w.distance(text) * whole / longest; cost <= whole/2 {
		return uint8(cost)
	}
	return whole
}

// word is a text of at most 64 bytes in the form that Myers' bit-parallel edit
// distance needs (A Fast Bit-Vector Algorithm, 1999): the columns of the table
// are the bits of machine words, so a comparison takes one step for each byte
// of the other text.
type word struct {
	length int
	at     [256]uint64 // where each byte stands
}

func newWord(text string) *word {
	w := &word{length: len(text)}
	for i := range len(text) {
		w.at[text[i]] |= 1 << i
	}
	return w
}

// distance is the number of bytes to insert, delete or replace.
func (w *word) distance(text string) int {
	if w.length == 0 {
		return len(text)
	}
	last := uint64(1) << (w.length - 1)
	distance := w.length
	up, down := ^uint64(0), uint64(0) // where the column grows and falls
	for i := range len(text) {
		same := w.at[text[i]]
		diagonal := (((same & up) + up) ^ up) | same | down
		right := down | ^(diagonal | up) // where the row grows
		left := up & diagonal            // and falls
		if right&last != 0 {
			distance++
		} else if left&last != 0 {
			distance--
		}
		right, left = right<<1|1, left<<1
		up = left | ^(diagonal | right)
		down = right & diagonal
	}
	return distance
}
