package flowtest_test

import (
	"reflect"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
)

// TestGuide holds the maker to what it promises, and shows that the flows have
// what they are made for.
func TestGuide(t *testing.T) {
	var shared, renamed, merged, ties, none, long, whole int
	for seed := range uint64(500) {
		f := flowtest.Flow(flowtest.Guide(seed))
		if !reflect.DeepEqual(f.JSON(), flowtest.Flow(flowtest.Guide(seed)).JSON()) {
			t.Fatalf("seed %d: another flow the second time", seed)
		}
		if lost := f.Unreachable(); lost != nil {
			t.Errorf("seed %d: nothing leads to %q", seed, lost[0].ID())
		}
		for _, r := range f.AskedTwice() {
			t.Errorf("seed %d: %q asks again", seed, r.Place.ID)
		}
		led := map[flow.Node]int{}
		for _, p := range f.Places {
			shared += min(1, len(p.Question.Places)-1)
			if p.ID != p.Question.ID {
				renamed++
			}
			for _, a := range p.Answers {
				led[a.Next]++
			}
		}
		for _, n := range led {
			merged += min(1, n-1)
		}
		for _, o := range f.Outcomes {
			switch len(o.Choose) {
			case 0:
				none++
			case 1:
				whole++
			default:
				ties++
			}
		}
		if len(f.Longest()) > flow.MaxAsked {
			long++
		}
	}
	for what, n := range map[string]int{
		"places that share a question": shared, "places with a name of their own": renamed, "merges": merged,
		"ties": ties, "outcomes without a choice": none, "outcomes with one": whole, "flows of more than nine questions": long,
	} {
		if n < 20 {
			t.Errorf("only %d %s in 500 flows", n, what)
		}
	}
}

// TestWild shows that wild flows resolve and break both promises.
func TestWild(t *testing.T) {
	var lost, twice int
	for seed := range uint64(500) {
		f := flowtest.Flow(flowtest.Wild(seed))
		if f.Unreachable() != nil {
			lost++
		}
		if f.AskedTwice() != nil {
			twice++
		}
	}
	if lost < 20 || twice < 20 {
		t.Errorf("of 500 flows, %d have nodes out of reach and %d ask twice", lost, twice)
	}
}
