package check_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/check"
	"whichbackend.example/guide/cmd/guide/internal/diag"
	"whichbackend.example/guide/cmd/guide/internal/flow"
	"whichbackend.example/guide/cmd/guide/internal/flow/flowtest"
	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/strict"
)

// structural are the rules whose promises the made flows keep.
var structural = []string{"flow-answers", "flow-next", "flow-order", "flow-twice", "flow-unreachable", "flow-version", "unknown-option", "unknown-question", "unknown-source", "unused-question"}

// TestFlowSound shows that sound flows are not accused.
func TestFlowSound(t *testing.T) {
	for seed := range uint64(300) {
		for _, rule := range reported(flowtest.Guide(seed)) {
			if slices.Contains(structural, rule) {
				t.Errorf("seed %d: [%s]", seed, rule)
			}
		}
	}
}

// TestFlowSpoiled changes names and edges of sound flows at random. A flow that
// does not resolve has no proofs and no pages, so some rule must say why.
func TestFlowSpoiled(t *testing.T) {
	unresolved := 0
	for seed := range uint64(3000) {
		g := flowtest.Guide(seed % 300)
		r := rand.New(rand.NewPCG(seed, 3))
		for range 1 + r.IntN(2) {
			spoil(r, &g.Decisions[0].Flow)
		}
		rules := reported(g)
		if flow.New(g, g.Decisions[0]) != nil {
			continue
		}
		unresolved++
		if !slices.ContainsFunc(rules, func(rule string) bool { return slices.Contains(structural, rule) }) {
			t.Errorf("seed %d: the flow does not resolve, and all that is said is %v", seed, rules)
		}
	}
	if unresolved < 1000 {
		t.Errorf("only %d flows were spoiled", unresolved)
	}
}

// spoil makes one change to a flow, which may be a fault.
func spoil(r *rand.Rand, f *model.Flow) {
	ids := []string{"nowhere", string(model.Unsure)}
	for _, p := range f.Places {
		ids = append(ids, p.Key.V)
		for _, a := range p.Value.Answers {
			ids = append(ids, a.Key.V)
		}
	}
	for _, o := range f.Outcomes {
		ids = append(ids, o.Key.V)
	}
	id := ids[r.IntN(len(ids))]
	p := f.Places[r.IntN(len(f.Places))]
	n := r.IntN(max(1, len(p.Value.Answers)))
	free := func(keys []string) bool { return !slices.Contains(keys, id) } // a key that stands twice is refused when it is read
	switch r.IntN(7) {
	case 0:
		f.Start.V = model.ID(id)
	case 1:
		p.Value.Asks = strict.At[model.ID]{V: model.ID(id), Pos: p.Key.Pos}
	case 2:
		if i := r.IntN(len(f.Places)); free(keysOf(f.Places)) {
			f.Places[i].Key.V = id
		}
	case 3:
		if i := r.IntN(len(f.Outcomes)); free(keysOf(f.Outcomes)) {
			f.Outcomes[i].Key.V = id
		}
	case 4:
		if n < len(p.Value.Answers) {
			p.Value.Answers[n].Value.Next.V = model.ID(id)
		}
	case 5:
		if n < len(p.Value.Answers) && free(keysOf(p.Value.Answers)) {
			p.Value.Answers[n].Key.V = id
		}
	case 6:
		if n < len(p.Value.Answers) {
			p.Value.Answers = slices.Delete(p.Value.Answers, n, n+1)
		}
	}
}

func keysOf[T any](m strict.Map[T]) []string {
	var all []string
	for _, e := range m {
		all = append(all, e.Key.V)
	}
	return all
}

func reported(g *model.Guide) []string {
	d := g.Decisions[0]
	d.Flow.At = diag.Pos{File: d.FlowFile(), Line: 1, Col: 1}
	var diags diag.List
	check.Data(g, model.Date{}, &diags)
	var rules []string
	for _, d := range diags.All() {
		if d.Severity == diag.Error {
			rules = append(rules, d.Rule)
		}
	}
	return rules
}
