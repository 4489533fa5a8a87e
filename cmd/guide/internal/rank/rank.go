package rank

import (
	"cmp"
	"slices"

	"whichbackend.example/guide/cmd/guide/internal/model"
)

// Version is raised when a weight or a level comes to count otherwise, so that
// an old address of a ranking can say that it was another one.
const Version = 1

// Weights names the weights, from 0 on.
var Weights = []string{"Not at all", "A little", "Much", "Most"}

// MaxWeight is the largest weight.
func MaxWeight() int { return len(Weights) - 1 }

// Steps are the known levels from the lowest, which counts 0, each one more.
var Steps = []model.Level{model.Weak, model.Fair, model.Good, model.Strong}

// span is what a level may count: one number, or everything where it is unknown.
func span(l model.Level) (low, high int) {
	if i := slices.Index(Steps, l); i >= 0 {
		return i, i
	}
	return 0, len(Steps) - 1
}

// Spread is how far levels lie apart, in steps. For an unknown level no
// distance is claimed.
func Spread(levels ...model.Level) int {
	least, most := len(Steps), -1
	for _, l := range levels {
		if i := slices.Index(Steps, l); i >= 0 {
			least, most = min(least, i), max(most, i)
		}
	}
	return max(0, most-least)
}

// Firm says how firm a ranking is.
type Firm string

const (
	None  Firm = ""      // nothing has weight, or there is nothing to compare
	Clear Firm = "clear" // the first leads by more than one step on the weightiest criterion
	Close Firm = "close" // the first leads, but one such step would be enough for another
	Tie   Firm = "tie"   // several may be the first
)

// Standing is how one option stands. Points are a range where a level that
// counts is unknown, and so is the place.
type Standing struct {
	Option      int   `json:"option"` // its column
	Low         int   `json:"low"`    // points
	High        int   `json:"high"`
	First       int   `json:"first"` // the best place that it may have
	Last        int   `json:"last"`
	WeakOnMost  []int `json:"weakOnMost"`  // criteria of the largest weight on which it is weak
	WeighedOpen []int `json:"weighedOpen"` // criteria with weight on which it is unknown
}

// Ranking is what follows from weights.
type Ranking struct {
	Firm      Firm       `json:"firm"`
	Most      int        `json:"most"`      // points that an option can have
	Leads     int        `json:"leads"`     // so many of the first standings may be the first
	Near      []int      `json:"near"`      // options that come close to a leader, in order of columns
	Standings []Standing `json:"standings"` // by best place, then by worst, then by column
}

// Of ranks options. Levels are rows of criteria by columns of options; weights
// are those of the rows, each from 0 to [MaxWeight].
func Of(levels [][]model.Level, weights []int) Ranking {
	r := Ranking{Near: []int{}, Standings: []Standing{}}
	heaviest := 0
	for _, w := range weights {
		r.Most += w * (len(Steps) - 1)
		heaviest = max(heaviest, w)
	}
	if heaviest == 0 {
		return r
	}
	for option := range levels[0] {
		r.Standings = append(r.Standings, stand(levels, weights, option))
	}
	lead := 0
	for i := range r.Standings {
		s := &r.Standings[i]
		s.First, s.Last = 1, 0
		lead = max(lead, s.Low)
		for _, other := range r.Standings {
			if other.Low > s.High {
				s.First++
			}
			if other.High > s.Low {
				s.Last++
			}
		}
		if s.Low == s.High {
			s.Last++ // else it has counted itself
		}
	}
	slices.SortStableFunc(r.Standings, func(a, b Standing) int { return cmp.Or(a.First-b.First, a.Last-b.Last) })
	for _, s := range r.Standings {
		switch {
		case s.High >= lead:
			r.Leads++
		case s.High+heaviest >= lead:
			r.Near = append(r.Near, s.Option)
		}
	}
	slices.Sort(r.Near)
	switch {
	case len(r.Standings) < 2:
	case r.Leads > 1:
		r.Firm = Tie
	case len(r.Near) > 0:
		r.Firm = Close
	default:
		r.Firm = Clear
	}
	return r
}

// stand adds up one column.
func stand(levels [][]model.Level, weights []int, option int) Standing {
	s := Standing{Option: option, WeakOnMost: []int{}, WeighedOpen: []int{}}
	for row, w := range weights {
		level := levels[row][option]
		low, high := span(level)
		s.Low, s.High = s.Low+w*low, s.High+w*high
		if w == MaxWeight() && level == Steps[0] {
			s.WeakOnMost = append(s.WeakOnMost, row)
		}
		if w > 0 && low < high {
			s.WeighedOpen = append(s.WeighedOpen, row)
		}
	}
	return s
}
