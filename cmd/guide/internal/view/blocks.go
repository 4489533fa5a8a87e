package view

import (
	"fmt"
	"math"
	"strings"

	"whichbackend.example/guide/cmd/guide/internal/chart"
	"whichbackend.example/guide/cmd/guide/internal/layout"
	"whichbackend.example/guide/cmd/guide/internal/model"
)

// shapes are the marks of verdicts in the picture.
var shapes = map[model.Fit]chart.Shape{"fits": chart.Dot, "with-care": chart.Half, "clashes": chart.Cross, "unknown": chart.Question}

// blocks is the picture of who fits whom.
func (t together) blocks() layout.Blocks {
	groups := make([]chart.Group, len(t.options))
	for i, d := range t.Guide.Decisions {
		groups[i].Name = d.About.Name.V
		for _, o := range t.options[i] {
			groups[i].Things = append(groups[i].Things, o.Name.V)
		}
	}
	all, each := map[model.Fit]int{}, map[[2]int]map[model.Fit]int{}
	drawn := chart.DrawBlocks(groups, func(a, b [2]int) chart.Shape {
		verdict := t.verdict(t.options[a[0]][a[1]].ID.V, t.options[b[0]][b[1]].ID.V)
		block := [2]int{a[0], b[0]}
		if each[block] == nil {
			each[block] = map[model.Fit]int{}
		}
		all[verdict]++
		each[block][verdict]++
		return shapes[verdict]
	})
	v := layout.Blocks{Title: "Who fits whom", Width: int(math.Ceil(drawn.Width)), Height: int(math.Ceil(drawn.Height)), Total: counts(all)}
	v.Wide = v.Width > fitsPhone
	var said []string
	for i, a := range groups {
		for j, b := range groups {
			if numbers := each[[2]int{i, j}]; numbers != nil {
				said = append(said, a.Name+" and "+b.Name+": "+inNumbers(numbers))
			}
		}
	}
	v.Summary = sentence(said)
	for _, r := range drawn.Rects {
		x, y, w, h := rect(r)
		v.Rects = append(v.Rects, layout.BlockRect{X: x, Y: y, W: w, H: h})
	}
	for _, verdict := range model.Fits {
		if d := drawn.Marks[shapes[verdict]]; d != "" {
			v.Marks = append(v.Marks, layout.BlockMarks{Verdict: string(verdict), D: d})
		}
	}
	v.Rows, v.Columns = t.labels(drawn.Rows), t.labels(drawn.Columns)
	return v
}

// fitsPhone is how wide a picture may be to be shown smaller on a phone; wider
// ones keep their size and scroll.
const fitsPhone = 440

func (t together) labels(from []chart.Label) []layout.BlockName {
	var all []layout.BlockName
	for _, l := range from {
		name := layout.BlockName{ChartText: layout.ChartText{X: pixels(l.X), Y: pixels(l.Y), Text: l.Text}}
		if l.Thing >= 0 {
			name.URL = t.Option(t.Guide.Decisions[l.Group], t.options[l.Group][l.Thing]).URL
		}
		all = append(all, name)
	}
	return all
}

// inNumbers says how many pairs go together how, but for verdicts that none has.
func inNumbers(numbers map[model.Fit]int) string {
	var all []string
	for _, verdict := range model.Fits {
		if n := numbers[verdict]; n > 0 {
			words := fitMany[verdict]
			if n == 1 {
				words = fitOne[verdict]
			}
			all = append(all, fmt.Sprintf("%d %s", n, words))
		}
	}
	return strings.Join(all, ", ")
}

var (
	fitMany = map[model.Fit]string{"fits": "fit", "with-care": "fit with care", "clashes": "clash", "unknown": "are unknown"}
	fitOne  = map[model.Fit]string{"fits": "fits", "with-care": "fits with care", "clashes": "clashes", "unknown": "is unknown"}
)

// PairNumbers says how many pairs of options of different decisions go together
// how, as far as the page of pairs shows them.
func (m *Maker) PairNumbers(options [][]*model.Option) (pairs int, words string) {
	numbers := map[model.Fit]int{}
	for i, these := range options {
		for _, others := range options[i+1:] {
			for _, x := range these {
				for _, y := range others {
					numbers[m.verdict(x.ID.V, y.ID.V)]++
					pairs++
				}
			}
		}
	}
	return pairs, inNumbers(numbers)
}
