package rank_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/rank"
)

// made is a random matrix with weights; some of its levels are unknown.
func made(r *rand.Rand, rows, columns int) (levels [][]model.Level, weights []int) {
	open := r.Float64() / 2
	for range 1 + r.IntN(rows) {
		row := make([]model.Level, 0, columns)
		for range columns {
			level := rank.Steps[r.IntN(len(rank.Steps))]
			if r.Float64() < open {
				level = model.Unknown
			}
			row = append(row, level)
		}
		levels = append(levels, row)
		weights = append(weights, r.IntN(rank.MaxWeight()+1))
	}
	return levels, weights
}

// completions are all matrices that an unknown level may turn out to be.
func completions(levels [][]model.Level, visit func([][]model.Level)) {
	for i, row := range levels {
		if j := slices.Index(row, model.Unknown); j >= 0 {
			for _, l := range rank.Steps {
				row[j] = l
				completions(levels, visit)
			}
			levels[i][j] = model.Unknown
			return
		}
	}
	visit(levels)
}

// points adds up by hand, for a matrix without unknown levels.
func points(levels [][]model.Level, weights []int, option int) int {
	sum := 0
	for row, w := range weights {
		sum += w * map[model.Level]int{model.Weak: 0, model.Fair: 1, model.Good: 2, model.Strong: 3}[levels[row][option]]
	}
	return sum
}

// TestRanges tries everything that an unknown level may turn out to be: points
// and places keep to their ranges, and reach both ends.
func TestRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(20261121, 0))
	ranges := 0
	for range 600 {
		levels, weights := made(r, 3, 3)
		got := rank.Of(levels, weights)
		type reach struct{ low, high, first, last int }
		reached := map[int]reach{}
		completions(levels, func(levels [][]model.Level) {
			for _, s := range got.Standings {
				p, place := points(levels, weights, s.Option), 1
				for _, other := range got.Standings {
					if points(levels, weights, other.Option) > p {
						place++
					}
				}
				w, met := reached[s.Option]
				if !met {
					w = reach{p, p, place, place}
				}
				reached[s.Option] = reach{min(w.low, p), max(w.high, p), min(w.first, place), max(w.last, place)}
			}
		})
		for _, s := range got.Standings {
			if want := (reach{s.Low, s.High, s.First, s.Last}); reached[s.Option] != want {
				t.Fatalf("%v by %v: option %d reaches %v, not %v", levels, weights, s.Option, reached[s.Option], want)
			}
			if s.Low < s.High {
				ranges++
			}
		}
	}
	if ranges < 200 {
		t.Errorf("only %d ranges", ranges)
	}
}

// TestFirm holds what the words promise: a leader leads whatever is unknown,
// and a clear one leads also after any one level has changed by a step.
func TestFirm(t *testing.T) {
	r := rand.New(rand.NewPCG(20261121, 1))
	seen := map[rank.Firm]int{}
	for range 600 {
		levels, weights := made(r, 3, 3)
		got := rank.Of(levels, weights)
		seen[got.Firm]++
		first := func(levels [][]model.Level, option int) bool {
			return !slices.ContainsFunc(got.Standings, func(s rank.Standing) bool {
				return s.Option != option && points(levels, weights, s.Option) >= points(levels, weights, option)
			})
		}
		holds, always := true, true
		completions(levels, func(levels [][]model.Level) {
			if got.Firm == rank.None {
				return
			}
			leader := got.Standings[0].Option
			always = always && first(levels, leader)
			for _, row := range levels {
				for j, was := range row {
					for _, step := range []int{-1, 1} {
						if at := slices.Index(rank.Steps, was) + step; at >= 0 && at < len(rank.Steps) {
							row[j] = rank.Steps[at]
							holds = holds && first(levels, leader)
						}
					}
					row[j] = was
				}
			}
		})
		if got.Firm == rank.Clear && !holds || (got.Firm == rank.Tie) == always && got.Firm != rank.None {
			t.Fatalf("%v by %v: %q, leads always: %t, after a step: %t", levels, weights, got.Firm, always, holds)
		}
		if (got.Firm == rank.Tie) != (got.Leads > 1) || (got.Firm == rank.Close) != (got.Leads == 1 && len(got.Near) > 0) {
			t.Fatalf("%v by %v: %+v", levels, weights, got)
		}
	}
	for _, firm := range []rank.Firm{rank.None, rank.Clear, rank.Close, rank.Tie} {
		if seen[firm] < 20 {
			t.Errorf("%q was met %d times", firm, seen[firm])
		}
	}
}

// TestOf shows a ranking in full, and what cannot be ranked.
func TestOf(t *testing.T) {
	const strong, good, fair, weak, unknown = model.Strong, model.Good, model.Fair, model.Weak, model.Unknown
	for _, c := range []struct {
		levels  [][]model.Level
		weights []int
		want    string
	}{
		{[][]model.Level{{strong, fair, unknown}, {good, good, weak}}, []int{3, 1}, "close 12 1 [2] 0:11(1-1)[][] 1:5(2-3)[][] 2:0–9(2-3)[][0]"},
		{[][]model.Level{{strong, fair, weak}}, []int{3}, "clear 9 1 [] 0:9(1-1)[][] 1:3(2-2)[][] 2:0(3-3)[0][]"},
		{[][]model.Level{{strong, good}}, []int{2}, "close 6 1 [1] 0:6(1-1)[][] 1:4(2-2)[][]"},
		{[][]model.Level{{good, good}}, []int{1}, "tie 3 2 [] 0:2(1-1)[][] 1:2(1-1)[][]"},
		{[][]model.Level{{good, good}}, []int{0}, " 0 0 []"},
		{[][]model.Level{{good}}, []int{1}, " 3 1 [] 0:2(1-1)[][]"},
		{[][]model.Level{{unknown, good, good}}, []int{1}, "tie 3 3 [] 1:2(1-2)[][] 2:2(1-2)[][] 0:0–3(1-3)[][0]"},
		{nil, nil, " 0 0 []"},
	} {
		r := rank.Of(c.levels, c.weights)
		got := fmt.Sprintf("%s %d %d %v", r.Firm, r.Most, r.Leads, r.Near)
		for _, s := range r.Standings {
			points := fmt.Sprint(s.Low)
			if s.Low != s.High {
				points += fmt.Sprintf("–%d", s.High)
			}
			got += fmt.Sprintf(" %d:%s(%d-%d)%v%v", s.Option, points, s.First, s.Last, s.WeakOnMost, s.WeighedOpen)
		}
		if got != c.want {
			t.Errorf("%v by %v:\n%s, not\n%s", c.levels, c.weights, got, c.want)
		}
	}
}

// TestEqualTreatment: the order of the columns changes who is listed first
// among equals, and nothing else.
func TestEqualTreatment(t *testing.T) {
	r := rand.New(rand.NewPCG(20261121, 2))
	for range 500 {
		levels, weights := made(r, 8, 5)
		turned := make([][]model.Level, len(levels))
		for i, row := range levels {
			turned[i] = slices.Clone(row)
			slices.Reverse(turned[i])
		}
		a, b := rank.Of(levels, weights), rank.Of(turned, weights)
		byOption := func(r rank.Ranking, turn bool) map[int]rank.Standing {
			all := map[int]rank.Standing{}
			for _, s := range r.Standings {
				if turn {
					s.Option = 4 - s.Option
				}
				all[s.Option] = s
			}
			return all
		}
		if a.Firm != b.Firm || a.Leads != b.Leads || len(a.Near) != len(b.Near) || !reflect.DeepEqual(byOption(a, false), byOption(b, true)) {
			t.Fatalf("%v by %v: %+v, turned %+v", levels, weights, a, b)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		levels []model.Level
		want   int
	}{
		{nil, 0},
		{[]model.Level{model.Strong, model.Weak}, 3},
		{[]model.Level{model.Good, model.Good, model.Fair}, 1},
		{[]model.Level{model.Strong, model.Unknown}, 0},
		{[]model.Level{model.Unknown}, 0},
	} {
		if got := rank.Spread(c.levels...); got != c.want {
			t.Errorf("%v spread over %d, not %d", c.levels, got, c.want)
		}
	}
}
