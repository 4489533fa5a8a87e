package stack

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Survey is what can be said of all runs in which every question gets a definite
// answer and nothing is decided before.
type Survey struct {
	Questions int     // that are asked
	Ways      uint64  // sequences of answers
	Longest   []Given // a sequence with the most questions
	// Mean is the number of questions that a reader is asked who gives each
	// answer with equal chance. MeanOfWays counts every sequence once instead,
	// and so the long ones more often than they are met.
	Mean, MeanOfWays float64
	States           int             // that differ in what may follow
	Disagree         []Contradiction // answers that follow and contradict each other, one example each
}

// Given is a question with an answer.
type Given struct {
	Question *Question
	Answer   int // index in Question.Answers
}

// Contradiction is two different answers that follow to the same question, where
// both hold.
type Contradiction struct {
	First, Second *Follow
	Way           []Given // an example
}

// maxStates bounds the work on flows of strangers. The guide has some thousand.
const maxStates = 100_000

// errTooMany says that there are more states than somebody can look at.
var errTooMany = errors.New("too many states")

// surveyor walks the decision diagram: states with the same future are one.
type surveyor struct {
	*reach
	limit    int // of states
	known    map[string]*future
	way      []Given
	contrary map[[2]*Follow]bool
	out      *Survey
}

// future is what follows from a state.
type future struct {
	ways, steps float64 // steps: questions on all ways together
	count       uint64  // of ways
	mean        float64
	longest     int
	question    *Question
	answer      int // that leads to the longest way
	then        *future
}

func (s *Stack) newSurveyor(limit int) *surveyor {
	return &surveyor{reach: s.newReach(), limit: limit, known: map[string]*future{}, contrary: map[[2]*Follow]bool{}, out: &Survey{}}
}

// Survey looks at every run, and reports an error where there are too many
// states. It walks the diagram of all states, so it proves what it says.
func (s *Stack) Survey() (Survey, error) {
	v := s.newSurveyor(maxStates)
	all := v.look()
	if all == nil {
		return Survey{}, errTooMany
	}
	v.out.Ways, v.out.Mean, v.out.MeanOfWays, v.out.States = all.count, all.mean, all.steps/all.ways, len(v.known)
	for at := all; at.question != nil; at = at.then {
		v.out.Longest = append(v.out.Longest, Given{at.question, at.answer})
	}
	asked := map[*Question]bool{}
	for _, f := range v.known {
		asked[f.question] = f.question != nil
	}
	for _, is := range asked {
		if is {
			v.out.Questions++
		}
	}
	return *v.out, nil
}

// look gives the future of the answers given so far; nil where there is too much
// to look at.
func (v *surveyor) look() *future {
	v.settle()
	v.note()
	key := v.key()
	if f := v.known[key]; f != nil {
		return f
	}
	if len(v.known) >= v.limit {
		return nil
	}
	f := &future{ways: 1, count: 1}
	v.known[key] = f
	if f.question = v.next(); f.question == nil {
		return f
	}
	f.ways, f.count = 0, 0
	for i := range f.question.answers {
		v.given[f.question.index] = answer(i + 1)
		v.way = append(v.way, Given{f.question, i})
		then := v.look()
		v.way = v.way[:len(v.way)-1]
		if then == nil {
			return nil
		}
		f.ways += then.ways
		f.count += then.count
		f.steps += then.steps + then.ways
		f.mean += (then.mean + 1) / float64(len(f.question.answers))
		if f.longest < then.longest+1 {
			f.longest, f.answer, f.then = then.longest+1, i, then
		}
	}
	v.given[f.question.index] = noAnswer
	return f
}

// note enters which of the answers that follow here, and have an effect, contradict
// each other.
func (v *surveyor) note() {
	var bears []bool
	for _, f := range v.stack.Follows {
		q := f.Question.index
		first := v.by[q]
		if first == nil || first.answer == f.answer || !v.holds(f) || v.contrary[[2]*Follow{first, f}] {
			continue
		}
		if bears == nil {
			bears = v.bearing()
		}
		if !bears[q] {
			continue
		}
		v.contrary[[2]*Follow{first, f}] = true
		v.out.Disagree = append(v.out.Disagree, Contradiction{first, f, slices.Clone(v.way)})
	}
}

// key names everything that bears on what may be asked from here on, where it may
// end, and what may still be contradicted: per flow the outcomes left and the
// places still open or behind an open one, the answers that those places, or
// something that may still follow, depend on, and what follows already where
// something else may yet say otherwise.
func (v *surveyor) key() string {
	var key []byte
	bears := make([]bool, len(v.answers))
	for _, p := range v.stack.Parts {
		w := &v.parts[p.index]
		key = appendBits(key, len(w.outcomes), func(i int) bool { return w.outcomes[i] })
		waits := v.waitsForChoice(p)
		ahead := func(i int) bool {
			switch {
			case w.possible == 1:
				return false
			case w.places[i] == firmly:
				return waits || v.answers[p.places[i].question] == noAnswer
			}
			return w.places[i] == beyond
		}
		key = appendBits(key, len(w.places), ahead)
		for i := range p.places {
			if ahead(i) {
				bears[p.places[i].question] = true
			}
		}
	}
	denied := false
	for again := true; again; { // something may follow from what follows, or contradict it
		again = false
		for _, f := range v.stack.Follows {
			q := f.Question.index
			open := bears[q] && v.answers[q] == noAnswer
			contrary := v.by[q] != nil && v.by[q].answer != f.answer && v.mayHold(f)
			denied = denied || contrary
			if !open && !contrary {
				continue
			}
			for _, c := range f.when {
				again = again || !bears[c.question]
				bears[c.question] = true
			}
		}
	}
	for q, is := range bears {
		if is {
			key = binary.AppendUvarint(key, uint64(q))
			key = append(key, byte(v.answers[q]))
		}
	}
	if denied {
		key = v.appendFollowing(key)
	}
	return string(key)
}

// appendFollowing writes what follows from what, and which of it has an effect.
func (v *surveyor) appendFollowing(key []byte) []byte {
	key = binary.AppendUvarint(key, uint64(len(v.by))) // no question: so that no two keys are alike by chance
	for _, f := range v.by {
		key = binary.AppendUvarint(key, uint64(slices.Index(v.stack.Follows, f)+1))
	}
	bears := v.bearing()
	return appendBits(key, len(bears), func(i int) bool { return bears[i] })
}

// waitsForChoice reports whether a flow goes on along several branches until
// another decision has chosen: then everything on them matters still.
func (v *surveyor) waitsForChoice(p *Part) bool {
	for i := range p.places {
		if v.parts[p.index].places[i] != notMet && v.answers[p.places[i].question] == unsure {
			return true
		}
	}
	return false
}

// mayHold reports whether something may still follow from answers, or does.
func (v *surveyor) mayHold(f *Follow) bool {
	for _, c := range f.when {
		if a := v.answers[c.question]; a != noAnswer && a != unsure && !slices.Contains(c.any, a) {
			return false
		}
	}
	return f.when != nil
}

// appendBits writes a row of truths.
func appendBits(key []byte, n int, is func(int) bool) []byte {
	for i := 0; i < n; i += 8 {
		var b byte
		for j := i; j < min(n, i+8); j++ {
			if is(j) {
				b |= 1 << (j - i)
			}
		}
		key = append(key, b)
	}
	return key
}
