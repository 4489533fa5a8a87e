package chart

import (
	"bytes"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"whichbackend.example/guide/cmd/guide/internal/testenv"
)

// TestCrossingsAsDot compares our crossings with those of Graphviz, which
// knows rows as the ports of records.
func TestCrossingsAsDot(t *testing.T) {
	dot := testenv.Need(t, "dot")
	const slack = 2 // on a single graph
	ours, theirs := 0, 0
	flow := parse(t, backend)
	for i, f := range append([]drawnFlow{{flow, Draw(flow)}}, drawnFlows()...) {
		g := f.Graph
		our, their := countCrossings(curvesOf(t, g, f.Drawing)), countCrossings(dotCurves(t, dot, g))
		t.Logf("graph %d with %d nodes: ours %d, dot's %d", i, len(g.Nodes), our, their)
		if our > their+slack {
			t.Errorf("graph %d: %d crossings, dot has %d", i, our, their)
		}
		ours, theirs = ours+our, theirs+their
	}
	t.Logf("in sum: ours %d, dot's %d", ours, theirs)
	if ours > theirs {
		t.Errorf("in sum: %d crossings, dot has %d", ours, theirs)
	}
}

// dotCurves draws a graph with Graphviz.
func dotCurves(t *testing.T, dot string, g Graph) []curve {
	t.Helper()
	var in bytes.Buffer
	in.WriteString("digraph { rankdir=LR; nodesep=0.2; ranksep=0.8; node [shape=record, fontsize=12];\n")
	for i, n := range g.Nodes {
		label := "<t> " + n.Title
		for r, row := range n.Rows {
			label += fmt.Sprintf("|<r%d> %s", r, row.Label)
		}
		fmt.Fprintf(&in, "n%d [label=%q];\n", i, label)
	}
	for i, n := range g.Nodes {
		for r, row := range n.Rows {
			fmt.Fprintf(&in, "n%d:r%d:e -> n%d:t:w;\n", i, r, row.To)
		}
	}
	in.WriteString("}\n")
	cmd := exec.Command(dot, "-Tplain")
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var curves []curve
	for line := range strings.Lines(string(out)) {
		if f := strings.Fields(line); f[0] == "edge" {
			curves = append(curves, dotCurve(t, f[1:]))
		}
	}
	return curves
}

// dotCurve reads tail, head, number of points, and a chain of cubic curves in
// inches with y growing upward.
func dotCurve(t *testing.T, fields []string) curve {
	t.Helper()
	count, err := strconv.Atoi(fields[2])
	if err != nil {
		t.Fatal(err)
	}
	var control []point
	for i := range count {
		x, errX := strconv.ParseFloat(fields[3+2*i], 64)
		y, errY := strconv.ParseFloat(fields[4+2*i], 64)
		if errX != nil || errY != nil {
			t.Fatal(fields)
		}
		control = append(control, point{72 * x, -72 * y})
	}
	c := curve{from: fields[0], to: fields[1], points: control[:1]}
	for i := 0; i+3 < count; i += 3 {
		c.points = append(c.points, bezier([4]point(control[i:i+4]))...)
	}
	return c
}
