package chart

import (
	"fmt"
	"strings"
)

// Group is a list of things of which one is chosen.
type Group struct {
	Name   string
	Things []string
}

// Shape is what a mark looks like: each is told from the others without color.
type Shape int

// The shapes, from the calmest to what catches the eye.
const (
	Dot Shape = iota
	Half
	Question
	Cross
)

// strokes draw each shape from its middle on. A half disc is to be filled by the
// rule evenodd, all others are lines.
var strokes = [...]string{
	Dot:      "h0",
	Half:     "m0-6a6 6 0 0 0 0 12 6 6 0 0 0 0-12zm0 1.8a4.2 4.2 0 0 1 0 8.4z",
	Question: "m-3.5-2.7a3.5 3.5 0 1 1 4.8 3.2q-1.3.6-1.3 2m0 3.7h0",
	Cross:    "m-4.5-4.5 9 9m0-9-9 9",
}

// Blocks draws how the things of several groups go together: for each two groups a
// block with a mark for each two things. The blocks stand like stairs, so that
// no two things meet twice: rows are all groups but the last, columns all but
// the first.
type Blocks struct {
	Width, Height float64
	Rects         []Rect               // behind the marks, one for each two groups
	Rows          []Label              // which end at their X
	Columns       []Label              // which begin there, in a picture turned to the left by a quarter
	Marks         [len(strokes)]string // all marks of a shape as one path
}

// Label names a thing, or a group where Thing is negative.
type Label struct {
	Line
	Group, Thing int
}

// Measures of blocks in pixels.
const (
	NameSize  = 14 // of the type of things, regular
	GroupSize = 12 // of groups, semibold

	cellSize = 30
	between  = 22 // two blocks, where the name of a group stands
	namePad  = 8  // between a name and its block
	nameMost = 150
)

// DrawBlocks draws groups; shape tells how two things of different groups go
// together, each by its group and its number there, that of the earlier group
// first. A group without things is left out.
func DrawBlocks(groups []Group, shape func(a, b [2]int) Shape) Blocks {
	var kept []int
	for i, g := range groups {
		if len(g.Things) > 0 {
			kept = append(kept, i)
		}
	}
	if len(kept) < 2 {
		return Blocks{}
	}
	rows, columns := kept[:len(kept)-1], kept[1:]
	x, right := blockStarts(groups, columns, nameRoom(groups, rows, 0))
	y, bottom := blockStarts(groups, rows, nameRoom(groups, columns, between))
	d := Blocks{Width: float64(right), Height: float64(bottom)}
	var marks [len(strokes)]strings.Builder
	for i, row := range rows {
		d.Rows = append(d.Rows, labels(groups, row, x[i]-namePad, y[i], 0)...)
		for j, column := range columns[i:] {
			left, top := x[i+j], y[i]
			d.Rects = append(d.Rects, Rect{float64(left), float64(top), float64(len(groups[column].Things) * cellSize), float64(len(groups[row].Things) * cellSize)})
			for a := range groups[row].Things {
				for b := range groups[column].Things {
					s := shape([2]int{row, a}, [2]int{column, b})
					fmt.Fprintf(&marks[s], "M%d %d%s", left+b*cellSize+cellSize/2, top+a*cellSize+cellSize/2, strokes[s])
				}
			}
		}
	}
	for i, column := range columns {
		// The name of the group stands above that of the first row's group.
		d.Columns = append(d.Columns, labels(groups, column, namePad-y[0], x[i], between)...)
	}
	for s := range marks {
		d.Marks[s] = marks[s].String()
	}
	return d
}

// nameRoom is the room before the first block that names need beside what is
// always between two blocks; groups stand farther from it by a step.
func nameRoom(groups []Group, of []int, step int) int {
	most := 0
	for _, g := range of {
		_, wide := clip(groups[g].Name, GroupSize, &semibold)
		most = max(most, wide+step)
		for _, name := range groups[g].Things {
			_, wide := clip(name, NameSize, &regular)
			most = max(most, wide)
		}
	}
	return max(0, most+namePad-between)
}

// blockStarts gives where the block of each group begins, and where the last ends.
func blockStarts(groups []Group, of []int, at int) (all []int, end int) {
	for _, g := range of {
		at += between
		all = append(all, at)
		at += len(groups[g].Things) * cellSize
	}
	return all, at
}

// labels names a group and its things, whose block begins at start.
func labels(groups []Group, g, x, start, step int) []Label {
	text, _ := clip(groups[g].Name, GroupSize, &semibold)
	all := []Label{{Line{text, float64(x + step), short(float64(start) - between/2 + baseline*GroupSize)}, g, -1}}
	for i, name := range groups[g].Things {
		text, _ := clip(name, NameSize, &regular)
		all = append(all, Label{Line{text, float64(x), short((float64(i)+0.5)*cellSize + float64(start) + baseline*NameSize)}, g, i})
	}
	return all
}

// clip shortens a name for which there is no room, and gives its width in pixels.
func clip(name string, size int, face *[95]uint8) (string, int) {
	name = strings.Join(strings.Fields(name), " ")
	wide := extent(name, size, face)
	if wide > nameMost*100 {
		head, _ := cut(name, nameMost*100-extent("…", size, face), size, face)
		name = strings.TrimRight(head, " ") + "…"
		wide = extent(name, size, face)
	}
	return name, (wide + 99) / 100
}
