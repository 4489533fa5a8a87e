package chart

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostileNames are names that somebody may give.
var hostileNames = []string{"", " ", "W", strings.Repeat("W", 400), strings.Repeat("long words ", 40), "<b>\"&'", "שלום עולם", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "a\nb\tc", "\u202edcba", "PostgreSQL"}

// randomGroups are some groups of some things with names of any kind.
func randomGroups(r *rand.Rand, most int) []Group {
	groups := make([]Group, r.IntN(13))
	for i := range groups {
		groups[i].Name = hostileNames[r.IntN(len(hostileNames))]
		for range r.IntN(most + 1) {
			groups[i].Things = append(groups[i].Things, hostileNames[r.IntN(len(hostileNames))])
		}
	}
	return groups
}

func anyShape(a, b [2]int) Shape { return Shape((a[0]*7 + a[1]*3 + b[0]*5 + b[1]) % len(strokes)) }

// TestBlocks draws any number of groups and things with any names: each two
// things of different groups have one mark of their shape, in the middle of a
// cell of the block of their groups, and nothing covers anything else or leaves
// the frame.
func TestBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	drawn := 0
	for range 150 {
		groups := randomGroups(r, 1+r.IntN(20))
		d := DrawBlocks(groups, anyShape)
		if !reflect.DeepEqual(d, DrawBlocks(groups, anyShape)) {
			t.Fatal("the same groups are drawn in two ways")
		}
		checkBlocks(t, groups, d)
		if d.Width > 0 {
			drawn++
		}
		if t.Failed() {
			t.Fatalf("groups: %q", groups)
		}
	}
	if drawn < 100 {
		t.Errorf("only %d drawings", drawn)
	}
}

func checkBlocks(t *testing.T, groups []Group, d Blocks) {
	t.Helper()
	things, pairs, blocks := []int{}, 0, 0
	for _, g := range groups {
		if len(g.Things) == 0 {
			continue
		}
		for _, before := range things {
			pairs += before * len(g.Things)
			blocks++
		}
		things = append(things, len(g.Things))
	}
	frame := Rect{0, 0, d.Width, d.Height}
	all := slices.Clone(d.Rects)
	for _, l := range d.Rows {
		wide, size := named(t, l)
		all = append(all, Rect{l.X - wide, l.Y - 0.75*size, wide, size})
	}
	for _, l := range d.Columns {
		wide, size := named(t, l)
		all = append(all, Rect{l.Y - 0.75*size, -l.X - wide, size, wide})
	}
	for i, a := range all {
		if !frame.holds(a) {
			t.Errorf("%v leaves the frame %v", a, frame)
		}
		for _, b := range all[i+1:] {
			if a.overlaps(b) {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
	if got := len(d.Rects); got != blocks {
		t.Errorf("%d blocks instead of %d", got, blocks)
	}
	marks := marksOf(t, d)
	if len(marks) != pairs {
		t.Errorf("%d marks instead of %d", len(marks), pairs)
	}
	for at := range marks {
		in := 0
		for _, b := range d.Rects {
			if b.holds(Rect{at.x - cellSize/2, at.y - cellSize/2, cellSize, cellSize}) {
				in++
			}
		}
		if in != 1 {
			t.Errorf("the mark at %v lies in %d blocks", at, in)
		}
	}
}

// named gives the width and the size of a label.
func named(t *testing.T, l Label) (wide, size float64) {
	t.Helper()
	face, points := &regular, NameSize
	if l.Thing < 0 {
		face, points = &semibold, GroupSize
	}
	if !utf8.ValidString(l.Text) {
		t.Errorf("%q is cut within a letter", l.Text)
	}
	wide = float64(extent(l.Text, points, face)) / 100
	if wide > nameMost {
		t.Errorf("%q is %v pixels wide", l.Text, wide)
	}
	return wide, float64(points)
}

var markPattern = regexp.MustCompile(`M(\d+) (\d+)([^M]*)`)

// marksOf gives the marks by their middle; no two lie on each other.
func marksOf(t *testing.T, d Blocks) map[point]Shape {
	t.Helper()
	marks := map[point]Shape{}
	for s, path := range d.Marks {
		rest := markPattern.ReplaceAllStringFunc(path, func(mark string) string {
			m := markPattern.FindStringSubmatch(mark)
			x, _ := strconv.ParseFloat(m[1], 64)
			y, _ := strconv.ParseFloat(m[2], 64)
			if _, taken := marks[point{x, y}]; taken || m[3] != strokes[s] {
				t.Errorf("the mark %s: taken %t", mark, taken)
			}
			marks[point{x, y}] = Shape(s)
			return ""
		})
		if rest != "" {
			t.Errorf("the path of marks has %q besides", rest)
		}
	}
	return marks
}

// TestBlocksStand: where a mark stands says whose it is, and labels name rows and
// columns.
func TestBlocksStand(t *testing.T) {
	groups := []Group{{"Tea", []string{"Black", "Green"}}, {"Water", nil}, {"Cup", []string{"Mug"}}, {"Cake", []string{"Apple", "Plum"}}}
	asked := map[string]Shape{}
	d := DrawBlocks(groups, func(a, b [2]int) Shape {
		s := anyShape(a, b)
		asked[groups[a[0]].Things[a[1]]+" "+groups[b[0]].Things[b[1]]] = s
		return s
	})
	rows, columns := map[float64]string{}, map[float64]string{}
	for _, l := range d.Rows {
		if l.Thing >= 0 {
			rows[short(l.Y-baseline*NameSize)] = groups[l.Group].Things[l.Thing]
		}
	}
	for _, l := range d.Columns {
		if l.Thing >= 0 {
			columns[short(l.Y-baseline*NameSize)] = groups[l.Group].Things[l.Thing]
		}
	}
	got := map[string]Shape{}
	for at, s := range marksOf(t, d) {
		got[rows[at.y]+" "+columns[at.x]] = s
	}
	if !reflect.DeepEqual(got, asked) || len(got) != 2*1+2*2+1*2 {
		t.Errorf("the marks say %v, not %v", got, asked)
	}
}

// TestBlocksSmall: where all pairs look the same, each costs a few bytes.
func TestBlocksSmall(t *testing.T) {
	var groups []Group
	for i := range 4 {
		groups = append(groups, Group{fmt.Sprint("Group ", i), make([]string, 15)})
	}
	d := DrawBlocks(groups, func(_, _ [2]int) Shape { return Dot })
	if n := len(d.Marks[Dot]) / (6 * 15 * 15); n > 12 {
		t.Errorf("a dot has %d bytes", n)
	}
}
