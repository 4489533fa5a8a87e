package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/model"
	"whichbackend.example/guide/cmd/guide/internal/rank"
)

// rankCase is a matrix with the weights of its rows.
type rankCase struct {
	Levels  [][]model.Level `json:"levels"`
	Weights []int           `json:"weights"`
}

// TestRank holds that the browser ranks as package rank does, with the matrices
// of this guide and with others.
func TestRank(t *testing.T) {
	b := openBrowser(t)
	r := rand.New(rand.NewPCG(engineSeed, 7))
	var all []rankCase
	for _, d := range b.site.Guide.Decisions {
		for range 3000 {
			all = append(all, rankCase{matrixOf(d), weightsFor(r, len(d.Criteria))})
		}
	}
	for range 12_000 {
		c := rankCase{}
		columns, open := 1+r.IntN(8), r.Float64()/2
		for range 1 + r.IntN(14) {
			row := make([]model.Level, columns)
			for i := range row {
				if row[i] = rank.Steps[r.IntN(len(rank.Steps))]; r.Float64() < open {
					row[i] = model.Unknown
				}
			}
			c.Levels = append(c.Levels, row)
		}
		c.Weights = weightsFor(r, len(c.Levels))
		all = append(all, c)
	}
	b.show(t, "backend/compare/index.html", 1280, "light")
	firm, wrong := map[rank.Firm]int{}, 0
	for part := range slices.Chunk(all, 4000) {
		got := evaluate[[]string](t, b, fmt.Sprintf(`import(%s).then(({rank, spread}) => %s.map(({levels, weights}) => JSON.stringify({
			ranking: rank({steps: %s, most: %d, levels}, weights), spreads: levels.map(row => spread(%[3]s, row)),
		})))`, quoted(assetAt(b, "rank.js")), mustJSON(t, part), mustJSON(t, rank.Steps), rank.MaxWeight()))
		for i, c := range part {
			want := struct {
				Ranking rank.Ranking `json:"ranking"`
				Spreads []int        `json:"spreads"`
			}{Ranking: rank.Of(c.Levels, c.Weights)}
			for _, row := range c.Levels {
				want.Spreads = append(want.Spreads, rank.Spread(row...))
			}
			firm[want.Ranking.Firm]++
			if ours := string(mustJSON(t, want)); !sameJSON(t, ours, got[i]) {
				if wrong++; wrong < 3 {
					t.Errorf("%s\nGo:      %s\nbrowser: %s", mustJSON(t, c), ours, got[i])
				}
			}
		}
	}
	t.Logf("%d cases: %v", len(all), firm)
	for _, f := range []rank.Firm{rank.None, rank.Clear, rank.Close, rank.Tie} {
		if firm[f] < 100 {
			t.Errorf("only %d cases are %q", firm[f], f)
		}
	}
	if wrong > 0 {
		t.Errorf("seed %d: %d of %d cases differ", engineSeed, wrong, len(all))
	}
}

func weightsFor(r *rand.Rand, rows int) []int {
	weights := make([]int, rows)
	some := r.Float64()
	for i := range weights {
		if r.Float64() < some {
			weights[i] = r.IntN(rank.MaxWeight() + 1)
		}
	}
	return weights
}

// matrixOf gives the levels of a decision as its page shows them.
func matrixOf(d *model.Decision) [][]model.Level {
	var levels [][]model.Level
	for _, c := range d.Criteria {
		var row []model.Level
		for _, o := range d.Options {
			row = append(row, o.Cell(c.ID.V).Level.V)
		}
		levels = append(levels, row)
	}
	return levels
}

// assetAt is where a script lies on the site that a browser looks at.
func assetAt(b *browser, name string) string {
	stem, ending, _ := strings.Cut(name, ".")
	for file := range b.site.files {
		if ok, _ := path.Match("assets/"+stem+".????????."+ending, file); ok {
			return b.url + file
		}
	}
	return ""
}

// sameJSON compares values, since the two languages order members differently.
func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return false
	}
	return string(mustJSON(t, x)) == string(mustJSON(t, y))
}
