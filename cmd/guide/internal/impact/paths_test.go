package impact

import (
	"math/rand/v2"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// TestFollow holds the comparison of two flows against one by definition: every two
// paths whose answers do not contradict each other are one way of answering.
func TestFollow(t *testing.T) {
	compared, changed, merged := 0, 0, 0
	for seed := range uint64(700) {
		r := rand.New(rand.NewPCG(seed, 1))
		was, is := flowtest.Flow(flowtest.Guide(seed)), flowtest.Flow(flowtest.Guide(seed))
		if seed%3 == 0 {
			is = flowtest.Flow(flowtest.Guide(seed + 1)) // another flow, with some of the same questions
		} else {
			alter(r, is)
		}
		if was.Figures().Paths*is.Figures().Paths > 1_500 {
			continue
		}
		var got, want Flow
		got.follow(was, is)
		for a := range was.Paths() {
			for b := range is.Paths() {
				if contradict(a.State(), b.State()) {
					continue
				}
				before, after := recommended(a), recommended(b)
				want.Paths++
				switch {
				case before.equal(after):
				case before.choosesLike(after):
					want.Firmness++
				default:
					want.Changed++
				}
			}
		}
		if got.Paths != want.Paths || got.Changed != want.Changed || got.Firmness != want.Firmness {
			t.Fatalf("seed %d: %d paths, %d changed, %d firmer; by definition %d, %d, %d", seed, got.Paths, got.Changed, got.Firmness, want.Paths, want.Changed, want.Firmness)
		}
		listed, gone := 0, 0
		for _, p := range got.Differing {
			listed += p.Paths
			if p.After == nil {
				gone += p.Paths
			}
			merged += p.Paths - 1
			holds(t, seed, is, was, p)
		}
		if listed != got.Changed+got.Firmness+got.New+got.Gone || gone != got.Gone {
			t.Fatalf("seed %d: %d paths are listed and %d of them gone: %+v", seed, listed, gone, got)
		}
		compared++
		changed += got.Changed
	}
	if compared < 150 || changed < 150 || merged < 50 {
		t.Errorf("%d flows were compared, with %d changed paths, of which %d were taken together: that proves little", compared, changed, merged)
	}
}

// alter leads some answers elsewhere, as an editor would.
func alter(r *rand.Rand, f *flow.Flow) {
	for range 1 + r.IntN(3) {
		p := f.Places[r.IntN(len(f.Places))]
		p.Answers[r.IntN(len(p.Answers))].Next = flow.Node{Outcome: f.Outcomes[r.IntN(len(f.Outcomes))]}
	}
}

func contradict(a, b flow.State) bool {
	for q, answer := range a {
		if other, asked := b[q]; asked && other != answer {
			return true
		}
	}
	return false
}

func recommended(p flow.Path) *Recommendation {
	return follower{at: flow.Node{Outcome: p.Outcome}}.recommendation()
}

// holds looks whether the ways that begin with the answers of a listed path are those
// that it says, and whether a flow that it calls stuck is so.
func holds(t *testing.T, seed uint64, is, was *flow.Flow, p Path) {
	state := flow.State{}
	for _, a := range p.Answers {
		state[a.Question] = a.Answer
	}
	for _, side := range []struct {
		f    *flow.Flow
		want *Recommendation
	}{{is, p.After}, {was, p.Before}} {
		if at := (follower{flow: side.f, at: flow.Node{Place: side.f.Start}}).advance(p.Answers); side.want == nil && p.Paths == 1 && !at.stuck {
			t.Fatalf("seed %d: %v is no way that is new or gone", seed, state)
		}
	}
	if p.Before == nil || p.After == nil {
		return
	}
	ways := 0
	for a := range was.Paths() {
		for b := range is.Paths() {
			if contradict(a.State(), b.State()) || contradict(state, a.State()) || contradict(state, b.State()) {
				continue
			}
			ways++
			if before, after := recommended(a), recommended(b); !before.equal(p.Before) || !after.equal(p.After) {
				t.Fatalf("seed %d: %v leads from %v to %v, not from %v to %v", seed, state, before, after, p.Before, p.After)
			}
		}
	}
	if ways != p.Paths {
		t.Fatalf("seed %d: %d ways begin with %v, not %d", seed, ways, state, p.Paths)
	}
}

// TestRecommendation has a tie in another order, which is the same tie.
func TestRecommendation(t *testing.T) {
	tie := func(options ...model.ID) *Recommendation {
		o := &flow.Outcome{Outcome: &model.Outcome{}}
		for _, id := range options {
			o.Choose = append(o.Choose, model.IDAt{V: id})
		}
		return recommended(flow.Path{Outcome: o})
	}
	if !tie("b", "a").equal(tie("a", "b")) || tie("a", "b").choosesLike(tie("a")) || tie("a").equal(nil) {
		t.Error("the order of a tie counts, or its options do not")
	}
}

// TestFollowBound gives flows of more paths than anybody walks: the comparison ends,
// and says that it did not see all.
func TestFollowBound(t *testing.T) {
	wide := func() *flow.Flow {
		f := &flow.Flow{Decision: &model.Decision{}, Outcomes: []*flow.Outcome{{Outcome: &model.Outcome{}}}}
		next := flow.Node{Outcome: f.Outcomes[0]}
		for i := range 24 {
			q := &flow.Question{ID: model.ID(rune('a' + i))}
			p := &flow.Place{ID: q.ID, Question: q, Answers: []*flow.Answer{{ID: "x", Next: next}, {ID: "y", Next: next}}}
			q.Places = []*flow.Place{p}
			f.Places, f.Questions, next = append(f.Places, p), append(f.Questions, q), flow.Node{Place: p}
		}
		f.Start = next.Place
		return f
	}
	var f Flow
	f.follow(wide(), wide())
	if !f.More || f.Paths > maxPaths {
		t.Errorf("%d paths were walked, and more is %v", f.Paths, f.More)
	}
}
