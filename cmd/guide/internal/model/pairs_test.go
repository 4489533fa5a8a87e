package model

import (
	"fmt"
	"testing"
)

// TestInPairs holds that a page of pairs stays as small as it is said to be, that it
// leaves nothing out where there is room, and that decisions are cut alike.
func TestInPairs(t *testing.T) {
	for _, test := range []struct{ has, want []int }{
		{nil, []int{}},
		{[]int{7, 3, 2, 2}, []int{7, 3, 2, 2}},
		{[]int{20, 20}, []int{20, 20}},
		{[]int{200, 2}, []int{38, 2}},
		{[]int{200, 200}, []int{20, 20}},
		{[]int{200, 0, 5, 200}, []int{17, 0, 5, 17}},
		{[]int{9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, []int{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}},
	} {
		g := &Guide{}
		for _, n := range test.has {
			d := &Decision{}
			for range n {
				d.Options = append(d.Options, &Option{})
			}
			g.Decisions = append(g.Decisions, d)
		}
		got := []int{}
		for i, shown := range g.InPairs() {
			got = append(got, len(shown))
			for j, o := range shown {
				if o != g.Decisions[i].Options[j] {
					t.Errorf("of %v, not the first are shown", test.has)
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("of %v options %v are shown, not %v", test.has, got, test.want)
		}
	}
}
