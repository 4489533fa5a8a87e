package stack

import (
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
)

// TestDisagree holds the contradictions that the diagram finds against walking
// every way, with nothing merged; the example of each is a way on which it is met.
func TestDisagree(t *testing.T) {
	walked, contradictions := 0, 0
	for seed := range uint64(1500) {
		g := flowtest.Stack(seed)
		s := New(g, flow.All(g))
		v, err := s.Survey()
		if err != nil || v.Ways > 3_000 {
			continue
		}
		walked++
		want := map[[2]*Follow]bool{}
		r := s.newReach()
		r.contradictions(want)
		got := map[[2]*Follow]bool{}
		for _, d := range v.Disagree {
			pair := [2]*Follow{d.First, d.Second}
			if got[pair] {
				t.Errorf("seed %d: a contradiction is told twice", seed)
			}
			got[pair] = true
			if !want[pair] {
				t.Errorf("seed %d: a contradiction of %s and %s is told that nobody meets", seed, d.First.Question.ID, d.Second.Question.ID)
			}
			clear(r.given)
			for _, given := range d.Way {
				r.given[given.Question.index] = answer(given.Answer + 1)
			}
			r.settle()
			if r.by[d.First.Question.index] != d.First || !r.holds(d.Second) {
				t.Errorf("seed %d: the example does not show the contradiction", seed)
			}
		}
		for pair := range want {
			if contradictions++; !got[pair] {
				t.Errorf("seed %d: the answers that follow to %s contradict each other, and the diagram does not say so", seed, pair[0].Question.ID)
			}
		}
	}
	if walked < 500 || contradictions < 50 {
		t.Errorf("%d stacks were walked, with %d contradictions", walked, contradictions)
	}
}

// contradictions walks every way from here on.
func (r *reach) contradictions(found map[[2]*Follow]bool) {
	r.settle()
	for _, f := range r.stack.Follows {
		if by := r.by[f.Question.index]; by != nil && by.answer != f.answer && r.holds(f) && r.bearing()[f.Question.index] {
			found[[2]*Follow{by, f}] = true
		}
	}
	q := r.next()
	if q == nil {
		return
	}
	for i := range q.answers {
		r.given[q.index] = answer(i + 1)
		r.contradictions(found)
	}
	r.given[q.index] = noAnswer
}
